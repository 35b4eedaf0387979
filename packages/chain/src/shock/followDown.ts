import { settleMarkets, stepDown, strikeDown } from './down.ts';
import { clearDown, createDown, type Down } from './downState.ts';
import { foresee } from './foresight.ts';
import { hearAll, hearWhatCounts, isHeardEnough } from './hearing.ts';
import type { Shock } from './shock.ts';

/** Follows the loss that runs down when one firm fails. */
export interface Follower {
  /** What was lost in the steps asked for. */
  readonly down: Down;
  /** The same number of steps where the last of them is the last one of this loss, else the number at which to ask again. */
  stepsUntilOver(failed: number, steps: number): number;
}

export function createFollower(shock: Shock): Follower {
  const down = createDown(shock);
  const { hearing } = down;
  const everyFirm = hearing.importance;
  const foresight = foresee(shock);
  const importanceFor = (steps: number): Float64Array => foresight[Math.min(steps, foresight.length) - 1] ?? everyFirm;
  const { epsilon, stepsMost } = shock;
  const begin = (failed: number): void => {
    clearDown(shock, down);
    strikeDown(shock, down, failed, 1);
    settleMarkets(shock, down);
  };
  /** Leaves what counts for little. Gives the largest fall of the last step. */
  const runQuietly = (failed: number, steps: number): number => {
    hearWhatCounts(hearing, importanceFor(steps), steps, epsilon);
    begin(failed);
    let fall = 0;
    for (let left = steps; left > 0; left -= 1) {
      hearWhatCounts(hearing, importanceFor(left), left, epsilon);
      fall = stepDown(shock, down, left === 1);
    }
    return fall;
  };
  const runInFull = (failed: number, steps: number): number => {
    hearAll(hearing, everyFirm);
    begin(failed);
    let fall = 0;
    for (let step = 1; step <= steps; step += 1) fall = stepDown(shock, down);
    return fall;
  };
  return {
    down,
    stepsUntilOver(failed, steps) {
      let fall = runQuietly(failed, steps);
      if (down.isHollow || !isHeardEnough(hearing, fall, epsilon)) fall = runInFull(failed, steps);
      if (fall <= epsilon || steps === stepsMost) return steps;
      // What was left in what seemed the last step is heard now.
      if (hearing.stepsLeft > 0) runInFull(failed, steps);
      let next = steps;
      do {
        next += 1;
        fall = stepDown(shock, down);
      } while (fall > epsilon && next < stepsMost);
      return next;
    },
  };
}
