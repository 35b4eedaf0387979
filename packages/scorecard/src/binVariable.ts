import type { Bin, BinContent, BinnedVariable } from './bins.ts';
import { type BinLimits, type OptimalBins, optimalBins, type PreBins, type Trend } from './optimalBins.ts';
import { plainCut, preBinsOf } from './preBins.ts';
import { type Column, countBads, type NumberColumn, type WordColumn } from './sample.ts';
import { informationOf, weightOf } from './weight.ts';

/** How variables are put into bins. */
export interface BinningOptions {
  /** Pre-bins of numbers, at most. */
  readonly preBins: number;
  /** `automatic`: the better of ascending and descending, or of peak and valley where that tells a tenth more. */
  readonly trend: Trend | 'automatic';
  /** The least share of all rows in a bin of ranges or groups. */
  readonly leastShare: number;
  /** The least rows of such a bin, where that share of few rows is fewer. */
  readonly leastRows: number;
  /** The least goods and the least bads of such a bin. */
  readonly leastOfEach: number;
  readonly leastDifference: number;
  readonly mostBins?: number | undefined;
  /** Numbers that are no quantities (−999 for “not asked”); each is a bin of its own. */
  readonly specials: readonly number[];
  /** Words that fewer rows have are put with the others. */
  readonly leastRowsOfWord: number;
}

/** How much more information a peak or a valley must give than a trend of one direction to be taken for it. */
const BEND_GAIN = 1.1;

/**
 * A variable in the bins of greatest information value. Missing values, special values and words that are too rare stand apart, whatever their number.
 * @example binVariable({ kind: 'number', name: 'age', values }, isBad, DEFAULT_BINNING).bins[0]?.content.kind
 */
export function binVariable(column: Column, isBad: Uint8Array, options: BinningOptions): BinnedVariable {
  return column.kind === 'number' ? binNumbers(column, isBad, options) : binWords(column, isBad, options);
}

interface Whole {
  readonly goods: number;
  readonly bads: number;
}

function wholeOf(isBad: Uint8Array): Whole {
  const bads = countBads(isBad);
  return { goods: isBad.length - bads, bads };
}

function limitsOf(isBad: Uint8Array, options: BinningOptions): BinLimits {
  const { leastOfEach, leastDifference, mostBins } = options;
  const leastRows = Math.max(options.leastRows, Math.ceil(options.leastShare * isBad.length));
  return { leastRows, leastOfEach, leastDifference, mostBins };
}

function binNumbers({ name, values }: NumberColumn, isBad: Uint8Array, options: BinningOptions): BinnedVariable {
  const whole = wholeOf(isBad);
  const apart = countApart(values, isBad, options.specials);
  const quantities =
    options.specials.length === 0 ? values : values.map((value) => (apart.has(value) ? Number.NaN : value));
  const { begins, lastBefore, goods, bads } = preBinsOf(quantities, isBad, options.preBins);
  const preBins = { goods, bads, goodsInAll: whole.goods, badsInAll: whole.bads };
  const { ends, trend } = bestTrend(preBins, options.trend, limitsOf(isBad, options));
  const cuts = ends.slice(0, -1).map((end) => plainCut(lastBefore[end] ?? 0, begins[end] ?? 0));
  const ranges = ends.map((end, index) => {
    const content: BinContent = { kind: 'range', from: cuts[index - 1] ?? null, below: cuts[index] ?? null };
    return binOf(content, sumOf(goods, bads, (ends[index - 1] ?? -1) + 1, end), whole);
  });
  const apartBins = [...apart].map(([value, counts]) =>
    binOf(Number.isNaN(value) ? { kind: 'missing' } : { kind: 'special', value }, counts, whole),
  );
  return variableOf(name, 'number', trend, [...apartBins, ...ranges]);
}

/** Missing values (under NaN) and each special value, with their goods and bads. */
function countApart(values: Float64Array, isBad: Uint8Array, specials: readonly number[]): ReadonlyMap<number, Whole> {
  const counts = new Map([Number.NaN, ...specials].map((value) => [value, { goods: 0, bads: 0 }]));
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (specials.length === 0 && !Number.isNaN(value)) continue;
    const count = counts.get(value);
    if (count === undefined) continue;
    if (isBad[row] === 1) count.bads += 1;
    else count.goods += 1;
  }
  return counts;
}

/** The best bins of the trend asked for; one bin where no bins keep to the limits. */
function bestTrend(
  preBins: PreBins,
  asked: Trend | 'automatic',
  limits: BinLimits,
): { readonly ends: readonly number[]; readonly trend: Trend } {
  const best = (trends: readonly Trend[]) => {
    let found: (OptimalBins & { readonly trend: Trend }) | undefined;
    for (const trend of trends) {
      const bins = optimalBins(preBins, trend, limits);
      if (bins !== undefined && bins.informationValue > (found?.informationValue ?? -1)) found = { ...bins, trend };
    }
    return found;
  };
  const one = { ends: [preBins.goods.length - 1], trend: 'none' } as const;
  if (asked !== 'automatic') return best([asked]) ?? one;
  const straight = best(['ascending', 'descending']);
  const bent = best(['peak', 'valley']);
  const isBent = (bent?.informationValue ?? 0) > BEND_GAIN * (straight?.informationValue ?? 0);
  return (isBent ? bent : straight) ?? one;
}

function binWords({ name, codes, levels }: WordColumn, isBad: Uint8Array, options: BinningOptions): BinnedVariable {
  const whole = wholeOf(isBad);
  const counts = levels.map(() => ({ goods: 0, bads: 0 }));
  const missing = { goods: 0, bads: 0 };
  for (let row = 0; row < codes.length; row += 1) {
    const count = counts[codes[row] ?? -1] ?? missing;
    if (isBad[row] === 1) count.bads += 1;
    else count.goods += 1;
  }
  const words = levels.map((level, index) => ({ level, ...(counts[index] ?? missing) }));
  const [frequent, rare] = [
    words.filter((word) => rowsOf(word) >= options.leastRowsOfWord),
    words.filter((word) => rowsOf(word) < options.leastRowsOfWord),
  ];
  const groups = groupWords(frequent, whole, limitsOf(isBad, options));
  const bins = groups.map((group) => {
    const content: BinContent = { kind: 'levels', levels: group.map(({ level }) => level).toSorted() };
    return binOf(content, totalOf(group), whole);
  });
  const others = binOf({ kind: 'others' }, totalOf(rare), whole);
  return variableOf(name, 'word', null, [binOf({ kind: 'missing' }, missing, whole), ...bins, others]);
}

interface Word extends Whole {
  readonly level: string;
}

/**
 * Words in groups of greatest information value. Sorted by their share of bads they need only be cut: for two outcomes and a convex measure the best
 * groups are neighbours in this order (Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, theorem 4.5).
 */
function groupWords(words: readonly Word[], whole: Whole, limits: BinLimits): readonly (readonly Word[])[] {
  if (words.length === 0) return [];
  const sorted = words.toSorted((a, b) => a.bads / rowsOf(a) - b.bads / rowsOf(b) || (a.level < b.level ? -1 : 1));
  const goods = Float64Array.from(sorted, (word) => word.goods);
  const bads = Float64Array.from(sorted, (word) => word.bads);
  const preBins = { goods, bads, goodsInAll: whole.goods, badsInAll: whole.bads };
  const ends = optimalBins(preBins, 'ascending', limits)?.ends ?? [sorted.length - 1];
  return ends.map((end, index) => sorted.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

function rowsOf({ goods, bads }: Whole): number {
  return goods + bads;
}

function totalOf(parts: readonly Whole[]): Whole {
  return {
    goods: parts.reduce((sum, { goods }) => sum + goods, 0),
    bads: parts.reduce((sum, { bads }) => sum + bads, 0),
  };
}

function sumOf(goods: Float64Array, bads: Float64Array, from: number, to: number): Whole {
  const sum = { goods: 0, bads: 0 };
  for (let index = from; index <= to; index += 1) {
    sum.goods += goods[index] ?? 0;
    sum.bads += bads[index] ?? 0;
  }
  return sum;
}

function binOf(content: BinContent, { goods, bads }: Whole, whole: Whole): Bin {
  return {
    content,
    goods,
    bads,
    weight: weightOf(goods, bads, whole.goods, whole.bads),
    informationValue: informationOf(goods, bads, whole.goods, whole.bads),
  };
}

function variableOf(name: string, kind: Column['kind'], trend: Trend | null, bins: readonly Bin[]): BinnedVariable {
  return { name, kind, trend, bins, informationValue: bins.reduce((sum, bin) => sum + bin.informationValue, 0) };
}
