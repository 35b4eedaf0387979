import { at, realAt } from '../at.ts';
import { beginDown, fallDown } from './lanesDown.ts';
import { createLanesMemory, lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes } from './lanesState.ts';
import { beginUp, firstSteps, riseUp } from './lanesUp.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** What is to run in a lane. */
export interface LaneOrder {
  readonly failed: number;
  readonly steps: number;
}

export function createLanes(shock: Shock, rows: Rows): Lanes {
  const memory = createLanesMemory(shock, rows);
  const unmoved = new Float64Array(shock.network.markets * lanesMost);
  return { shock, rows, memory, unmoved, isWhole: false, lanes: [], from: 0, to: 0 };
}

/**
 * Runs as many failures as there are lanes at most; those that are not whole are of one circle. Each is asked at its step whether it is
 * over: `hear` gives the same step again if so, and else the step at which to ask again.
 */
export function runLanes(
  state: Lanes,
  orders: readonly LaneOrder[],
  isWhole: boolean,
  hear: (lane: Lane) => number,
): void {
  const { rows } = state;
  state.isWhole = isWhole;
  state.lanes = orders
    .map(({ failed, steps }, index) => ({
      index,
      failed,
      row: at(rows.rowOf, failed),
      steps,
      returns: [0],
      returned: 0,
    }))
    .toSorted((a, b) => a.row - b.row);
  const failed = orders[0]?.failed ?? 0;
  state.from = isWhole ? 0 : at(rows.circleFrom, failed);
  state.to = isWhole ? rows.selling : at(rows.circleTo, failed);
  beginUp(state);
  if (isWhole) beginDown(state);
  for (let [step, open] = [1, orders.length]; open > 0; step += 1) {
    if (step > firstSteps(isWhole)) riseUp(state);
    if (isWhole) fallDown(state);
    for (const lane of state.lanes) {
      if (lane.steps !== step) continue;
      lane.steps = hear(lane);
      if (lane.steps === step) open -= 1;
    }
  }
}

/** What firms lose both ways in a whole failure, in weights; all of it comes round within a circle. */
export function lostBoth({ rows, memory }: Lanes, { failed, index }: Lane): number {
  const { places, kernels } = memory;
  memory.lostBoth.fill(0);
  const [from, to] = [at(rows.circleFrom, failed), at(rows.circleTo, failed)];
  kernels.both(from, to, { weights: places.weights, above: places.above, below: places.below, sums: places.lostBoth });
  // A firm in no circle loses both ways only where it fails itself.
  return from < to ? realAt(memory.lostBoth, index) : realAt(memory.weights, at(rows.rowOf, failed));
}
