import type { SeededGenerator } from '@leitu/kernel';
import { realAt } from '../at.ts';
import type { Objective } from '../plan.ts';
import { undo } from './links.ts';
import { createMover, type Mover, moveElsewhere, moveOnPath, moveToFamily } from './moves.ts';
import { rebuildJobs } from './rebuild.ts';
import { restore, retakeSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';
import { countMoved, movedAfter, noteMoved, type Stability } from './stability.ts';
import { beginChange, makespanOf, type Timetable } from './timetable.ts';

/** What a plan costs: the objective's terms in one number, each term so much lighter than the one before that it hardly outweighs it. */
function costOf(table: Timetable, objective: Objective): number {
  const makespan = makespanOf(table);
  if (objective === 'tardiness') return table.weightedTardiness + 0.02 * table.setupMinutes + 0.0005 * makespan;
  let sum = 0;
  for (let job = 0; job < table.jobEnd.length; job += 1) sum += Math.max(0, realAt(table.jobEnd, job));
  return makespan + (0.02 * sum) / Math.max(1, table.jobEnd.length);
}

/** Whether a plan is better than another, term by term. */
export function isBetter(table: Timetable, than: Snapshot, objective: Objective): boolean {
  const makespan = makespanOf(table);
  if (objective === 'makespan') return makespan < than.makespan;
  const late = table.weightedTardiness - than.weightedTardiness;
  const setup = table.setupMinutes - than.setupMinutes;
  return late < 0 || (late === 0 && (setup < 0 || (setup === 0 && makespan < than.makespan)));
}

export interface Annealing {
  readonly mover: Mover;
  readonly objective: Objective;
  readonly best: Snapshot & { cost: number };
  readonly jobs: Int32Array;
  /** Where a plan that was is to be kept to. */
  readonly stability: Stability | undefined;
  cost: number;
  moves: number;
  /** The best has changed since it was last asked for. */
  isNew: boolean;
}

export function createAnnealing(
  table: Timetable,
  objective: Objective,
  random: SeededGenerator,
  stability?: Stability,
): Annealing {
  table.rank.set(table.start);
  if (stability !== undefined) countMoved(stability, table);
  const cost = costOf(table, objective) + penaltyOf(stability?.moved ?? 0, stability);
  return {
    mover: createMover(table, random),
    objective,
    best: { ...takeSnapshot(table), cost },
    jobs: new Int32Array(mostRebuilt),
    stability,
    cost,
    moves: 0,
    isNew: true,
  };
}

/** Shops of more operations are cooled once, smaller ones in many waves and with more moves drawn from all. */
export const smallShop = 300;

/** Jobs that are taken out at once, at most. */
const mostRebuilt = 5;

/** Begins again from the best. */
export function returnToBest(search: Annealing): void {
  const { mover, best } = search;
  restore(mover.table, best);
  if (search.stability !== undefined) countMoved(search.stability, mover.table);
  search.cost = best.cost;
}

/**
 * One move of simulated annealing, with its times found exactly: it stays if it costs no more than a draw allows (warmth × an exponential
 * draw), otherwise it is undone. Gives what it would have added to the cost; NaN where it could not be made.
 */
export function step(search: Annealing, warmth: number): number {
  const { mover, objective, best, stability } = search;
  const { table, random } = mover;
  search.moves += 1;
  beginChange(table);
  const allowed = -warmth * Math.log(1 - random.next());
  if (objective === 'tardiness') table.mostTardiness = table.weightedTardiness * (1 + detour) + allowed;
  const isMade = tryMove(search);
  table.mostTardiness = Number.POSITIVE_INFINITY;
  const moved = stability === undefined ? 0 : movedAfter(stability, table);
  const cost = costOf(table, objective) + penaltyOf(moved, stability);
  const added = cost - search.cost;
  if (!isMade || added > allowed || (stability !== undefined && moved > stability.most)) {
    undo(table);
    return isMade ? added : Number.NaN;
  }
  search.cost = cost;
  if (stability !== undefined) noteMoved(stability, table);
  const isGain = stability === undefined ? isBetter(table, best, objective) : cost < best.cost;
  if (added < 0 && isGain) {
    retakeSnapshot(table, best);
    best.cost = cost;
    search.isNew = true;
  }
  return added;
}

function penaltyOf(moved: number, stability: Stability | undefined): number {
  return stability === undefined ? 0 : moved * stability.minutesPerMove;
}

/** Half done, a change may cost more than it does in the end, by this share of all. */
const detour = 0.05;

function tryMove(search: Annealing): boolean {
  const { mover } = search;
  const { table, random } = mover;
  const draw = random.next();
  if (draw < 0.02) return rebuildSome(search);
  if (draw < (table.shop.operations > smallShop ? 0.06 : 0.25))
    return moveElsewhere(mover, random.integer(table.shop.operations));
  if (draw > 0.96 && table.setupMinutes > 0) return moveToFamily(mover, random.integer(table.shop.operations));
  return moveOnPath(mover, drawJob(search));
}

/** A job that is late, by as much as it counts; where none is, or the makespan is what counts, one that ends last or any. */
function drawJob({ mover, objective }: Annealing): number {
  const { table, random } = mover;
  const { jobs, due, weight } = table.shop;
  if (objective === 'tardiness' && table.weightedTardiness > 0 && random.next() < 0.9) {
    let left = random.next() * table.weightedTardiness;
    for (let job = 0; job < jobs; job += 1) {
      const late = realAt(table.jobEnd, job) - realAt(due, job);
      if (late <= 0) continue;
      left -= late * realAt(weight, job);
      if (left < 0) return job;
    }
  }
  if (random.next() < 0.3) return random.integer(jobs);
  let last = 0;
  for (let job = 1; job < jobs; job += 1) if (realAt(table.jobEnd, job) > realAt(table.jobEnd, last)) last = job;
  return last;
}

function rebuildSome(search: Annealing): boolean {
  const { mover, jobs } = search;
  const { table, random } = mover;
  const wanted = 1 + random.integer(Math.min(mostRebuilt, table.shop.jobs));
  let count = 0;
  for (let tried = 0; tried < wanted; tried += 1) {
    const job = tried === 0 ? drawJob(search) : random.integer(table.shop.jobs);
    if (jobs.subarray(0, count).includes(job)) continue;
    jobs[count] = job;
    count += 1;
  }
  return rebuildJobs(table, jobs, count);
}
