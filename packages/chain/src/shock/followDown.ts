import { at, realAt } from '../at.ts';
import { settleMarkets, stepDown, strikeDown } from './down.ts';
import { clearDown, createDown, type Down, lossDown } from './downState.ts';
import { foresee } from './foresight.ts';
import { hearAll, hearWhatCounts, isHeardEnough } from './hearing.ts';
import type { Shock } from './shock.ts';

/** Follows the loss that runs down when one firm fails. */
export interface Follower {
  /** What was lost in the steps asked for. */
  readonly down: Down;
  /**
   * Takes so many steps. Gives whether a firm still fell in the last of them, or that too many links would have to be looked at. It can then
   * be told of each firm whether it lost more than `least`.
   */
  follow(failed: number, steps: number, least: number): 'over' | 'falling' | 'large';
}

/** Where the news that a firm failed may count for more of the index, most failures turn out to be large: following them is not begun. */
const importanceMost = 7e-4;

/** `linksMost` is how many links may be looked at. */
export function createFollower(shock: Shock, linksMost: number): Follower {
  const down = createDown(shock);
  const { hearing } = down;
  const everyFirm = hearing.importance;
  const foresight = foresee(shock);
  const importanceFor = (steps: number): Float64Array => foresight[Math.min(steps, foresight.length) - 1] ?? everyFirm;
  const { epsilon, stepsMost } = shock;
  /** Gives the largest fall of the last step, or nothing where there was too much to look at. */
  const run = (failed: number, steps: number, isQuiet: boolean): number | undefined => {
    if (isQuiet) hearWhatCounts(hearing, importanceFor(steps), steps, epsilon);
    else hearAll(hearing, everyFirm);
    clearDown(shock, down);
    strikeDown(shock, down, failed, 1);
    settleMarkets(shock, down);
    let fall = 0;
    for (let left = steps; left > 0; left -= 1) {
      // What counts for little is left.
      if (isQuiet) hearWhatCounts(hearing, importanceFor(left), left, epsilon);
      fall = stepDown(shock, down, left === 1);
      if (down.work > linksMost) return undefined;
    }
    return fall;
  };
  /** Whether what was left is too little to matter: to the index, to the count of steps, and to who lost more than `least`. */
  const isTold = (fall: number, least: number): boolean => {
    if (down.isHollow || !isHeardEnough(hearing, fall, epsilon)) return false;
    if (least >= 1) return true;
    for (let place = 0; place < down.struckCount; place += 1) {
      if (Math.abs(lossDown(down, at(down.struck, place)) - least) <= 2 * hearing.drift) return false;
    }
    return true;
  };
  return {
    down,
    follow(failed, steps, least) {
      if (realAt(importanceFor(steps), failed) > importanceMost) return 'large';
      let fall = run(failed, steps, true);
      if (fall !== undefined && !isTold(fall, least)) fall = run(failed, steps, false);
      if (fall === undefined) return 'large';
      return fall <= epsilon || steps === stepsMost ? 'over' : 'falling';
    },
  };
}
