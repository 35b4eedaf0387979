import { at, realAt } from '../at.ts';
import { type CircleFailure, failInCircles } from './circleFailures.ts';
import type { FailurePlan } from './failurePlan.ts';
import { createFailureWork, type FailureWork, type WriteOutcome } from './failureWork.ts';
import type { Follower } from './followDown.ts';
import { stepsFew } from './foresight.ts';
import { failInFull, failLarge, type LargeFailure } from './largeFailures.ts';
import { sharesOf } from './outcome.ts';
import type { Rows } from './rows.ts';
import { glance, isClear, lookUp, lossAtLeast, struckUp } from './scout.ts';

/** Fails firms of a network one by one, in memory that is taken once. */
export interface Failures {
  /** How many firms the network has. */
  readonly firms: number;
  /**
   * The outcomes of the failures of these firms, each when it is known. Where it is said, each comes with the firms that lost more than
   * `struckAbove`, whichever way. Yields now and then how many are known.
   */
  run(firms: Iterable<number>, write: WriteOutcome, struckAbove?: number): Generator<number, void, void>;
}

/** Whom failures strike where that is not asked for. */
const nobody: ReadonlySet<number> = new Set();

/** Failures that wait are sorted by their steps, so that those that run side by side end together; of large ones each takes longer. */
const waitingMost = { inCircles: 1024, closely: 256, large: 256 } as const;
const betweenYields = 64;
/** What is not known of a failure may count for so much of the index, beside what is left downwards. */
const doubtMost = 2e-10;
/** And what is lost both ways by firms that lose too little. */
const bothMost = 5e-11;

/**
 * Of most failures little needs to be followed: what is lost upwards in all follows from sums that are the same for all of them
 * (`arrivals.ts`), and only firms near by fall by as much as epsilon (`scout.ts`). What is lost downwards is followed (`followDown.ts`).
 * What firms lose both ways counts once: where that is more than next to nothing, it takes a lane to know it (`circleFailures.ts`), as do
 * large failures (`largeFailures.ts`).
 */
export function createFailures(plan: FailurePlan): Failures {
  const work = createFailureWork(plan);
  const { firms } = plan.shock.network;
  return {
    firms,
    *run(those, tell, struckAbove = Number.POSITIVE_INFINITY) {
      const write: WriteOutcome = (row, outcome, struck) =>
        tell(at(plan.rows.firmOf, row), outcome, firmsOf(plan.rows, struck));
      let [done, turns] = [0, 0];
      const [inCircles, closely, large]: [CircleFailure[], CircleFailure[], LargeFailure[]] = [[], [], []];
      const counted = function* <Left>(counts: Generator<number, Left, void>): Generator<number, Left, void> {
        for (let turn = counts.next(); ; turn = counts.next()) {
          if (turn.done === true) return turn.value;
          done += turn.value;
          yield done;
        }
      };
      const runInCircles = function* (): Generator<number, void, void> {
        closely.push(...(yield* counted(failInCircles(work, inCircles.splice(0), false, write))));
      };
      const runClosely = function* (): Generator<number, void, void> {
        const left = yield* counted(failInCircles(work, closely.splice(0), true, write));
        large.push(...left.map(({ asLarge }) => asLarge));
      };
      const runLarge = () => counted(failLarge(work, large.splice(0), struckAbove, write));
      for (const firm of those) {
        const left = failAlone(work, at(plan.rows.rowOf, firm), struckAbove, write);
        if (left === undefined) done += 1;
        else if ('reach' in left) large.push(left);
        else inCircles.push(left);
        if (inCircles.length === waitingMost.inCircles) yield* runInCircles();
        if (closely.length >= waitingMost.closely) yield* runClosely();
        if (large.length >= waitingMost.large) yield* runLarge();
        turns += 1;
        if (turns % betweenYields === 0) yield done;
      }
      yield* runInCircles();
      yield* runClosely();
      yield* runLarge();
    },
  };
}

/** Fails a firm by itself and writes what comes of it; gives what is known where that is not enough. */
function failAlone(
  work: FailureWork,
  failed: number,
  struckAbove: number,
  write: WriteOutcome,
): LargeFailure | CircleFailure | undefined {
  const { shock, scout, follower } = work;
  let isSure = glance(shock, scout, failed, struckAbove);
  let state: ReturnType<Follower['follow']> = follower.mayBeLarge(failed, scout.steps) ? 'large' : 'falling';
  // Large failures may be heard in their lane, step by step.
  if (state !== 'large' && !isSure) {
    lookUp(shock, scout, failed, scout.steps);
    isSure = true;
  }
  while (state === 'falling' && scout.steps <= stepsFew) {
    state = follower.follow(failed, scout.steps, struckAbove);
    if (state === 'falling') lookUp(shock, scout, failed, scout.steps + 1);
  }
  const { steps } = scout;
  if (steps > stepsFew) {
    failInFull(work, failed, struckAbove, write);
    return undefined;
  }
  // A lane tells of each firm what it lost; where the scout is sure, it need not be heard in which step the way upwards is over.
  const asLarge: LargeFailure = { failed, steps, reach: isSure && struckAbove >= 1 ? 'down' : 'both ways' };
  if (state === 'large' || !isClear(scout, struckAbove)) return asLarge;
  const { firms, losses, below, both, doubt } = weigh(work, failed);
  const struck = struckAbove >= 1 ? nobody : struckOf(work, struckAbove);
  if (doubt > doubtMost * shock.totalWeight) {
    return { failed, steps, rows: firms.slice(), losses: losses.slice(), below, struck, asLarge };
  }
  const above = work.arrivals.lostAbove(failed, steps, scout.returns);
  write(failed, sharesOf(shock, { either: above + below - both, below, above, steps }), struck);
  return undefined;
}

/** What is known of a failure that was followed downwards, in weights. */
function weigh({ shock, rows, scout, follower, arrivals }: FailureWork, failed: number) {
  const [from, to] = [at(rows.circleFrom, failed), at(rows.circleTo, failed)];
  const { lost, firms, losses } = follower.addUp(failed, from, to, bothMost * shock.totalWeight);
  // What the scout may have missed of walks that come back takes as much from what is lost upwards.
  const visits = from < to && scout.steps > 1 ? arrivals.visits(failed, scout.steps - 2) : 0;
  let [both, doubt] = [realAt(shock.weights, failed), scout.lag * visits];
  for (let place = 0; place < firms.length; place += 1) {
    const firm = at(firms, place);
    const [weight, loss, above] = [realAt(shock.weights, firm), realAt(losses, place), lossAtLeast(scout, firm)];
    both += weight * Math.min(loss, above);
    if (loss > above) doubt += weight * Math.min(loss - above, scout.lag);
    // A lane tells.
    if (doubt > doubtMost * shock.totalWeight) break;
  }
  // What was left may count for nothing or for all that was foreseen.
  const below = Math.min(shock.totalWeight, lost + (follower.unheard() / 2) * shock.totalWeight);
  return { firms, losses, below, both, doubt };
}

function struckOf({ scout, follower }: FailureWork, struckAbove: number): ReadonlySet<number> {
  const struck = new Set<number>();
  for (const firm of struckUp(scout)) {
    if (lossAtLeast(scout, firm) > struckAbove) struck.add(firm);
  }
  for (const firm of follower.struck()) {
    if (follower.loss(firm) > struckAbove) struck.add(firm);
  }
  return struck;
}

function* firmsOf({ firmOf }: Rows, those: Iterable<number>): Generator<number, void, void> {
  for (const row of those) yield at(firmOf, row);
}
