import { at, realAt } from '../at.ts';
import { batchesOf } from './batches.ts';
import type { FailureWork, WriteOutcome } from './failureWork.ts';
import { stepsFew } from './foresight.ts';
import { lostBoth, runLanes } from './lanes.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, LaneOrder, Lanes, Reach } from './lanesState.ts';
import { sharesOf } from './outcome.ts';
import { glance, lookUp } from './scout.ts';

/** A failure that is followed downwards in a lane, with how far it is followed upwards. */
export interface LargeFailure extends LaneOrder {
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
    const isHeardUp = lanes.reach === 'both ways';
    if (isFalling(largestDown) || (isHeardUp && isFalling(largestUp))) {
      if (steps < stepsFew) return isHeardUp ? steps + 1 : nextQuietAbove(work, failed, steps);
      failInFull(work, failed, struckAbove, write);
      return steps;
    }
  }
  const below = realAt(lanes.memory.lostBelow, index) + realAt(shock.weights, failed);
  const both = lostBoth(lanes, lane);
  const above = arrivals.lostAbove(failed, steps, returns);
  write(
    failed,
    sharesOf(shock, { either: above + below - both, below, above, steps }),
    struckInLane(lanes, lane, struckAbove),
  );
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
  const count = struckAbove < 1 ? rows.trading : 0;
  for (let row = 0; row < count; row += 1) {
    const loss = realAt(below, at(fallRows.rowOf, row) * lanesMost + index);
    if (Math.max(realAt(above, row * lanesMost + index), loss) > struckAbove) struck.push(row);
  }
  return struck;
}

/** Fails a firm by itself, link by link. */
export function failInFull({ spreader }: FailureWork, failed: number, struckAbove: number, write: WriteOutcome): void {
  const outcome = spreader.fail(failed);
  const struck: number[] = [];
  if (struckAbove < 1) spreader.visitStruck(struckAbove, (firm) => struck.push(firm));
  write(failed, outcome, struck);
}
