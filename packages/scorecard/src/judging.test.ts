import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { bootstrapOf } from './bootstrap.ts';
import { calibrationOf } from './calibration.ts';
import type { Card } from './card.ts';
import { stratify } from './crossValidate.ts';
import { discriminationOf } from './discrimination.ts';
import { liftOf, rocOf } from './lift.ts';
import { characteristicStability, populationStability, stabilityIndex } from './stability.ts';

const random = seededGenerator(11);

describe('AUC, Gini and KS', () => {
  // Hanley and McNeil, Radiology 143 (1982), table I: ratings 1 to 5 of 58 normal and 51 abnormal images; area 0.893.
  const normal = [33, 6, 6, 11, 2];
  const abnormal = [3, 2, 2, 11, 33];
  const ratings = [normal, abnormal].flatMap((counts) =>
    counts.flatMap((count, index) => Array.from({ length: count }, () => -index)),
  );
  const isBad = Uint8Array.from(ratings, (_, row) => (row < 58 ? 0 : 1));

  it('are the published area', () => {
    const { auc, gini } = discriminationOf(Float64Array.from(ratings), isBad);
    expect(auc).toBeCloseTo(0.893, 3);
    expect(gini).toBeCloseTo(2 * auc - 1, 12);
  });

  it('are what all pairs and all cut-offs give', () => {
    for (let run = 0; run < 30; run += 1) {
      const scores = Float64Array.from({ length: 40 }, () => random.integer(12));
      const outcomes = Uint8Array.from(scores, (_, row) => (row < 2 ? row : random.integer(2)));
      const [goods, bads] = [0, 1].map((outcome) => [...scores].filter((_, row) => outcomes[row] === outcome));
      const pairs = (goods ?? []).flatMap((good) =>
        (bads ?? []).map((bad) => (good > bad ? 1 : good === bad ? 0.5 : 0)),
      );
      const share = (of: readonly number[] | undefined, cut: number) =>
        (of ?? []).filter((score) => score <= cut).length / (of ?? []).length;
      const ks = Math.max(...[...scores].map((cut) => Math.abs(share(bads, cut) - share(goods, cut))));
      const found = discriminationOf(scores, outcomes);
      expect(found.auc).toBeCloseTo(pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length, 12);
      expect(found.ks).toBeCloseTo(ks, 12);
    }
  });

  it('lie within their bootstrap intervals, which a seed makes again', () => {
    const scores = Float64Array.from(ratings);
    const ask = { draws: 300, seed: 4, level: 0.95 };
    const { auc } = bootstrapOf(scores, isBad, ask);
    expect(bootstrapOf(scores, isBad, ask).auc).toEqual(auc);
    // Hanley and McNeil give a standard error of 0.032: the interval is about 0.83 to 0.95.
    expect(auc[0]).toBeGreaterThan(0.8);
    expect(auc[0]).toBeLessThan(0.86);
    expect(auc[1]).toBeGreaterThan(0.92);
    expect(auc[1]).toBeLessThan(0.97);
  });
});

describe('calibration', () => {
  it('is worked out by hand', () => {
    // Brier: (0.01 + 0.04 + 0.09 + 0.25) / 4; groups told 0.15 and 0.6, seen 0 and 1.
    const found = calibrationOf(Float64Array.of(0.1, 0.2, 0.7, 0.5), Uint8Array.of(0, 0, 1, 1), 2);
    expect(found.brier).toBeCloseTo(0.0975, 12);
    expect(found.brierOfBase).toBe(0.25);
    expect(found.groups.map(({ told, seen }) => [Number(told.toFixed(12)), seen])).toEqual([
      [0.15, 0],
      [0.6, 1],
    ]);
    expect(found.expectedError).toBeCloseTo((2 * 0.15 + 2 * 0.4) / 4, 12);
  });
});

describe('lift and ROC', () => {
  it('are worked out by hand, rows of one score taken in their share', () => {
    const [scores, isBad] = [Float64Array.of(1, 1, 2, 3), Uint8Array.of(1, 0, 1, 0)];
    expect(liftOf(scores, isBad, 4).map(({ caught }) => caught)).toEqual([0.25, 0.5, 1, 1]);
    expect(liftOf(scores, isBad, 4).map(({ lift }) => lift)).toEqual([1, 1, 4 / 3, 1]);
    expect(rocOf(scores, isBad)).toEqual([
      { score: 1, goods: 0.5, bads: 0.5 },
      { score: 2, goods: 0.5, bads: 1 },
      { score: 3, goods: 1, bads: 1 },
    ]);
  });
});

describe('stability', () => {
  it('is worked out by hand', () => {
    // (0.6 − 0.5) ln 1.2 + (0.4 − 0.5) ln 0.8
    expect(stabilityIndex([50, 50], [60, 40])).toBeCloseTo(0.040_546_511, 9);
    expect(stabilityIndex([50, 50, 0], [60, 40, 0])).toBeCloseTo(0.040_546_511, 9);
  });
  it('of a variable is worked out by hand: its index, and by how many points its mean has moved', () => {
    const bin = { weight: 0, informationValue: 0 };
    const variable = {
      ...({ name: 'debt', kind: 'number', trend: 'none', informationValue: 0.1 } as const),
      ...{ coefficient: 1, standardError: 0.1, inflation: 1 },
      bins: [
        { ...bin, content: { kind: 'missing' } as const, goods: 0, bads: 0, points: 3 },
        { ...bin, content: { kind: 'range', from: null, below: 2 } as const, goods: 30, bads: 20, points: 10 },
        { ...bin, content: { kind: 'range', from: 2, below: null } as const, goods: 40, bads: 10, points: 30 },
      ],
    };
    const scale = { baseScore: 600, baseOdds: 50, pointsToDouble: 20 };
    const target = { column: 'bad', bad: '1' };
    const card: Card = { target, scale, base: 0, variables: [variable], cutOff: 0, signedFor: [] };
    const values = Float64Array.of(0, 0, 0, 0, 1, 1, 2, 3, 4, 5);
    const [moved] = characteristicStability(card, { columns: [{ kind: 'number', name: 'debt', values }] });
    // Then 50 and 50 of 100, now 6 and 4 of 10: (0.6 − 0.5) ln 1.2 + (0.4 − 0.5) ln 0.8. Means of points 20, then 18.
    expect(moved?.index).toBeCloseTo(0.040_546_511, 9);
    expect(moved?.pointsMoved).toBeCloseTo(-2, 12);
    expect(moved?.bins.map(({ before, after }) => [before, after])).toEqual([
      [0, 0],
      [50, 6],
      [50, 4],
    ]);
  });
  it('of a sample with itself is 0, and grows as it moves', () => {
    const then = Float64Array.from({ length: 500 }, () => random.next());
    expect(populationStability(then, then, 10)).toBe(0);
    const moved = [0.05, 0.2, 0.4].map((by) =>
      populationStability(
        then,
        then.map((score) => score + by),
        10,
      ),
    );
    expect(moved).toEqual(moved.toSorted((a, b) => a - b));
  });
});

describe('folds', () => {
  it('have as many bads each', () => {
    const isBad = Uint8Array.from({ length: 103 }, (_, row) => (row % 4 === 0 ? 1 : 0));
    const foldOf = stratify(isBad, 5, (below) => random.integer(below));
    const bads = [0, 1, 2, 3, 4].map((fold) => foldOf.filter((own, row) => own === fold && isBad[row] === 1).length);
    expect(Math.max(...bads) - Math.min(...bads)).toBeLessThanOrEqual(1);
  });
});
