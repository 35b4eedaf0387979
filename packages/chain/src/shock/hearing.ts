import { realAt } from '../at.ts';
import { bucketCount, bucketLists, bucketShift } from './downKernels.ts';

/**
 * What is left untold of a firm where nothing is foreseen. Each step takes means of losses (the rows of Λ add up to 1 at most), so a step
 * moves no loss by more than this on its account, and a thousand steps stay within the billionth that is asked for.
 */
export const untoldMost = 1e-12;
/** All that a failure leaves untold may count for so much of the index. Half of it is added, so what comes out is within half of it. */
const unheardMost = 1.2e-9;
/** News of more than this share of epsilon is told in any case, so that steps are counted rightly. */
export const newsMostOfEpsilon = 1e-3;
/** What counts for less than this is not worth a look. */
const least = 1e-16;

/** What may be left in this step, where so much has been left by now and so many steps are to come, this one included. */
export function allowance(unheard: number, stepsLeft: number): number {
  return (unheardMost - unheard) / Math.min(stepsLeft, 2);
}

/** What news may count for at most to be left, so that all that is left counts for no more than is allowed. */
export function thresholdOf(buckets: Float64Array, allowed: number): number {
  let [sum, bucket] = [0, 0];
  for (; bucket < bucketCount; bucket += 1) {
    for (let list = 0; list < bucketLists; list += 1) sum += realAt(buckets, bucket * bucketLists + list);
    if (sum > allowed) break;
  }
  return Math.max(least, 2 ** (bucket - bucketShift));
}

/** Whether no more was left than may be, so that what came out holds. */
export function isUnheardFew(unheard: number): boolean {
  return unheard <= unheardMost;
}
