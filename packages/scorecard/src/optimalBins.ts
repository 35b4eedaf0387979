import { informationOf } from './weight.ts';

/** How the share of bads may run over the bins, from the lowest values to the highest. */
export type Trend = 'ascending' | 'descending' | 'peak' | 'valley' | 'none';

/** Pre-bins in their order: how many goods and bads each holds, and how many there are in the whole sample, which has more where values are missing. */
export interface PreBins {
  readonly goods: Float64Array;
  readonly bads: Float64Array;
  readonly goodsInAll: number;
  readonly badsInAll: number;
}

/** What every bin, and every two neighbours, must keep to. */
export interface BinLimits {
  /** Rows a bin has at least. */
  readonly leastRows: number;
  /** Goods and bads a bin has at least, each; with 1 every weight of evidence is finite. */
  readonly leastOfEach: number;
  /** By how much the shares of bads of neighbours differ at least. */
  readonly leastDifference: number;
  /** Undefined: as many as pay. */
  readonly mostBins?: number | undefined;
}

/** Bins as the last pre-bin of each, and what they tell in all. */
export interface OptimalBins {
  readonly ends: readonly number[];
  readonly informationValue: number;
}

/**
 * The bins of neighbouring pre-bins with the greatest information value among all that keep to the limits and the trend; undefined where none do.
 *
 * Dynamic programming over the last bin: whether a bin may follow depends on the one before it alone, and among those that end at the same pre-bin the
 * best with a low (or high) enough share of bads is found by halving. So it is exact, in O(n² log n), times the most bins where there is such a limit.
 * @example optimalBins({ goods: Float64Array.of(9, 1), bads: Float64Array.of(1, 9), goodsInAll: 10, badsInAll: 10 }, 'ascending', { leastRows: 1, leastOfEach: 1, leastDifference: 0 })?.ends // [0, 1]
 */
export function optimalBins(preBins: PreBins, trend: Trend, limits: BinLimits): OptimalBins | undefined {
  const count = preBins.goods.length;
  const table = createTable(preBins, trend, limits);
  const starts: number[] = [];
  for (let end = 0; end < count; end += 1) {
    for (let start = 0; start <= end; start += 1) fillCell(table, start, end, limits);
    rankStarts(table, starts, end);
    const byRate = starts.map((start) => start * count + end);
    for (const layer of table.layers) for (const phase of layer) rankEnding(phase, byRate, end);
  }
  return bestPath(table, count);
}

/** Bins that may still grow at their end: of each last bin the best value, and the cell it came from. */
interface Phase {
  readonly value: Float64Array;
  /** The cell before: ((layer × phases) + phase) × n² + start × n + end; −1 where the bin is the first. */
  readonly before: Int32Array;
  /** For each end: the starts by their share of bads, rising, and for each the best of those up to it and from it on. */
  readonly ranked: Int32Array[];
  readonly bestUpTo: Int32Array[];
  readonly bestFrom: Int32Array[];
}

type Step = 'up' | 'down';

const NONE = new Int32Array();

interface Table {
  readonly count: number;
  readonly rates: Float64Array;
  readonly information: Float64Array;
  /** Whether there may be as many bins as pay. */
  readonly isFree: boolean;
  /** One layer a number of bins, or one alone where the number is free. */
  readonly layers: readonly (readonly Phase[])[];
  /** From which phases, by which step, a phase is reached. */
  readonly steps: readonly (readonly (readonly [from: number, step: Step])[])[];
}

/** A peak rises and then falls; downward trends are upward ones of the share turned round. */
const STEPS: Readonly<Record<'ascending' | 'peak' | 'none', Table['steps']>> = {
  ascending: [[[0, 'up']]],
  peak: [
    [[0, 'up']],
    [
      [0, 'down'],
      [1, 'down'],
    ],
  ],
  none: [
    [
      [0, 'up'],
      [0, 'down'],
    ],
  ],
};

function createTable(preBins: PreBins, trend: Trend, limits: BinLimits): Table {
  const count = preBins.goods.length;
  const { rates, information } = cellsOf(preBins, trend === 'descending' || trend === 'valley' ? -1 : 1, limits);
  const steps = STEPS[trend === 'descending' ? 'ascending' : trend === 'valley' ? 'peak' : trend];
  const isFree = limits.mostBins === undefined || limits.mostBins >= count;
  const depth = isFree ? 1 : (limits.mostBins ?? 1);
  const phase = (): Phase => ({
    value: new Float64Array(count * count).fill(Number.NEGATIVE_INFINITY),
    before: new Int32Array(count * count).fill(-1),
    ranked: [],
    bestUpTo: [],
    bestFrom: [],
  });
  return { count, rates, information, isFree, layers: Array.from({ length: depth }, () => steps.map(phase)), steps };
}

/** Of every possible bin, start × n + end: its share of bads with the sign, and its information value; −∞ where it is too small. */
function cellsOf({ goods, bads, goodsInAll, badsInAll }: PreBins, sign: 1 | -1, limits: BinLimits) {
  const count = goods.length;
  const rates = new Float64Array(count * count);
  const information = new Float64Array(count * count).fill(Number.NEGATIVE_INFINITY);
  for (let start = 0; start < count; start += 1) {
    let [g, b] = [0, 0];
    for (let end = start; end < count; end += 1) {
      g += goods[end] ?? 0;
      b += bads[end] ?? 0;
      if (g + b < limits.leastRows || g < limits.leastOfEach || b < limits.leastOfEach || g + b === 0) continue;
      rates[start * count + end] = (sign * b) / (g + b);
      information[start * count + end] = informationOf(g, b, goodsInAll, badsInAll);
    }
  }
  return { rates, information };
}

function fillCell(table: Table, start: number, end: number, { leastDifference }: BinLimits): void {
  const { count, rates, isFree, layers, steps } = table;
  const cell = start * count + end;
  const own = table.information[cell] ?? Number.NEGATIVE_INFINITY;
  if (own === Number.NEGATIVE_INFINITY) return;
  if (start === 0) {
    const first = layers[0]?.[0];
    if (first !== undefined) first.value[cell] = own;
    return;
  }
  const rate = rates[cell] ?? 0;
  // By index: this is what is done most often of all, and iterators cost more than it does.
  for (let index = 0; index < layers.length; index += 1) {
    const fromLayer = isFree ? 0 : index - 1;
    const sources = layers[fromLayer];
    if (sources === undefined) continue;
    for (let at = 0; at < steps.length; at += 1) {
      const phase = layers[index]?.[at];
      const ways = steps[at];
      if (phase === undefined || ways === undefined) continue;
      for (let way = 0; way < ways.length; way += 1) {
        const from = ways[way]?.[0] ?? 0;
        const source = sources[from];
        if (source === undefined) continue;
        const previous = bestBefore(table, source, start - 1, rate, ways[way]?.[1] ?? 'up', leastDifference);
        if (previous < 0) continue;
        const value = own + (source.value[previous] ?? 0);
        if (value <= (phase.value[cell] ?? 0)) continue;
        phase.value[cell] = value;
        phase.before[cell] = (fromLayer * steps.length + from) * count * count + previous;
      }
    }
  }
}

/** The best cell of a phase among the bins that end there and whose share is low (high) enough; −1 where there is none. */
function bestBefore(table: Table, phase: Phase, end: number, rate: number, step: Step, difference: number): number {
  const ranked = phase.ranked[end] ?? NONE;
  let low = 0;
  let high = ranked.length;
  // How many from the lowest are below the line: by `up` those that may come before, by `down` those that may not.
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = table.rates[ranked[middle] ?? 0] ?? 0;
    const isBelow = step === 'up' ? rate - other >= difference : other - rate < difference;
    if (isBelow) low = middle + 1;
    else high = middle;
  }
  return (step === 'up' ? phase.bestUpTo[end]?.[low - 1] : phase.bestFrom[end]?.[low]) ?? -1;
}

/**
 * Brings the starts of the bins that end there and are large enough into the order of their shares of bads, rising. They come in the order of the end
 * before, in which few of them have changed places, and those that have become large enough follow: so they are put in one by one.
 */
function rankStarts({ count, rates, information }: Table, starts: number[], end: number): void {
  for (let start = starts.length; start <= end; start += 1) {
    if (information[start * count + end] === Number.NEGATIVE_INFINITY) break;
    starts.push(start);
  }
  for (let place = 1; place < starts.length; place += 1) {
    const start = starts[place] ?? 0;
    const rate = rates[start * count + end] ?? 0;
    let to = place;
    for (; to > 0; to -= 1) {
      const other = starts[to - 1] ?? 0;
      const otherRate = rates[other * count + end] ?? 0;
      if (otherRate < rate || (otherRate === rate && other < start)) break;
      starts[to] = other;
    }
    starts[to] = start;
  }
}

function rankEnding(phase: Phase, byRate: readonly number[], end: number): void {
  const { value } = phase;
  const ranked = new Int32Array(byRate.length);
  let size = 0;
  for (let place = 0; place < byRate.length; place += 1) {
    const cell = byRate[place] ?? 0;
    if (value[cell] !== Number.NEGATIVE_INFINITY) ranked[size++] = cell;
  }
  const [upTo, from] = [new Int32Array(size), new Int32Array(size)];
  let best = -1;
  for (let place = 0; place < size; place += 1) {
    const cell = ranked[place] ?? 0;
    if (best < 0 || (value[cell] ?? 0) > (value[best] ?? 0)) best = cell;
    upTo[place] = best;
  }
  best = -1;
  for (let place = size - 1; place >= 0; place -= 1) {
    const cell = ranked[place] ?? 0;
    if (best < 0 || (value[cell] ?? 0) > (value[best] ?? 0)) best = cell;
    from[place] = best;
  }
  phase.ranked[end] = ranked.subarray(0, size);
  phase.bestUpTo[end] = upTo;
  phase.bestFrom[end] = from;
}

function bestPath({ count, layers }: Table, preBins: number): OptimalBins | undefined {
  let [found, value] = [-1, Number.NEGATIVE_INFINITY];
  const phases = layers.flat();
  for (const [index, phase] of phases.entries()) {
    for (let start = 0; start < preBins; start += 1) {
      const cell = start * count + preBins - 1;
      const own = phase.value[cell] ?? Number.NEGATIVE_INFINITY;
      if (own > value) [found, value] = [index * count * count + cell, own];
    }
  }
  if (found < 0) return undefined;
  const ends: number[] = [];
  while (found >= 0) {
    const cell = found % (count * count);
    ends.unshift(cell % count);
    found = phases[(found - cell) / (count * count)]?.before[cell] ?? -1;
  }
  return { ends, informationValue: value };
}
