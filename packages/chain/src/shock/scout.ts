import { at, realAt } from '../at.ts';
import { createLists } from './lists.ts';
import { countPlaces, createHear, createTell, sumPlaces } from './scoutKernels.ts';
import type { Shock } from './shock.ts';

/**
 * Follows the loss that runs up from one failed firm as far as it takes to count its steps. In each step a firm loses a mean of what its
 * customers lost in the step before, so news below a bound may be left: no firm loses more than that bound by it in a later step.
 */
export interface Scout {
  /** Of each firm two numbers: what it hears in this step, and what it has lost since the beginning, at least. */
  readonly cells: Float64Array;
  /** Firms that lose, beside the failed one, as many as `counts` says. */
  readonly struck: Int32Array;
  /** Firms that are to tell, and what. */
  readonly front: Int32Array;
  readonly news: Float64Array;
  readonly counts: Int32Array;
  readonly sums: Float64Array;
  /** Take a step, in two parts: firms of the front tell, and those that are reached lose. */
  readonly tell: () => void;
  readonly hear: () => void;
  /** How closely it looks, by its place among what may be left. */
  level: number;
  /** So many steps were taken. */
  steps: number;
  /** No firm has lost more by more than this: in the last step, and since the beginning. */
  drift: number;
  lag: number;
  /** The chance that a walk from the failed firm, from customer to customer, is back for the first time in step 1, 2 and so on, at least. */
  returns: number[];
}

export function createScout({ network: { firms }, impacts: { up } }: Shock): Scout {
  // Kernels write one place further than they count.
  const more = firms + 1;
  const { memory, places, real, int } = createLists(
    { cells: 2 * firms, news: more, sums: 4, shares: up.shares },
    { struck: more, front: more, reached: more, counts: 4, starts: up.starts, suppliers: up.suppliers },
  );
  return {
    cells: real('cells'),
    struck: int('struck'),
    front: int('front'),
    news: real('news'),
    counts: int('counts'),
    sums: real('sums'),
    tell: createTell(memory, places),
    hear: createHear(memory, places),
    level: 0,
    steps: 0,
    drift: 0,
    lag: 0,
    returns: [],
  };
}

/** What a firm has lost, at least. */
export function lossAtLeast({ cells }: Scout, firm: number): number {
  return realAt(cells, 2 * firm + 1);
}

/** The firms that lose, beside the failed one. */
export function struckUp({ struck, counts }: Scout): Int32Array {
  return struck.subarray(0, at(counts, countPlaces.struck));
}

/**
 * What is left at first, in shares of epsilon, then where that was too much to tell; the last is next to nothing. Who lost more than a
 * certain share takes less left to tell.
 */
const leftOfEpsilon = [1e-1, 3e-2, 1e-2, 1e-3, 1e-5, 1e-10];
const [firstLevel, firstLevelToTell] = [0, 3];

/**
 * Fails a firm and follows it to the first step in which no firm falls by more than epsilon, or may not; earlier ones are none. Gives
 * whether that is sure.
 */
export function glance(shock: Shock, scout: Scout, failed: number, least: number): boolean {
  scout.level = least < 1 ? firstLevelToTell : firstLevel;
  return look(shock, scout, failed, 1);
}

/** Looks on, more closely each time, until it is sure: to the first such step from `stepsLeast` on. */
export function lookUp(shock: Shock, scout: Scout, failed: number, stepsLeast: number): void {
  while (!look(shock, scout, failed, stepsLeast));
}

function look(shock: Shock, scout: Scout, failed: number, stepsLeast: number): boolean {
  clear(scout);
  scout.counts[countPlaces.failed] = failed;
  scout.counts[countPlaces.front] = 1;
  scout.front[0] = failed;
  scout.news[0] = 1;
  const bound = (leftOfEpsilon[scout.level] ?? 0) * shock.epsilon;
  const isSure = follow(shock, scout, stepsLeast, bound, scout.level === leftOfEpsilon.length - 1);
  if (!isSure) scout.level += 1;
  return isSure;
}

/** Gives whether all could be told. */
function follow(shock: Shock, scout: Scout, stepsLeast: number, bound: number, isLast: boolean): boolean {
  const { sums } = scout;
  for (let loudest = 0; ; loudest = realAt(sums, sumPlaces.loudest)) {
    scout.drift += loudest;
    scout.lag += scout.drift;
    // What the first suppliers lose is told in any case, since they are few.
    sums[sumPlaces.bound] = scout.steps === 0 ? 0 : bound;
    scout.tell();
    scout.hear();
    scout.steps += 1;
    scout.returns.push(realAt(sums, sumPlaces.back));
    if (scout.steps < stepsLeast && scout.steps < shock.stepsMost) continue;
    const largest = realAt(sums, sumPlaces.largest);
    if (largest <= shock.epsilon && !isLast && largest + scout.drift > shock.epsilon) return false;
    if (largest <= shock.epsilon || scout.steps === shock.stepsMost) return true;
  }
}

/** Whether it can be told of each firm if it lost more than `least`. */
export function isClear(scout: Scout, least: number): boolean {
  if (least >= 1) return true;
  for (const firm of struckUp(scout)) {
    const loss = lossAtLeast(scout, firm);
    if (loss <= least && loss + scout.lag > least) return false;
  }
  return true;
}

function clear(scout: Scout): void {
  const { cells, counts } = scout;
  for (const firm of struckUp(scout)) cells[2 * firm + 1] = 0;
  counts[countPlaces.struck] = 0;
  scout.steps = 0;
  scout.drift = 0;
  scout.lag = 0;
  scout.returns = [];
}
