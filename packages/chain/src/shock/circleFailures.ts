import { at, realAt } from '../at.ts';
import { batchesOf } from './batches.ts';
import { type CircleLane, circleLanesMost, firstSteps, roundedMost, rounding, runCircle } from './circleLanes.ts';
import type { FailureWork, WriteOutcome } from './failureWork.ts';
import type { LaneOrder } from './lanesState.ts';
import { sharesOf } from './outcome.ts';

/** A failure of which only what firms lose both ways is not known. */
export interface CircleFailure extends LaneOrder {
  /** The rows of its circle that lose downwards, with what they lose; what all firms lose downwards, in weights. */
  readonly rows: Int32Array;
  readonly losses: Float64Array;
  readonly below: number;
  readonly struck: ReadonlySet<number>;
  /** What its lane may be asked for, of the index. */
  readonly asked: number;
}

/** Runs such failures in lanes, and writes what comes of them. Yields how many were done. */
export function* failInCircles(
  work: FailureWork,
  waiting: readonly CircleFailure[],
  write: WriteOutcome,
): Generator<number, void, void> {
  const { rows, circleLanes, lastSteps } = work;
  const planned = waiting.map((failure) => {
    const { failed, steps } = failure;
    const before = lastSteps.plan(failed, failure.rows, steps - firstSteps);
    const stepsInLane = Math.max(firstSteps, steps - before.length);
    // The first steps are rounded together, the last ones not at all.
    const isRough = (stepsInLane - 1) * rounding.roughly * failure.asked <= roundedMost;
    return { failure, before, failed, steps: stepsInLane, isRough };
  });
  const groupOf = ({ failed, isRough }: (typeof planned)[number]) => 2 * at(rows.circleFrom, failed) + Number(isRough);
  for (const batch of batchesOf(planned, circleLanesMost, groupOf)) {
    runCircle(circleLanes, batch, batch[0]?.isRough ?? false, (lane) => {
      const one = batch[lane.index];
      if (one === undefined) return;
      hearBoth(work, lane, one.failure, lastSteps.take(lane, one.failure.rows, one.before), write);
    });
    yield batch.length;
  }
}

/** `chances` are those of its rows to have lost by the last step, by row. */
function hearBoth(
  { shock, arrivals }: FailureWork,
  lane: CircleLane,
  { failed, steps, rows, losses, below, struck }: CircleFailure,
  chances: Float64Array,
  write: WriteOutcome,
): void {
  let both = realAt(shock.weights, failed);
  for (let place = 0; place < rows.length; place += 1) {
    const row = at(rows, place);
    both += realAt(shock.weights, row) * Math.min(realAt(losses, place), realAt(chances, row));
  }
  const above = arrivals.lostAbove(failed, steps, lane.returns);
  write(failed, sharesOf(shock, { either: above + below - both, below, above, steps }), struck);
}
