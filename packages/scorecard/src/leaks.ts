import { type BinnedVariable, binIndexes } from './bins.ts';
import { type BinningOptions, binVariable } from './binVariable.ts';
import { discriminationOf } from './discrimination.ts';
import { type Column, takeOfColumn, takeRows, type WordColumn } from './sample.ts';

/** A variable that may tell the outcome itself, with the figure that says so. */
export type Leak =
  /** It tells goods from bads nearly by itself: `auc` on rows that its bins were not made from. */
  | { readonly kind: 'decides_alone'; readonly name: string; readonly auc: number }
  /** It is filled (or is not what it nearly always is) almost only where the outcome is one of the two: known after it. */
  | {
      readonly kind: 'known_after';
      readonly name: string;
      readonly rows: number;
      readonly share: number;
      readonly isBad: boolean;
    }
  /** The modeller says so. */
  | { readonly kind: 'declared'; readonly name: string };

/** A variable that reaches this AUC alone is no ordinary one: of bureau scores, the strongest there are, the best reach about 0.85. */
const MOST_AUC_ALONE = 0.9;

/** What is filled for one outcome alone, up to this share, in at least so many rows. */
const [LEAST_SHARE_OF_ONE, LEAST_ROWS_OF_ONE] = [0.98, 20];

/**
 * Whether a variable looks like a leak of the outcome; undefined where it does not. `binned` is the variable in its bins.
 * @example findLeak(column, isBad, binVariable(column, isBad, DEFAULT_FIT.binning), DEFAULT_FIT.binning)?.kind
 */
export function findLeak(
  column: Column,
  isBad: Uint8Array,
  binned: BinnedVariable,
  binning: BinningOptions,
): Leak | undefined {
  const after = knownAfter(column, isBad);
  if (after !== undefined) return after;
  // What these very rows do not show, rows that the bins were not made from do not show either.
  const isStrong = column.kind === 'number' ? binned.informationValue > 1 : aucOfWords(column, isBad) >= MOST_AUC_ALONE;
  if (!isStrong) return undefined;
  const auc = aucAlone(column, isBad, { ...binning, leastOfEach: 0, trend: 'none' });
  return auc >= MOST_AUC_ALONE ? { kind: 'decides_alone', name: column.name, auc } : undefined;
}

/** The AUC of the shares of bads of words, of the rows that they were made from. */
function aucOfWords(column: WordColumn, isBad: Uint8Array): number {
  const [goods, bads] = countsOfWords(column, isBad);
  const order = [...goods.keys()].sort((a, b) => rateAt(goods, bads, b) - rateAt(goods, bads, a));
  let [pairs, badsBelow, goodsBelow] = [0, 0, 0];
  for (const word of order) {
    pairs += (goods[word] ?? 0) * (badsBelow + (bads[word] ?? 0) / 2);
    badsBelow += bads[word] ?? 0;
    goodsBelow += goods[word] ?? 0;
  }
  return pairs / (badsBelow * goodsBelow);
}

function rateAt(goods: Float64Array, bads: Float64Array, bin: number): number {
  return (bads[bin] ?? 0) / Math.max(1, (goods[bin] ?? 0) + (bads[bin] ?? 0));
}

type Counts = readonly [goods: Float64Array, bads: Float64Array];

/** Of words, and first of the missing ones. */
function countsOfWords({ codes, levels }: WordColumn, isBad: Uint8Array): Counts {
  const counts = [new Float64Array(levels.length + 1), new Float64Array(levels.length + 1)] as const;
  for (let row = 0; row < codes.length; row += 1) {
    const of = counts[isBad[row] === 1 ? 1 : 0];
    const at = (codes[row] ?? -1) + 1;
    of[at] = (of[at] ?? 0) + 1;
  }
  return counts;
}

/** The AUC of the weights of evidence of one variable, each half of the rows judged by the bins of the other. */
function aucAlone(column: Column, isBad: Uint8Array, binning: BinningOptions): number {
  const halves = [0, 1].map((half) => halfOf(isBad, half));
  const aucs = halves.map((own, half) => {
    const others = takeRows({ columns: [column], isBad }, halves[1 - half] ?? own);
    const [made] = others.columns;
    if (made === undefined) return 0.5;
    const binned = binVariable(made, others.isBad, binning);
    const judged = takeOfColumn(column, own);
    const weights = Float64Array.from(binIndexes(binned, judged), (index) => binned.bins[index]?.weight ?? 0);
    return discriminationOf(
      weights,
      Uint8Array.from(own, (row) => isBad[row] ?? 0),
    ).auc;
  });
  return ((aucs[0] ?? 0) + (aucs[1] ?? 0)) / 2;
}

/** Every second good and every second bad: no half is without either. */
function halfOf(isBad: Uint8Array, half: number): Int32Array {
  const seen = [0, 0];
  return Int32Array.from(isBad.keys()).filter((row) => {
    const outcome = isBad[row] ?? 0;
    seen[outcome] = (seen[outcome] ?? 0) + 1;
    return (seen[outcome] ?? 0) % 2 === half;
  });
}

/** Rows that have a value where most have none, or another than most have. */
function knownAfter(column: Column, isBad: Uint8Array): Leak | undefined {
  const usual = usualValue(column);
  if (usual === undefined) return undefined;
  const rows = [0, 0];
  const all = [0, 0];
  for (let row = 0; row < isBad.length; row += 1) {
    const outcome = isBad[row] ?? 0;
    all[outcome] = (all[outcome] ?? 0) + 1;
    const value = column.kind === 'number' ? column.values[row] : column.codes[row];
    if (!Object.is(value, usual)) rows[outcome] = (rows[outcome] ?? 0) + 1;
  }
  const [goods = 0, bads = 0] = rows;
  const filled = goods + bads;
  const share = Math.max(goods, bads) / filled;
  const ofAll = (all[bads > goods ? 1 : 0] ?? 0) / isBad.length;
  // Where one outcome is common anyway, purity says little: the other is to be ten times as rare as in all rows, and more than a few were to be expected.
  const isPlain = 1 - share > (1 - ofAll) / 10 || filled * (1 - ofAll) < LEAST_ROWS_OF_ONE / 2;
  if (filled < LEAST_ROWS_OF_ONE || share < LEAST_SHARE_OF_ONE || isPlain) return undefined;
  return { kind: 'known_after', name: column.name, rows: filled, share, isBad: bads > goods };
}

/** The value (a missing one too) that more than half of the rows have: the only one that a majority vote can leave (Boyer and Moore, 1991). */
function usualValue(column: Column): number | undefined {
  const values = column.kind === 'number' ? column.values : column.codes;
  let [candidate, votes] = [Number.NaN, 0];
  for (const value of values) {
    if (votes === 0) candidate = value;
    votes += Object.is(value, candidate) ? 1 : -1;
  }
  let rows = 0;
  for (const value of values) rows += Object.is(value, candidate) ? 1 : 0;
  return rows > values.length / 2 ? candidate : undefined;
}
