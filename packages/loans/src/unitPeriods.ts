import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { civilOf, countedDay, type Moment, plusMonths, secondsOfDay } from './moment.ts';
import { zeroIn } from './rateRoots.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** The unit-periods of Regulation Z, and how many of them make a year. */
const perYear = { week: 52, halfMonth: 24, month: 12, quarter: 4 } as const;
export type UnitPeriod = keyof typeof perYear;

/** An advance (negative) or payment (positive) after so many whole unit-periods and a fraction of one. */
export interface PeriodFlow {
  readonly periods: number;
  readonly fraction: number;
  readonly amount: number;
}

/**
 * Whole unit-periods and the fraction between an advance and the first payment, counted back from the payment (Regulation Z, 12 CFR 1026, appendix
 * J (b)(5)): days that are left over 30 for a month, 15 for half a month, 7 for a week; for a quarter the whole months over 3 and the days over 90.
 * @example unitPeriodsBetween(0, 0, 'month') // { periods: 0, fraction: 0 }
 */
export function unitPeriodsBetween(
  advance: Moment,
  payment: Moment,
  unit: UnitPeriod,
): { readonly periods: number; readonly fraction: number } {
  let periods = 0;
  while (back(payment, unit, periods + 1) >= advance) periods += 1;
  const start = back(payment, unit, periods);
  const days = (from: Moment) => countedDay(from) - countedDay(advance);
  if (unit === 'week') return { periods, fraction: days(start) / 7 };
  if (unit === 'halfMonth') return { periods, fraction: days(start) / 15 };
  if (unit === 'month') return { periods, fraction: days(start) / 30 };
  let months = 0;
  while (plusMonths(start, -(months + 1)) >= advance) months += 1;
  return { periods, fraction: months / 3 + days(plusMonths(start, -months)) / 90 };
}

/** So many unit-periods before a day; half-months end on a day of the month and the one 15 days from it. */
function back(from: Moment, unit: UnitPeriod, count: number): Moment {
  if (unit === 'week') return from - count * 7 * secondsOfDay;
  if (unit === 'month') return plusMonths(from, -count);
  if (unit === 'quarter') return plusMonths(from, -3 * count);
  const whole = plusMonths(from, -Math.floor(count / 2));
  if (count % 2 === 0) return whole;
  return civilOf(whole).day > 15 ? whole - 15 * secondsOfDay : plusMonths(whole, -1) + 15 * secondsOfDay;
}

/**
 * The annual percentage rate of Regulation Z by the actuarial method (appendix J (b)(8)): unit-periods a year times the rate i of a unit-period at
 * which advances and payments are worth the same, each being its amount over (1 + f i)(1 + i)^t. Advances must come before payments: then the
 * worth of what comes later falls faster with i throughout, and there is one such i. Refuses flows without both signs or in another order.
 */
export function periodicAnnualRate(flows: readonly PeriodFlow[], unit: UnitPeriod): Result<number, Refusal<LoansCode>> {
  const sorted = flows.toSorted((a, b) => a.periods + a.fraction - b.periods - b.fraction);
  const signs = sorted.map(({ amount }) => Math.sign(amount)).filter((sign) => sign !== 0);
  const firstPayment = signs.indexOf(1);
  if (firstPayment <= 0) return refused(refuse('flows_empty'));
  if (signs.lastIndexOf(-1) > firstPayment) return refused(refuse('rate_not_unique', { low: '-100%', high: '∞' }));
  const worth = (i: number): number => {
    let sum = 0;
    for (const { periods, fraction, amount } of sorted) sum += amount / ((1 + fraction * i) * (1 + i) ** periods);
    return sum;
  };
  const [low, high] = [-0.9, 1000];
  if (worth(low) > 0 === worth(high) > 0) return refused(refuse('rate_out_of_range', { low: '-90%', high: '100000%' }));
  return ok(zeroIn(worth, { low, high }) * perYear[unit]);
}
