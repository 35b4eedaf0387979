import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { annualRate, type CashFlow } from './annualRate.ts';
import { parseMoment } from './moment.ts';
import { periodicAnnualRate, type UnitPeriod, unitPeriodsBetween } from './unitPeriods.ts';

const at = (text: string) => parseMoment(text) ?? Number.NaN;
const flows = (...amounts: readonly number[]): readonly CashFlow[] =>
  amounts.map((amount, years) => ({ years, amount }));
const rateOf = (of: readonly CashFlow[]) => {
  const rate = annualRate(of);
  return rate.ok ? rate.value : rate.reason.code;
};

describe('the annual percentage rate of Regulation Z, appendix J (c)', () => {
  /** An advance, then equal payments from the first on. */
  const regular = (unit: UnitPeriod, advance: string, first: string, lent: number, payment: number, count: number) => {
    const { periods, fraction } = unitPeriodsBetween(at(advance), at(first), unit);
    const payments = Array.from({ length: count }, (_, index) => ({
      periods: periods + index,
      fraction,
      amount: payment,
    }));
    return periodicAnnualRate([{ periods: 0, fraction: 0, amount: -lent }, ...payments], unit);
  };
  it.each([
    ['month', '1978-01-10', '1978-02-10', 5000, 230, 24, 9.69],
    ['month', '1978-02-10', '1978-04-01', 6000, 200, 36, 11.82],
    ['halfMonth', '1978-02-23', '1978-03-01', 5000, 219.17, 24, 10.34],
    ['quarter', '1978-05-23', '1978-10-01', 10_000, 385, 40, 8.97],
    ['week', '1978-03-20', '1978-04-21', 500, 17.6, 30, 14.96],
  ] as const)(
    '%s from %s, first payment %s: %d in payments of %d, %d times, is %d%%',
    (unit, advance, first, lent, payment, count, percent) => {
      const rate = regular(unit, advance, first, lent, payment, count);
      expect(rate.ok && Math.round(rate.value * 10_000) / 100).toBe(percent);
    },
  );
  it.each([
    ['month', '1978-01-10', '1978-02-10', { periods: 1, fraction: 0 }],
    ['month', '1978-02-10', '1978-04-01', { periods: 1, fraction: 19 / 30 }],
    ['halfMonth', '1978-02-23', '1978-03-01', { periods: 0, fraction: 6 / 15 }],
    ['halfMonth', '1978-02-14', '1978-03-16', { periods: 2, fraction: 2 / 15 }],
    ['quarter', '1978-05-23', '1978-10-01', { periods: 1, fraction: 39 / 90 }],
    ['week', '1978-03-20', '1978-04-21', { periods: 4, fraction: 4 / 7 }],
  ] as const)('%s between %s and %s', (unit, advance, first, expected) => {
    const between = unitPeriodsBetween(at(advance), at(first), unit);
    expect(between.periods).toBe(expected.periods);
    expect(between.fraction).toBeCloseTo(expected.fraction, 14);
  });
  it('is refused without both signs, and where an advance follows a payment', () => {
    const flow = (periods: number, amount: number) => ({ periods, fraction: 0, amount });
    expect(periodicAnnualRate([flow(0, 100)], 'month')).toMatchObject({ reason: { code: 'flows_empty' } });
    expect(periodicAnnualRate([flow(0, -1), flow(1, 3), flow(2, -1), flow(3, 1)], 'month')).toMatchObject({
      reason: { code: 'rate_not_unique' },
    });
    expect(periodicAnnualRate([flow(0, -1e9), flow(9, 1e-9)], 'month')).toMatchObject({
      reason: { code: 'rate_out_of_range' },
    });
  });
});

describe('the true annual rate', () => {
  it('500 repaid with 510 after five days is 324.436% (European Union)', () => {
    const rate = rateOf([
      { years: 0, amount: -500 },
      { years: 5 / 365, amount: 510 },
    ]);
    expect(Number(rate) * 100).toBeCloseTo(324.436, 3);
  });
  it.each([
    [flows(-100, 110), 0.1],
    [flows(-100, 0, 121), 0.1],
    [flows(100, -121), 0.21],
    [flows(-100, 50), -0.5],
    [flows(-100, 100), 0],
    // Three changes of sign and one rate all the same.
    [flows(-100, 55, -12.1, 79.86), 0.1],
  ])('%j is %d', (of, rate) => {
    expect(rateOf(of)).toBeCloseTo(rate, 12);
  });
  it.each([
    ['two rates, 10% and 20%', flows(-100, 230, -132), 'rate_not_unique'],
    ['two rates, 10% and −89%', flows(-100, 121, -12.1), 'rate_not_unique'],
    ['no rate at all', flows(1, -2, 3), 'rate_out_of_range'],
    ['one rate that only touches', flows(-100, 220, -121), 'rate_not_unique'],
    ['nothing paid', flows(100, 1), 'flows_empty'],
    ['nothing at all', [], 'flows_empty'],
    ['all lost', flows(-1e9, 1e-9), 'rate_out_of_range'],
    ['a time before the first', [{ years: -1, amount: 1 }], 'flows_malformed'],
    ['no number', [{ years: 1, amount: Number.NaN }], 'flows_malformed'],
  ] as const)('%s is refused', (_, of, code) => {
    expect(rateOf(of)).toBe(code);
  });
  it('is found again for flows that were made from a rate', () => {
    const random = seededGenerator(7);
    for (let run = 0; run < 300; run += 1) {
      const rate = random.next() * 2 - 0.5;
      const payments = Array.from({ length: 1 + random.integer(60) }, (_, index) => ({
        years: (index + random.next()) / 12,
        amount: random.next() * 1000,
      }));
      const lent = payments.reduce((all, { years, amount }) => all + amount / (1 + rate) ** years, 0);
      expect(rateOf([{ years: 0, amount: -lent }, ...payments])).toBeCloseTo(rate, 9);
    }
  });
  it('where flows change sign more than once, an answer has one zero on a fine grid, and a refusal never hides a plain case', () => {
    const random = seededGenerator(8);
    let answered = 0;
    for (let run = 0; run < 300; run += 1) {
      const of = flows(...Array.from({ length: 4 }, () => Math.round((random.next() - 0.5) * 200)));
      const rate = rateOf(of);
      let changes = 0;
      const worth = (x: number) => of.reduce((all, { years, amount }) => all + amount * Math.exp(-years * x), 0);
      for (let x = -9; x < 13; x += 0.01) if (worth(x) > 0 !== worth(x + 0.01) > 0) changes += 1;
      if (typeof rate === 'number') {
        answered += 1;
        expect(changes, JSON.stringify(of)).toBe(1);
        expect(Math.abs(worth(Math.log1p(rate)))).toBeLessThan(1e-6);
      }
    }
    expect(answered).toBeGreaterThan(100);
  });
});
