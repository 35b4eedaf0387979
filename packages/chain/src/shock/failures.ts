import { at, realAt } from '../at.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { createFollower, type Follower } from './followDown.ts';
import { createLanes, lostBoth, runLanes } from './lanes.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes, Reach } from './lanesState.ts';
import { chanceNext } from './lanesUp.ts';
import type { ShockOutcome } from './outcome.ts';
import { rowsOf } from './rows.ts';
import { createScout, glance, isClear, lookUp, lossAtLeast, type Scout, struckUp } from './scout.ts';
import type { Shock } from './shock.ts';
import { createSpreader, type Spreader } from './spread.ts';

/** Fails firms of a network one by one, in memory that is taken once. */
export interface Failures {
  /** How many firms the network has. */
  readonly firms: number;
  /**
   * The outcomes of the failures of a range of firms, each when it is known. Where it is said, each comes with the firms that lost more
   * than `struckAbove`, whichever way. Yields now and then how many are known.
   */
  run(from: number, to: number, write: WriteOutcome, struckAbove?: number): Generator<number, void, void>;
}

/** Takes an outcome and the firms that were struck; those of no failure where they were not asked for. */
export type WriteOutcome = (firm: number, outcome: ShockOutcome, struck: Iterable<number>) => void;

interface Work {
  readonly shock: Shock;
  readonly scout: Scout;
  readonly follower: Follower;
  readonly arrivals: Arrivals;
  readonly lanes: Lanes;
  readonly spreader: Spreader;
  /** Of the failure at hand, the rows of its circle that lose downwards and what they lose. */
  readonly circling: { readonly rows: Int32Array; readonly losses: Float64Array };
}

/** Whom failures strike where that is not asked for. */
const nobody: ReadonlySet<number> = new Set();

/** A failure that waits for a lane. */
interface Waiting {
  readonly failed: number;
  readonly steps: number;
  readonly reach: Reach;
  /** The rows of its circle that lose downwards, with what they lose; what all firms lose downwards, in weights. */
  readonly rows: Int32Array;
  readonly losses: Float64Array;
  readonly below: number;
  readonly struck: ReadonlySet<number>;
}

/** Looking at so much of the links downwards takes one failure as long as a lane would take. */
const shareAlone = 1 / 4;
/** Failures that wait are sorted by their steps, so that those that run side by side end together. */
const waitingMost = 256;
const betweenYields = 64;
/** Longer failures, under a small epsilon, are followed in full. */
const stepsFew = 48;
/** What is not known of a failure may count for so much of the index, beside what is left downwards. */
const doubtMost = 2e-10;
/** And what is lost both ways by firms that lose too little. */
const bothMost = 5e-11;
/** Below this share of firms that trade in circles it is faster to work out for each what it loses upwards in the last step. */
const fewOfCircle = 0.1;

/**
 * Of most failures little needs to be followed: what is lost upwards in all follows from sums that are the same for all of them
 * (`arrivals.ts`), and only firms near by fall by as much as epsilon (`scout.ts`). What is lost downwards is followed (`followDown.ts`).
 * What firms lose both ways counts once: where that is more than next to nothing, it takes a lane to know it, as do large failures.
 */
export function createFailures(shock: Shock): Failures {
  const work: Work = {
    shock,
    scout: createScout(shock),
    follower: createFollower(shock, shareAlone * shock.network.links),
    arrivals: createArrivals(shock),
    lanes: createLanes(shock, rowsOf(shock)),
    spreader: createSpreader(shock),
    circling: { rows: new Int32Array(shock.network.firms), losses: new Float64Array(shock.network.firms) },
  };
  return {
    firms: shock.network.firms,
    *run(from, to, write, struckAbove = Number.POSITIVE_INFINITY) {
      let done = 0;
      const together = function* (waiting: Waiting[]): Generator<number, void, void> {
        for (const batch of batchesOf(work, waiting)) {
          failTogether(work, batch, struckAbove, write);
          done += batch.length;
          yield done;
        }
        waiting.length = 0;
      };
      const [small, large]: [Waiting[], Waiting[]] = [[], []];
      for (let failed = from; failed < to; failed += 1) {
        const left = failAlone(work, failed, struckAbove, write);
        if (left === undefined) done += 1;
        else (left.reach === 'circle' ? small : large).push(left);
        if (small.length === waitingMost) yield* together(small);
        if (large.length === waitingMost) yield* together(large);
        if (done % betweenYields === 0) yield done;
      }
      yield* together(small);
      yield* together(large);
    },
  };
}

/** Fails a firm by itself and writes what comes of it; gives what is known where that is not enough. */
function failAlone(work: Work, failed: number, struckAbove: number, write: WriteOutcome): Waiting | undefined {
  const { shock, scout, follower } = work;
  const isSure = glance(shock, scout, failed, struckAbove);
  let state: ReturnType<Follower['follow']> = follower.mayBeLarge(failed, scout.steps) ? 'large' : 'falling';
  // Large failures may be heard in their lane, step by step.
  if (state !== 'large' && !isSure) lookUp(shock, scout, failed, scout.steps);
  while (state === 'falling' && scout.steps <= stepsFew) {
    state = follower.follow(failed, scout.steps, struckAbove);
    if (state === 'falling') lookUp(shock, scout, failed, scout.steps + 1);
  }
  if (scout.steps > stepsFew) {
    failInFull(work, failed, struckAbove, write);
    return undefined;
  }
  // A lane tells of each firm what it lost.
  const { steps } = scout;
  const isLarge = state === 'large' || !isClear(scout, struckAbove);
  const known = isLarge ? undefined : weigh(work, failed);
  const struck = isLarge || struckAbove >= 1 ? nobody : struckOf(work, struckAbove);
  if (known === undefined || known.doubt > doubtMost * shock.totalWeight) {
    const { count = 0, below = 0 } = known ?? {};
    const [rows, losses] = [work.circling.rows.slice(0, count), work.circling.losses.slice(0, count)];
    const reach = isLarge ? reachOf(isSure && struckAbove >= 1) : 'circle';
    return { failed, steps, reach, rows, losses, below, struck };
  }
  const above = work.arrivals.lostAbove(failed, steps, scout.returns);
  write(failed, outcomeOf(shock, above, known.below, known.both, steps), struck);
  return undefined;
}

/** How far a large failure is followed upwards: where the scout is sure, it need not be heard in which step that way is over. */
function reachOf(isSure: boolean): Reach {
  return isSure ? 'down' : 'both ways';
}

/** What is known of a failure that was followed downwards. */
function weigh({ shock, scout, follower, lanes: { rows }, arrivals, circling }: Work, failed: number) {
  const { weights, totalWeight } = shock;
  const [from, to] = [at(rows.circleFrom, failed), at(rows.circleTo, failed)];
  const struck = follower.struck();
  const least = (bothMost * totalWeight) / Math.max(1, struck.length);
  // What was left may count for nothing or for all that was foreseen.
  let [below, both, count] = [(follower.unheard() / 2) * totalWeight, realAt(weights, failed), 0];
  // What the scout may have missed of walks that come back takes as much from what is lost upwards.
  let doubt = from < to && scout.steps > 1 ? scout.lag * arrivals.visits(failed, scout.steps - 2) : 0;
  for (let place = 0; place < struck.length; place += 1) {
    const firm = at(struck, place);
    const loss = follower.loss(firm);
    const weight = realAt(weights, firm);
    below += weight * loss;
    if (weight * loss <= least || firm === failed) continue;
    const row = at(rows.rowOf, firm);
    if (row < from || row >= to) continue;
    circling.rows[count] = row;
    circling.losses[count] = loss;
    count += 1;
    const above = lossAtLeast(scout, firm);
    both += weight * Math.min(loss, above);
    if (loss > above) doubt += weight * Math.min(loss - above, scout.lag);
  }
  return { count, below: Math.min(totalWeight, below), both, doubt };
}

function struckOf({ scout, follower }: Work, struckAbove: number): ReadonlySet<number> {
  const struck = new Set<number>();
  for (const firm of struckUp(scout)) {
    if (lossAtLeast(scout, firm) > struckAbove) struck.add(firm);
  }
  for (const firm of follower.struck()) {
    if (follower.loss(firm) > struckAbove) struck.add(firm);
  }
  return struck;
}

function failInFull({ spreader }: Work, failed: number, struckAbove: number, write: WriteOutcome): void {
  const outcome = spreader.fail(failed);
  const struck: number[] = [];
  if (struckAbove < 1) spreader.visitStruck(struckAbove, (firm) => struck.push(firm));
  write(failed, outcome, struck);
}

/** Batches of failures that run side by side. */
function* batchesOf({ lanes: { rows } }: Work, waiting: readonly Waiting[]): Generator<readonly Waiting[], void, void> {
  // Those that reach further than their circle run side by side whatever it is.
  const group = ({ failed, reach }: Waiting) =>
    reach === 'circle' ? at(rows.circleFrom, failed) : reach === 'down' ? -1 : -2;
  const sorted = waiting.toSorted((a, b) => group(a) - group(b) || a.steps - b.steps);
  let batch: Waiting[] = [];
  for (const one of sorted) {
    if (batch.length === lanesMost || group(batch[0] ?? one) !== group(one)) {
      yield batch;
      batch = [];
    }
    batch.push(one);
  }
  if (batch.length > 0) yield batch;
}

function failTogether(work: Work, batch: readonly Waiting[], struckAbove: number, write: WriteOutcome): void {
  const reach = batch[0]?.reach ?? 'circle';
  const orders = batch.map((one) => ({ failed: one.failed, steps: askedAt(work, one) }));
  runLanes(work.lanes, orders, reach, (lane) => {
    const one = batch[lane.index];
    if (one === undefined) return lane.steps;
    return reach === 'circle' ? hearBoth(work, lane, one, write) : hearLarge(work, lane, struckAbove, write);
  });
}

/** What few firms lose upwards in the last step is worked out for these alone. */
function askedAt({ lanes: { rows } }: Work, { reach, steps, ...one }: Waiting): number {
  const isFew = one.rows.length < fewOfCircle * rows.circling;
  return reach === 'circle' ? Math.max(2, isFew ? steps - 1 : steps) : steps;
}

/** A failure of which only what firms lose both ways was not known. */
function hearBoth({ shock, lanes, arrivals }: Work, lane: Lane, one: Waiting, write: WriteOutcome): number {
  const { failed, index, row, returns, returned } = lane;
  const { memory } = lanes;
  const isLast = lane.steps === one.steps;
  let both = realAt(shock.weights, failed);
  for (let place = 0; place < one.rows.length; place += 1) {
    const other = at(one.rows, place);
    const above = isLast ? realAt(memory.above, other * lanesMost + index) : chanceNext(lanes, other, index);
    both += realAt(memory.circleWeights, other) * Math.min(realAt(one.losses, place), above);
  }
  const back = isLast ? returns : [...returns, chanceNext(lanes, row, index) - returned];
  const above = arrivals.lostAbove(failed, one.steps, back);
  write(failed, outcomeOf(shock, above, one.below, both, one.steps), one.struck);
  return lane.steps;
}

/** A failure that was followed downwards in its lane. */
function hearLarge(work: Work, lane: Lane, struckAbove: number, write: WriteOutcome): number {
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
  write(failed, outcomeOf(shock, above, below, both, steps), struckInLane(lanes, lane, struckAbove));
  return steps;
}

/** The next step after which no firm falls upwards by more than epsilon. */
function nextQuietAbove({ shock, scout }: Work, failed: number, steps: number): number {
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

/** What a failure costs, of what is lost upwards, downwards and by the same firms both ways, in weights. */
function outcomeOf({ totalWeight }: Shock, above: number, below: number, both: number, steps: number): ShockOutcome {
  // Where nothing weighs anything, nothing is lost.
  const share = totalWeight > 0 ? 1 / totalWeight : 0;
  return { index: (above + below - both) * share, down: below * share, up: above * share, steps };
}
