import { realAt } from '../at.ts';

/**
 * What is left untold of a firm where nothing is foreseen. Each step takes means of losses (the rows of Λ add up to 1 at most), so a step
 * moves no loss by more than this on its account, and a thousand steps stay within the billionth that is asked for.
 */
export const untoldMost = 1e-12;
/** All that a failure leaves untold may count for so much of the index: three fifths of the billionth that is asked for. */
const unheardMost = 6e-10;
/** News of more than this share of epsilon is told in any case, so that steps are counted rightly. */
const newsMostOfEpsilon = 1e-3;
/** What counts for less than this is not worth a look. */
const least = 1e-16;

/** Which news is told and which is left, and what is lost by leaving it. */
export interface Hearing {
  /** What news of each firm may count for, of the index; 1 where all is told. */
  importance: Float64Array;
  /** 0 where all is told; else so many steps are to come, this one included. */
  stepsLeft: number;
  newsMost: number;
  /** What all that was left untold so far may count for. */
  unheard: number;
  /** The largest news that was left in this step, and the sum of those of all steps: no loss is further off. */
  loudest: number;
  drift: number;
  /** What was left of each market's firms together since they were last told. */
  readonly withheldOfMarket: Float64Array;
  /** What the news of a step counts for, by its order of magnitude. */
  readonly buckets: Float64Array;
}

const bucketCount = 64;
const shift = 70;
const [real, word] = (() => {
  const scratch = new Float64Array(1);
  return [scratch, new Uint32Array(scratch.buffer)];
})();

export function createHearing(firms: number, markets: number): Hearing {
  return {
    importance: new Float64Array(firms).fill(1),
    stepsLeft: 0,
    newsMost: Number.POSITIVE_INFINITY,
    unheard: 0,
    loudest: 0,
    drift: 0,
    withheldOfMarket: new Float64Array(markets),
    buckets: new Float64Array(bucketCount),
  };
}

/** The place of a number among powers of two, from the smallest that matter. */
function bucketOf(value: number): number {
  real[0] = value;
  const exponent = ((word[1] ?? 0) >>> 20) - 1023;
  return Math.min(bucketCount - 1, Math.max(0, exponent + shift));
}

/** Counts news that may be left. */
export function countHeard({ buckets, newsMost }: Hearing, news: number, importance: number): void {
  const heard = news * importance;
  if (!(news <= newsMost && heard > least)) return;
  const bucket = bucketOf(heard);
  buckets[bucket] = realAt(buckets, bucket) + heard;
}

/** Leaves news untold. */
export function withhold(hearing: Hearing, withheld: Float64Array, whose: number, news: number, heard: number): void {
  if (news > hearing.loudest) hearing.loudest = news;
  const before = realAt(withheld, whose);
  if (heard <= before) return;
  hearing.unheard += heard - before;
  withheld[whose] = heard;
}

/** What news may count for at most to be left in this step: of counted news as much as keeps all that is left within what may be. */
export function chooseThreshold(hearing: Hearing, isCounted: boolean): number {
  if (hearing.stepsLeft === 0) return untoldMost;
  if (!isCounted) return least;
  const { buckets } = hearing;
  const allowance = (unheardMost - hearing.unheard) / Math.min(hearing.stepsLeft, 2);
  let [sum, bucket] = [0, 0];
  for (; bucket < bucketCount; bucket += 1) {
    sum += realAt(buckets, bucket);
    if (sum > allowance) break;
  }
  buckets.fill(0);
  return Math.max(least, 2 ** (bucket - shift));
}

/** Where everything is told. */
export function hearAll(hearing: Hearing, everyFirm: Float64Array): void {
  hearing.importance = everyFirm;
  hearing.stepsLeft = 0;
  hearing.newsMost = Number.POSITIVE_INFINITY;
}

/** Where what counts for little is left, for so many steps. */
export function hearWhatCounts(hearing: Hearing, importance: Float64Array, stepsLeft: number, epsilon: number): void {
  hearing.importance = importance;
  hearing.stepsLeft = stepsLeft;
  hearing.newsMost = newsMostOfEpsilon * epsilon;
}

/** Whether no more was left than may be, so that what came out holds; `fall` is the largest fall of the last step. */
export function isHeardEnough({ unheard, drift }: Hearing, fall: number, epsilon: number): boolean {
  return unheard <= unheardMost && Math.abs(fall - epsilon) > 2 * drift;
}
