import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { binVariable } from './binVariable.ts';
import { DEFAULT_FIT } from './fitCard.ts';
import { type BinLimits, optimalBins, type PreBins, type Trend } from './optimalBins.ts';
import { plainCut, preBinsOf } from './preBins.ts';
import { informationOf, weightOf } from './weight.ts';

const random = seededGenerator(7);

function somePreBins(count: number): PreBins {
  const goods = Float64Array.from({ length: count }, () => random.integer(12));
  const bads = Float64Array.from({ length: count }, () => random.integer(8));
  const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
  return { goods, bads, goodsInAll: sum(goods) + random.integer(5), badsInAll: sum(bads) + random.integer(5) };
}

const keeps: Readonly<Record<Trend, (steps: readonly number[], least: number) => boolean>> = {
  ascending: (steps, least) => steps.every((step) => step >= least),
  descending: (steps, least) => steps.every((step) => -step >= least),
  peak: (steps, least) => isBent(steps, least),
  valley: (steps, least) =>
    isBent(
      steps.map((step) => -step),
      least,
    ),
  none: (steps, least) => steps.every((step) => Math.abs(step) >= least),
};

function isBent(steps: readonly number[], least: number): boolean {
  return Array.from({ length: steps.length + 1 }, (_, top) => top).some((top) =>
    steps.every((step, index) => (index < top ? step >= least : -step >= least)),
  );
}

/** Every way to cut: one bit for each place between two pre-bins. */
function bruteForce(
  { goods, bads, goodsInAll, badsInAll }: PreBins,
  trend: Trend,
  limits: BinLimits,
): number | undefined {
  let best: number | undefined;
  const count = goods.length;
  for (let cuts = 0; cuts < 2 ** (count - 1); cuts += 1) {
    const bins: [number, number][] = [[0, 0]];
    for (let at = 0; at < count; at += 1) {
      if (at > 0 && (cuts >> (at - 1)) % 2 === 1) bins.push([0, 0]);
      const bin = bins.at(-1) ?? [0, 0];
      bin[0] += goods[at] ?? 0;
      bin[1] += bads[at] ?? 0;
    }
    const isFull = bins.every(
      ([g, b]) => g + b > 0 && g + b >= limits.leastRows && g >= limits.leastOfEach && b >= limits.leastOfEach,
    );
    const rates = bins.map(([g, b]) => b / (g + b));
    const steps = rates.slice(1).map((rate, index) => rate - (rates[index] ?? 0));
    if (!isFull || bins.length > (limits.mostBins ?? count) || !keeps[trend](steps, limits.leastDifference)) continue;
    const value = bins.reduce((sum, [g, b]) => sum + informationOf(g, b, goodsInAll, badsInAll), 0);
    if (best === undefined || value > best) best = value;
  }
  return best;
}

describe('optimal bins', () => {
  it.each(['ascending', 'descending', 'peak', 'valley', 'none'] as const)(
    'have the information value that trying every way to cut finds: %s',
    (trend) => {
      for (let run = 0; run < 120; run += 1) {
        const preBins = somePreBins(1 + random.integer(9));
        const limits: BinLimits = {
          leastRows: random.integer(12),
          leastOfEach: random.integer(3),
          leastDifference: random.pick([0, 0, 0.02, 0.1]),
          mostBins: random.pick([undefined, undefined, 1, 2, 3, 4]),
        };
        const found = optimalBins(preBins, trend, limits);
        const tried = bruteForce(preBins, trend, limits);
        if (tried === undefined) expect(found).toBeUndefined();
        else expect(found?.informationValue).toBeCloseTo(tried, 10);
      }
    },
  );

  it('of a hundred pre-bins are found whole', () => {
    const preBins = somePreBins(100);
    const limits = { leastRows: 30, leastOfEach: 1, leastDifference: 0.01 };
    const rising = optimalBins(preBins, 'ascending', limits);
    expect(rising?.ends.at(-1)).toBe(99);
    // More freedom never tells less.
    const [peak, free] = (['peak', 'none'] as const).map(
      (trend) => optimalBins(preBins, trend, limits)?.informationValue ?? 0,
    );
    expect(peak).toBeGreaterThanOrEqual(rising?.informationValue ?? 0);
    expect(free).toBeGreaterThanOrEqual(peak ?? 0);
  });
});

describe('weights of evidence and information value', () => {
  // By hand: 30 of 100 goods and 10 of 50 bads: ln(0.3 / 0.2); (0.3 − 0.2) × ln 1.5.
  it('are those worked out by hand', () => {
    expect(weightOf(30, 10, 100, 50)).toBeCloseTo(0.405_465_108, 9);
    expect(informationOf(30, 10, 100, 50)).toBeCloseTo(0.040_546_511, 9);
  });
  it('of a bin without bads are finite: half a row of each is added', () => {
    expect(weightOf(10, 0, 100, 50)).toBeCloseTo(Math.log(0.105 / 0.01), 12);
    expect(weightOf(0, 0, 100, 50)).toBe(0);
  });
});

describe('a variable in bins', () => {
  const isBad = Uint8Array.from({ length: 400 }, () => (random.next() < 0.3 ? 1 : 0));
  const binning = { ...DEFAULT_FIT.binning, specials: [-999] };
  it('has its missing and special values in bins of their own', () => {
    const values = Float64Array.from(isBad, (bad) => {
      const kind = random.integer(10);
      return kind === 0 ? Number.NaN : kind === 1 ? -999 : bad + random.next() * 2;
    });
    const { bins, informationValue } = binVariable({ kind: 'number', name: 'x', values }, isBad, binning);
    expect(bins.slice(0, 2).map(({ content }) => content)).toEqual([
      { kind: 'missing' },
      { kind: 'special', value: -999 },
    ]);
    expect(bins[0]?.goods).toBe(isBad.filter((bad, row) => bad === 0 && Number.isNaN(values[row])).length);
    expect(bins.reduce((sum, { goods, bads }) => sum + goods + bads, 0)).toBe(400);
    expect(informationValue).toBeCloseTo(
      bins.reduce((sum, bin) => sum + bin.informationValue, 0),
      12,
    );
  });

  it('of words is in the groups that trying every grouping finds', () => {
    for (let run = 0; run < 40; run += 1) {
      const words = 2 + random.integer(4);
      const codes = Int32Array.from(isBad, () => random.integer(words));
      const levels = Array.from({ length: words }, (_, index) => `w${index}`);
      const limits = { ...binning, leastShare: 0, leastRows: 0, leastOfEach: 1, mostBins: 2 + random.integer(2) };
      const { informationValue } = binVariable({ kind: 'word', name: 'x', codes, levels }, isBad, limits);
      expect(informationValue).toBeCloseTo(bestGrouping(codes, words, isBad, limits.mostBins), 10);
    }
  });

  it('has cuts of few digits that part the same rows', () => {
    expect(plainCut(0.200_55, 0.209_12)).toBe(0.205);
    expect(plainCut(1, 2)).toBe(2);
    expect(preBinsOf(Float64Array.of(0, 0, 0, 0, 1, 2), new Uint8Array(6), 3).begins).toEqual([1, 2]);
  });
});

function bestGrouping(codes: Int32Array, words: number, isBad: Uint8Array, most: number): number {
  const whole = [isBad.filter((bad) => bad === 0).length, isBad.filter((bad) => bad === 1).length] as const;
  let best = 0;
  for (let coded = 0; coded < most ** words; coded += 1) {
    const groups = Array.from({ length: most }, () => [0, 0] as [number, number]);
    for (const [row, code] of codes.entries()) {
      const counts = groups[Math.floor(coded / most ** code) % most];
      if (counts !== undefined) counts[isBad[row] === 1 ? 1 : 0] += 1;
    }
    const filled = groups.filter(([g, b]) => g + b > 0);
    if (filled.some(([g, b]) => g === 0 || b === 0)) continue;
    best = Math.max(
      best,
      filled.reduce((sum, [g, b]) => sum + informationOf(g, b, ...whole), 0),
    );
  }
  return best;
}
