import { countNotAbove } from './bins.ts';

/** Numbers cut into pre-bins: the value at which each but the first begins, the greatest value below it, and how many goods and bads each holds. */
export interface NumberPreBins {
  readonly begins: readonly number[];
  readonly lastBefore: readonly number[];
  readonly goods: Float64Array;
  readonly bads: Float64Array;
}

/**
 * Pre-bins of about as many rows each; a value that many rows have is a pre-bin of its own. Missing values are left out.
 * @example preBinsOf(Float64Array.of(1, 1, 2, 3), Uint8Array.of(1, 0, 0, 0), 4).begins // [2, 3]
 */
export function preBinsOf(values: Float64Array, isBad: Uint8Array, most: number): NumberPreBins {
  const sorted = sortedOf(values);
  const cuts = cutsOf(sorted, most);
  const begins = cuts.map((at) => sorted[at] ?? 0);
  const lastBefore = cuts.map((at) => sorted[at - 1] ?? 0);
  const bads = new Float64Array(begins.length + 1);
  const rising = Float64Array.from(begins);
  // Bads are fewer than rows: what is in a bin and no bad is a good.
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (isBad[row] !== 1 || Number.isNaN(value)) continue;
    const bin = countNotAbove(rising, value);
    bads[bin] = (bads[bin] ?? 0) + 1;
  }
  const goods = bads.map((count, bin) => (cuts[bin] ?? sorted.length) - (cuts[bin - 1] ?? 0) - count);
  return { begins, lastBefore, goods, bads };
}

/** The values that are not missing, rising. */
function sortedOf(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let size = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isNaN(value)) present[size++] = value;
  }
  return present.subarray(0, size).sort();
}

/** Places in the sorted values where a pre-bin begins: where a value does, never inside a run of the same. */
function cutsOf(sorted: Float64Array, most: number): readonly number[] {
  const cuts: number[] = [];
  const share = sorted.length / most;
  let begin = 0;
  while (begin < sorted.length && cuts.length < most - 1) {
    const target = Math.max(begin + 1, Math.round((cuts.length + 1) * share));
    const aimed = sorted[Math.min(target, sorted.length - 1)] ?? 0;
    const runBegin = firstNotBelow(sorted, aimed);
    // A run that is longer than a pre-bin begins one and ends one.
    const next = runBegin > begin ? runBegin : firstAbove(sorted, aimed);
    if (next >= sorted.length) break;
    cuts.push(next);
    begin = next;
  }
  return cuts;
}

function firstNotBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  return countNotAbove(sorted, value);
}

/**
 * The number of the fewest digits that is above the one and at most the other.
 * @example plainCut(0.20055, 0.20912) // 0.205
 */
export function plainCut(above: number, most: number): number {
  const middle = above / 2 + most / 2;
  for (let digits = 1; digits <= 16; digits += 1) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > above && rounded <= most) return rounded;
  }
  return most;
}
