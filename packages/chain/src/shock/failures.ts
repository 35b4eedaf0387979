import { at, realAt } from '../at.ts';
import { clearDown, createDown, type Down, settleMarkets, stepDown, strikeDown } from './down.ts';
import { quietMostOf, quietShareMost } from './foresight.ts';
import { beginLane, createLanes, type Lanes, lossInLane } from './lanes.ts';
import type { ShockOutcome } from './outcome.ts';
import type { Shock } from './shock.ts';
import { stepLanes } from './stepLanes.ts';

/** Fails firms of a network one by one, several of them side by side, in memory that is taken once. */
export interface Failures {
  /** The outcomes of the failures of a range of firms, each when it is known. Yields after each step of all lanes how many are. */
  run(from: number, to: number, write: (firm: number, outcome: ShockOutcome) => void): Generator<number, void, void>;
}

/** A fall that is nearer to epsilon than this share of it does not tell whether a step is the last. */
const downwardWindow = 100 * quietShareMost;

export function createFailures(shock: Shock): Failures {
  const state = createLanes(shock);
  const down = createDown(shock);
  const attentive = down.quiet;
  const quiet = quietMostOf(shock);
  // The step at which a lane is asked again: each failure is run down twice at most.
  const waits = new Int32Array(state.lanes.length);
  const isOver = (index: number, failed: number, steps: number): boolean => {
    down.quiet = quiet;
    let fallen = runDown(shock, down, failed, steps);
    if (down.isHollow || Math.abs(fallen - shock.epsilon) <= downwardWindow * shock.epsilon) {
      down.quiet = attentive;
      fallen = runDown(shock, down, failed, steps);
    }
    if (fallen <= shock.epsilon || steps === shock.stepsMost) return true;
    let next = steps;
    do next += 1;
    while (stepDown(shock, down) > shock.epsilon * (1 + downwardWindow));
    waits[index] = next;
    return false;
  };
  return {
    *run(from, to, write) {
      let [next, done] = [from, 0];
      const take = (): number => (next < to ? next++ : -1);
      for (const index of state.lanes.keys()) beginLane(state, index, take());
      while (done < to - from) {
        stepLanes(shock, state);
        for (const [index, { failed, steps }] of state.lanes.entries()) {
          const isSteep = realAt(state.largest, index) > shock.epsilon || steps < at(waits, index);
          if (failed < 0 || (isSteep && steps < shock.stepsMost)) continue;
          // Only now is it worth while to look whether the loss that runs down has come to its end too.
          if (!isOver(index, failed, steps)) continue;
          write(failed, outcomeOf(shock, down, state, index));
          done += 1;
          waits[index] = 0;
          beginLane(state, index, take());
        }
        yield done;
      }
    },
  };
}

/** The loss that runs down, through so many steps. Gives the largest fall of the last one. */
function runDown(shock: Shock, down: Down, failed: number, steps: number): number {
  clearDown(shock, down);
  strikeDown(shock, down, failed, 1);
  settleMarkets(shock, down);
  let fallen = 0;
  for (let step = 1; step <= steps; step += 1) fallen = stepDown(shock, down);
  return fallen;
}

function outcomeOf(shock: Shock, down: Down, state: Lanes, index: number): ShockOutcome {
  const { weights, totalWeight } = shock;
  const { failed = -1, steps = 0, lost = 0 } = state.lanes[index] ?? {};
  let [below, either] = [0, lost];
  for (let place = 0; place < down.struckCount; place += 1) {
    const firm = at(down.struck, place);
    const weight = realAt(weights, firm);
    const loss = realAt(down.losses, firm);
    below += weight * loss;
    const more = firm === failed ? 0 : loss - lossInLane(state, index, firm);
    if (more > 0) either += weight * more;
  }
  // Where nothing weighs anything, nothing is lost.
  const share = totalWeight > 0 ? 1 / totalWeight : 0;
  return { index: either * share, down: below * share, up: lost * share, steps };
}
