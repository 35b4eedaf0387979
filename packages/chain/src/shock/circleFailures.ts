import { at, realAt } from '../at.ts';
import { batchesOf } from './batches.ts';
import { type CircleLane, circleLanesMost, firstSteps, roundedIn, runCircle } from './circleLanes.ts';
import type { FailureWork, WriteOutcome } from './failureWork.ts';
import type { LaneOrder } from './lanesState.ts';
import type { LargeFailure } from './largeFailures.ts';
import { sharesOf } from './outcome.ts';

/** A failure of which only what firms lose both ways is not known. */
export interface CircleFailure extends LaneOrder {
  /** The rows of its circle that lose downwards, with what they lose; what all firms lose downwards, in weights. */
  readonly rows: Int32Array;
  readonly losses: Float64Array;
  readonly below: number;
  readonly struck: ReadonlySet<number>;
  /** What it is where a lane of a circle does not keep enough digits. */
  readonly asLarge: LargeFailure;
}

/** What may be rounded away counts for so much of the index at most. */
const roundedMost = 1.5e-10;

interface Planned extends LaneOrder {
  readonly failure: CircleFailure;
  /** The rows that are asked for before its last steps, see `LastSteps`; `steps` are those in the lane, without them. */
  readonly before: readonly Int32Array[];
}

/** Runs such failures in lanes, and writes what comes of them. Yields how many were done, and gives those of which too much was rounded away. */
export function* failInCircles(
  work: FailureWork,
  waiting: readonly CircleFailure[],
  isClose: boolean,
  write: WriteOutcome,
): Generator<number, readonly CircleFailure[], void> {
  const { rows, circleLanes, lastSteps } = work;
  const planned = waiting.map((failure): Planned => {
    const { failed, steps } = failure;
    const before = lastSteps.plan(failed, failure.rows, steps - firstSteps);
    return { failure, before, failed, steps: Math.max(firstSteps, steps - before.length) };
  });
  const left: CircleFailure[] = [];
  for (const batch of batchesOf(planned, circleLanesMost, ({ failed }) => at(rows.circleFrom, failed))) {
    let done = 0;
    runCircle(circleLanes, batch, isClose, (lane) => {
      const one = batch[lane.index];
      if (one === undefined) return;
      if (hearBoth(work, lane, one, isClose, write)) done += 1;
      else left.push(one.failure);
    });
    yield done;
  }
  return left;
}

/** Writes what comes of a failure that took its steps in a lane; gives whether it did, since too much may have been rounded away. */
function hearBoth(
  { shock, arrivals, circleLanes, lastSteps }: FailureWork,
  lane: CircleLane,
  planned: Planned,
  isClose: boolean,
  write: WriteOutcome,
): boolean {
  const { failed, steps, rows, losses, below, struck } = planned.failure;
  const chances = lastSteps.take(lane, rows, planned.before);
  let returning = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = at(rows, place);
    returning += realAt(shock.weights, row) * Math.min(realAt(losses, place), realAt(chances, row));
  }
  const visits = arrivals.visits(failed, steps);
  const rounded = roundedIn(circleLanes, planned, isClose) * (returning + lane.returned * visits);
  if (rounded > roundedMost * shock.totalWeight) return false;
  const above = arrivals.lostAbove(failed, steps, lane.returns);
  const either = above + below - returning - realAt(shock.weights, failed);
  write(failed, sharesOf(shock, { either, below, above, steps }), struck);
  return true;
}
