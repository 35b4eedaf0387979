import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { type Card, chanceOfBad, scoreRows } from './card.ts';
import { DEFAULT_FIT, fitCard } from './fitCard.ts';
import { leastChangeOf } from './leastChange.ts';
import { packTextOf } from './packText.ts';
import { readCard } from './readCard.ts';
import { reasonsOf } from './reasons.ts';
import type { Column } from './sample.ts';

/** A card of three variables with these points of their bins, all ranges from 0, 1, 2 … on, behind a missing bin of 5 points. */
function aCard(points: readonly (readonly number[])[], cutOff: number): Card {
  const bin = { goods: 10, bads: 10, weight: 0, informationValue: 0 };
  const variables = points.map((own, index) => ({
    ...({ name: `v${index}`, kind: 'number', trend: 'none', informationValue: 0.1 } as const),
    bins: [
      { ...bin, content: { kind: 'missing' } as const, points: 5 },
      ...own.map((given, place) => {
        const below = place === own.length - 1 ? null : place + 1;
        return { ...bin, content: { kind: 'range', from: place === 0 ? null : place, below } as const, points: given };
      }),
    ],
    ...{ coefficient: 1, standardError: 0.1, inflation: 1 },
  }));
  const scale = { baseScore: 600, baseOdds: 50, pointsToDouble: 20 };
  return { target: { column: 'bad', bad: '1' }, scale, base: 100, variables, cutOff, signedFor: [] };
}

const rowOf = (...values: readonly number[]): readonly Column[] =>
  values.map((value, index) => ({ kind: 'number', name: `v${index}`, values: Float64Array.of(value) }));

describe('a card', () => {
  const card = aCard(
    [
      [0, 10, 20],
      [30, 0],
      [0, 7],
    ],
    150,
  );
  it('gives the base and the points of each bin', () => {
    expect(scoreRows(card, rowOf(0.5, 0.5, 1), 1)).toEqual({ ok: true, value: Float64Array.of(137) });
    expect(scoreRows(card, rowOf(Number.NaN, 1, 0), 1)).toEqual({ ok: true, value: Float64Array.of(105) });
  });
  it('halves the odds of bad with each 20 points', () => {
    expect(chanceOfBad(card.scale, 600)).toBeCloseTo(1 / 51, 12);
    expect(chanceOfBad(card.scale, 620)).toBeCloseTo(1 / 101, 12);
  });
  it('tells the variables that cost most against the mean', () => {
    // Means over bins of 20 rows each: (5 + 0 + 10 + 20) / 4, (5 + 30 + 0) / 3, (5 + 0 + 7) / 3.
    const reasons = reasonsOf(card, rowOf(0, 1, 1), 0, 4);
    expect(reasons.map(({ name, below }) => [name, Number(below.toFixed(3))])).toEqual([
      ['v1', 11.667],
      ['v0', 8.75],
    ]);
  });
  it('is refused by rows without its columns, or with them in another kind', () => {
    const missing = scoreRows(card, rowOf(1, 2), 1);
    expect(!missing.ok && missing.reason.code).toBe('column_missing');
    const words: Column = { kind: 'word', name: 'v2', codes: Int32Array.of(0), levels: ['a'] };
    const kind = scoreRows(card, [...rowOf(1, 2), words], 1);
    expect(!kind.ok && kind.reason.code).toBe('column_kind');
  });
  it('comes back from JSON as it was', () => {
    expect(readCard(JSON.parse(JSON.stringify(card)))).toEqual({ ok: true, value: card });
    const broken = readCard({ ...card, variables: [{}] });
    expect(!broken.ok && broken.reason.code).toBe('card_malformed');
  });
  it('is written as a pack whose cuts have no exponent', () => {
    const tiny = aCard([[0, 10]], 105);
    const [variable] = tiny.variables;
    const bins = (variable?.bins ?? []).map((bin) =>
      bin.content.kind === 'range' && bin.content.from === 1
        ? { ...bin, content: { ...bin.content, from: -1.5e-7 } }
        : bin,
    );
    const { pack } = packTextOf(
      { ...tiny, variables: variable === undefined ? [] : [{ ...variable, bins }] },
      { id: 'x', issuer: { zh: '甲', en: 'A' }, inForceFrom: '2026-01-31' },
    );
    expect(pack).toContain('"v0 ≥ -0.00000015": 10');
  });
});

describe('the least change', () => {
  const random = seededGenerator(21);
  it('moves as few variables as trying every combination of bins finds, and reaches the cut-off', () => {
    for (let run = 0; run < 300; run += 1) {
      const points = Array.from({ length: 3 }, () =>
        Array.from({ length: 1 + random.integer(4) }, () => random.integer(40)),
      );
      const card = aCard(points, 120 + random.integer(110));
      const at = points.map((own) => random.integer(own.length));
      const change = leastChangeOf(card, rowOf(...at), 0, ['v0', 'v1', 'v2']);
      const fewest = fewestMoves(points, at, card.cutOff - card.base);
      expect(change?.moves.length).toBe(fewest);
      if (change !== undefined) expect(change.score).toBeGreaterThanOrEqual(card.cutOff);
    }
  });
  it('leaves alone what cannot be moved', () => {
    const card = aCard(
      [
        [0, 40],
        [0, 30],
      ],
      125,
    );
    expect(leastChangeOf(card, rowOf(0, 0), 0, ['v1'])?.moves.map(({ name }) => name)).toEqual(['v1']);
    expect(leastChangeOf(card, rowOf(0, 0), 0, [])).toBeUndefined();
  });
});

function fewestMoves(
  points: readonly (readonly number[])[],
  at: readonly number[],
  wanted: number,
): number | undefined {
  let best: number | undefined;
  const visit = (index: number, sum: number, moves: number): void => {
    const own = points[index];
    if (own === undefined) {
      if (sum >= wanted && (best === undefined || moves < best)) best = moves;
      return;
    }
    for (const [place, given] of own.entries()) visit(index + 1, sum + given, moves + (place === at[index] ? 0 : 1));
  };
  visit(0, 0, 0);
  return best;
}

describe('a fit', () => {
  const random = seededGenerator(31);
  const values = Float64Array.from({ length: 800 }, () => random.next() * 10);
  const isBad = Uint8Array.from(values, (value) => (random.next() < value / 15 ? 1 : 0));
  const sample = { columns: [{ kind: 'number', name: 'x', values } as const], isBad };
  it('never gives more points to a bin of less weight of evidence', () => {
    const fitted = fitCard(sample, DEFAULT_FIT);
    const ranges = fitted.ok
      ? (fitted.value.card.variables[0]?.bins.filter(({ content }) => content.kind === 'range') ?? [])
      : [];
    const byWeight = ranges.toSorted((a, b) => a.weight - b.weight).map(({ points }) => points);
    expect(ranges.length).toBeGreaterThan(2);
    expect(byWeight).toEqual(byWeight.toSorted((a, b) => a - b));
  });
  it('is refused for a scale that is none', () => {
    const fitted = fitCard(sample, { ...DEFAULT_FIT, scale: { ...DEFAULT_FIT.scale, baseOdds: 0 } });
    expect(!fitted.ok && fitted.reason.code).toBe('scale_out_of_range');
  });
});
