import type { Trend } from './optimalBins.ts';
import type { Column } from './sample.ts';

/** What a bin of a variable holds. */
export type BinContent =
  | { readonly kind: 'missing' }
  | { readonly kind: 'special'; readonly value: number }
  /** Values from `from` on (−∞ where null) and below `below` (∞ where null). */
  | { readonly kind: 'range'; readonly from: number | null; readonly below: number | null }
  | { readonly kind: 'levels'; readonly levels: readonly string[] }
  /** Words that are in no other bin: rare ones, and those never seen. */
  | { readonly kind: 'others' };

/** A bin with what the rows it was made from say of it. */
export interface Bin {
  readonly content: BinContent;
  readonly goods: number;
  readonly bads: number;
  /** Weight of evidence: above 0 where there are more goods than on average. */
  readonly weight: number;
  readonly informationValue: number;
}

/** A variable in bins: the missing values first, then special values, ranges from the lowest or groups of words, and last, of words, all others. */
export interface BinnedVariable {
  readonly name: string;
  readonly kind: Column['kind'];
  /** The trend that the ranges have; null of words. */
  readonly trend: Trend | null;
  readonly bins: readonly Bin[];
  readonly informationValue: number;
}

/**
 * For each row of a column the place of its bin. A word that is in no group is among the others.
 * @example binIndexes(binned, { kind: 'number', name: 'age', values: Float64Array.of(31, NaN) }) // Uint16Array [2, 0]
 */
export function binIndexes(binned: BinnedVariable, column: Column): Uint16Array {
  return column.kind === 'word'
    ? indexesOfWords(binned, column.codes, column.levels)
    : indexesOfNumbers(binned, column.values);
}

function indexesOfWords({ bins }: BinnedVariable, codes: Int32Array, levels: readonly string[]): Uint16Array {
  const others = bins.length - 1;
  const byLevel = new Map<string, number>();
  for (const [index, { content }] of bins.entries()) {
    if (content.kind === 'levels') for (const level of content.levels) byLevel.set(level, index);
  }
  const byCode = levels.map((level) => byLevel.get(level) ?? others);
  const indexes = new Uint16Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? -1;
    indexes[row] = code < 0 ? 0 : (byCode[code] ?? others);
  }
  return indexes;
}

function indexesOfNumbers({ bins }: BinnedVariable, values: Float64Array): Uint16Array {
  const specials = new Map<number, number>();
  const cuts: number[] = [];
  for (const [index, { content }] of bins.entries()) {
    if (content.kind === 'special') specials.set(content.value, index);
    if (content.kind === 'range' && content.from !== null) cuts.push(content.from);
  }
  const firstRange = bins.length - cuts.length - 1;
  const indexes = new Uint16Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    const special = specials.size === 0 ? undefined : specials.get(value);
    indexes[row] = Number.isNaN(value) ? 0 : (special ?? firstRange + countNotAbove(cuts, value));
  }
  return indexes;
}

/** How many of rising numbers are at most the value. */
export function countNotAbove(rising: ArrayLike<number>, value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
