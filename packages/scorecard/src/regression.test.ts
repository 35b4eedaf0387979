import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { inflationOf } from './inflation.ts';
import { fitLogistic, type LogisticOptions } from './logistic.ts';
import { pointsOf } from './points.ts';
import { refineEffects } from './refine.ts';
import { chooseStepwise } from './stepwise.ts';

const plain: LogisticOptions = { ridge: 0, lasso: 0, isNonNegative: false };

const fitted = (columns: readonly Float64Array[], isBad: Uint8Array, options: LogisticOptions = plain) => {
  const fit = fitLogistic(columns, isBad, options);
  if (!fit.ok) throw new Error(fit.reason.message.en);
  return fit.value;
};

describe('logistic regression', () => {
  // Hours of study and passing, 20 students: the worked example of “Logistic regression”, Wikipedia (as of 2024).
  const hours = Float64Array.of(
    ...[0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5],
  );
  const failed = Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0);

  it('finds the published coefficients, standard errors and likelihood', () => {
    const fit = fitted([hours], failed);
    expect(fit.intercept).toBeCloseTo(-4.0777, 4);
    expect(fit.coefficients[0]).toBeCloseTo(1.5046, 4);
    expect(fit.standardErrors[0]).toBeCloseTo(1.761, 3);
    expect(fit.standardErrors[1]).toBeCloseTo(0.6287, 4);
    expect(fit.logLikelihood).toBeCloseTo(-8.02988, 5);
  });

  it('holds coefficients of the wrong sign at 0 and leaves the others as they are', () => {
    const away = hours.map((value) => -value);
    expect(fitted([away], failed, { ...plain, isNonNegative: true })).toMatchObject({
      coefficients: [0],
      standardErrors: [expect.any(Number), null],
    });
    expect(fitted([hours], failed, { ...plain, isNonNegative: true }).coefficients[0]).toBeCloseTo(1.5046, 4);
  });

  it('is at the top of its penalised likelihood: no small step goes higher', () => {
    const random = seededGenerator(3);
    const columns = Array.from({ length: 4 }, () => Float64Array.from(failed, () => random.next() - 0.5));
    for (const options of [
      { ridge: 0.7, lasso: 0, isNonNegative: false },
      { ridge: 0.1, lasso: 0.4, isNonNegative: false },
      { ridge: 0.1, lasso: 0.05, isNonNegative: true },
    ]) {
      const { intercept, coefficients } = fitted(columns, failed, options);
      const best = objective(columns, failed, [intercept, ...coefficients], options);
      for (let index = 0; index <= columns.length; index += 1) {
        for (const step of [1e-4, -1e-4]) {
          const moved = [intercept, ...coefficients].map((value, at) => (at === index ? value + step : value));
          if (index > 0 && options.isNonNegative && (moved[index] ?? 0) < 0) continue;
          expect(objective(columns, failed, moved, options)).toBeLessThan(best);
        }
      }
    }
  });

  it('is refused for one outcome alone, and where the outcomes are told apart wholly', () => {
    const one = fitLogistic([hours], new Uint8Array(20), plain);
    expect(!one.ok && one.reason.code).toBe('one_outcome');
    const apart = fitLogistic([Float64Array.of(1, 2, 3, 4)], Uint8Array.of(1, 1, 0, 0), plain);
    expect(!apart.ok && apart.reason.code).toBe('not_converged');
  });
});

function objective(
  columns: readonly Float64Array[],
  isBad: Uint8Array,
  beta: readonly number[],
  { ridge, lasso }: LogisticOptions,
): number {
  let sum = 0;
  for (const [row, bad] of isBad.entries()) {
    const score = columns.reduce(
      (all, column, index) => all + (beta[index + 1] ?? 0) * (column[row] ?? 0),
      beta[0] ?? 0,
    );
    sum -= Math.log1p(Math.exp(bad === 1 ? score : -score));
  }
  return beta.slice(1).reduce((all, value) => all - 0.5 * ridge * value ** 2 - lasso * Math.abs(value), sum);
}

describe('the choice of variables', () => {
  it('takes in those that tell something, and no noise', () => {
    const random = seededGenerator(5);
    const [strong, weak, noise] = Array.from({ length: 3 }, () =>
      Float64Array.from({ length: 3000 }, () => random.next() * 2 - 1),
    );
    const isBad = Uint8Array.from({ length: 3000 }, (_, row) => {
      const score = 1 + 2 * (strong?.[row] ?? 0) + 0.5 * (weak?.[row] ?? 0);
      return random.next() < 1 / (1 + Math.exp(score)) ? 1 : 0;
    });
    const columns = [noise, weak, strong].flatMap((column) => column ?? []);
    const chosen = chooseStepwise(columns, isBad, { ridge: 0, lasso: 0, isNonNegative: true });
    expect(chosen).toEqual({ ok: true, value: [1, 2] });
  });
});

describe('variance inflation', () => {
  it('of two columns is 1 / (1 − r²), worked out by hand', () => {
    // Means 2.5 and 2.5; products 4, squares 5 and 5: r = 0.8, 1 / (1 − 0.64) = 2.7778.
    const inflation = inflationOf([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)]);
    expect(inflation[0]).toBeCloseTo(1 / 0.36, 10);
    expect(inflation[1]).toBeCloseTo(1 / 0.36, 10);
  });
  it('is infinite of columns that make each other up, and 1 of one that never changes', () => {
    const column = Float64Array.of(1, 2, 3, 5);
    expect(inflationOf([column, column.map((value) => 2 * value), new Float64Array(4)])).toEqual([
      Infinity,
      Infinity,
      1,
    ]);
  });
});

describe('points', () => {
  // Siddiqi, Credit Risk Scorecards, 2006, chapter 6: 600 points at odds of 50, 20 to double: factor 28.8539, offset 487.123.
  const variable = { name: 'x', kind: 'number', trend: 'none', bins: [], informationValue: 0 } as const;
  const pointsAt = (logOdds: number) => {
    const made = { variable, coefficient: 1, standardError: null, effects: Float64Array.of(0, 0) };
    const points = pointsOf([made], logOdds, { baseScore: 600, baseOdds: 50, pointsToDouble: 20 });
    return points.ok ? points.value.base : points.reason.code;
  };
  it('are those of the published scale', () => {
    expect(pointsAt(Math.log(50))).toBe(600);
    expect(pointsAt(Math.log(100))).toBe(620);
    expect(pointsAt(0)).toBe(487);
  });
  it('are refused where the worst row has less than none', () => expect(pointsAt(-30)).toBe('base_below_zero'));
});

describe('the effects of bins', () => {
  const random = seededGenerator(9);
  const indexes = Uint16Array.from({ length: 2000 }, () => random.integer(3));
  const isBad = Uint8Array.from(indexes, (bin) => (random.next() < ([0.1, 0.5, 0.2][bin] ?? 0) ? 1 : 0));
  const refined = (ridge: number, ordered: readonly number[]) =>
    refineEffects([{ indexes, effects: Float64Array.of(0, 0.1, 0.2), ordered }], 1, isBad, ridge)[0] ?? [];
  it('are the log odds of each bin without a ridge, and what they were with a great one', () => {
    const free = refined(1e-9, []);
    for (const bin of [0, 1, 2]) {
      const rows = indexes.filter((index) => index === bin).length;
      const bads = indexes.filter((index, row) => index === bin && isBad[row] === 1).length;
      expect(1 + (free[bin] ?? 0)).toBeCloseTo(Math.log((rows - bads) / bads), 6);
    }
    expect([...refined(1e12, [])].map((value) => Number(value.toFixed(6)))).toEqual([0, 0.1, 0.2]);
  });
  it('keep the order that is asked for', () => {
    const [a = 0, b = 0, c = 0] = refined(1, [0, 1, 2]);
    expect(a).toBeLessThanOrEqual(b);
    expect(b).toBeLessThanOrEqual(c);
  });
});
