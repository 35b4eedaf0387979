import { at, realAt } from '../at.ts';
import { beginDown, fallDown } from './lanesDown.ts';
import { createLanesMemory, type LanesMemory, lanesMost } from './lanesMemory.ts';
import { beginUp, firstSteps, riseUp } from './lanesUp.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * Several failures at once, all from their first step: a link is looked up once for all of them. Whole failures run over all firms, both
 * ways. Of the others only the way upwards among the firms of a circle is followed: the chance that a walk from customer to customer has
 * come to the failed firm by this step.
 */
export interface Lanes {
  readonly shock: Shock;
  readonly rows: Rows;
  readonly memory: LanesMemory;
  /** What those firms of each market sell that never lose, of market m in lane l at m · lanes + l. */
  readonly unmoved: Float64Array;
  isWhole: boolean;
  /** The failures by the rows of their firms. */
  lanes: readonly Lane[];
  /** The rows that are passed over upwards, from and up to, not with. */
  from: number;
  to: number;
}

/** A failure in a lane. */
export interface Lane {
  readonly index: number;
  readonly failed: number;
  readonly row: number;
  /** When it is to be asked whether it is over. */
  steps: number;
  /** The chance that a walk from the failed firm is back for the first time in step 1, 2 and so on; and by now. */
  readonly returns: number[];
  returned: number;
}

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
