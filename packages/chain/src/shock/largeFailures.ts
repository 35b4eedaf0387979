import { at, realAt } from '../at.ts';
import { batchesOf, type Waiting } from './batches.ts';
import type { FailureWork, WriteOutcome } from './failureWork.ts';
import { lostBoth, runLanes } from './lanes.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes, Reach } from './lanesState.ts';
import { outcomeOf } from './outcome.ts';
import { glance, lookUp } from './scout.ts';

/** A failure that is followed downwards in a lane, with how far it is followed upwards. */
export interface LargeFailure extends Waiting {
  readonly reach: Reach;
}

/** Runs such failures in lanes, and writes what comes of them. Yields how many were done. */
export function* failLarge(
  work: FailureWork,
  waiting: readonly LargeFailure[],
  struckAbove: number,
  write: WriteOutcome,
): Generator<number, void, void> {
  for (const batch of batchesOf(waiting, lanesMost, ({ reach }) => (reach === 'down' ? 0 : 1))) {
    runLanes(work.lanes, batch, batch[0]?.reach ?? 'down', (lane) => hearLarge(work, lane, struckAbove, write));
    yield batch.length;
  }
}

function hearLarge(work: FailureWork, lane: Lane, struckAbove: number, write: WriteOutcome): number {
  const { shock, lanes, arrivals } = work;
  const { failed, index, steps, returns } = lane;
  const isFalling = (largest: Float64Array) => realAt(largest, index) > shock.epsilon;
  if (steps < shock.stepsMost) {
    const { largestDown, largestUp } = lanes.memory;
    if (lanes.reach === 'both ways' && (isFalling(largestUp) || isFalling(largestDown))) return steps + 1;
    if (isFalling(largestDown)) return nextQuietAbove(work, failed, steps);
  }
  const below = realAt(lanes.memory.lostBelow, index) + realAt(shock.weights, failed);
  const both = lostBoth(lanes, lane);
  const above = arrivals.lostAbove(failed, steps, returns);
  write(failed, outcomeOf(shock, { above, below, both, steps }), struckInLane(lanes, lane, struckAbove));
  return steps;
}

/** The next step after which no firm falls upwards by more than epsilon. */
function nextQuietAbove({ shock, scout }: FailureWork, failed: number, steps: number): number {
  glance(shock, scout, failed, 1);
  lookUp(shock, scout, failed, steps + 1);
  return scout.steps;
}

function struckInLane(
  { rows, fallRows, memory: { above, below } }: Lanes,
  { index }: Lane,
  struckAbove: number,
): readonly number[] {
  const struck: number[] = [];
  const count = struckAbove < 1 ? rows.firmOf.length : 0;
  for (let row = 0; row < count; row += 1) {
    const firm = at(rows.firmOf, row);
    const loss = realAt(below, at(fallRows.rowOf, firm) * lanesMost + index);
    if (Math.max(realAt(above, row * lanesMost + index), loss) > struckAbove) struck.push(firm);
  }
  return struck;
}
