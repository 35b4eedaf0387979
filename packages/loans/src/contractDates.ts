import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { plusPeriods } from './cycle.ts';
import { yearFraction } from './dayCount.ts';
import { type Moment, momentText, plusMonths } from './moment.ts';
import type { Observed } from './observed.ts';
import { type LoansCode, refuse } from './refusals.ts';
import { scheduleTimes } from './schedule.ts';
import type { LoanTerms, Recurrence } from './terms.ts';

/** No loan is longer: a slip of the pen in a year must not make millions of events. */
export const mostYears = 100;

/** When a recurring event first happens: at its anchor, or a cycle after the loan was paid out. */
export function firstOf(terms: LoanTerms, { anchor, cycle }: Recurrence): Moment | undefined {
  if (anchor !== undefined) return anchor;
  return cycle === undefined ? undefined : plusPeriods(terms.initialExchangeDate, cycle, 1);
}

/** The scheduled times of a recurring event up to `end`. */
export function timesOf(terms: LoanTerms, of: Recurrence, end: Moment, includesEnd: boolean): readonly Moment[] {
  const start = firstOf(terms, of);
  if (start === undefined) return [];
  return scheduleTimes({ start, end, cycle: of.cycle, endOfMonth: terms.endOfMonth, includesEnd });
}

/**
 * The day up to which an annuity repays the whole principal: the amortization date where it is given, else the maturity.
 */
export function amortizationEnd(terms: LoanTerms, maturity: Moment): Moment {
  return terms.amortizationDate ?? maturity;
}

/**
 * The maturity (state Md): as agreed, or the amortization date, or the day of the n-th redemption from the status date with
 * n = ⌈NT / PRNXT⌉ for equal principal and n = ⌈NT / (PRNXT − NT × Y(first period) × IPNR)⌉ for an annuity. An undefined maturity ends at
 * `to`, at its termination or with its last observed event. Refuses an annuity that does not cover its interest, and a contract without end.
 */
export function maturityOf(
  terms: LoanTerms,
  observed: Observed,
  to: Moment | undefined,
): Result<Moment, Refusal<LoansCode>> {
  if (terms.contractType === 'UMP') {
    const last = Math.max(...observed.events.map(({ moment }) => moment));
    const end = to ?? terms.termination?.moment ?? (Number.isFinite(last) ? last + 1 : undefined);
    if (end === undefined) return refused(refuse('horizon_missing'));
    return end <= latestEnd(terms) ? ok(end) : refused(tooLate('to', end));
  }
  const agreed = terms.maturityDate ?? (terms.contractType === 'ANN' ? terms.amortizationDate : undefined);
  if (agreed !== undefined) return ok(agreed);
  const { redemption, notionalPrincipal: principal, nextPrincipalRedemptionPayment: instalment = 0 } = terms;
  const first = firstRedemption(terms);
  const cycle = redemption.cycle ?? { months: 1, days: 0, stub: 'short' };
  const firstYear = yearFraction(first, plusPeriods(first, cycle, 1), terms.dayCount);
  const interest = terms.contractType === 'ANN' ? principal * firstYear * (terms.nominalInterestRate ?? 0) : 0;
  const count = Math.ceil(principal / (instalment - interest));
  const end = plusPeriods(first, cycle, Math.max(count, 1) + 1);
  if (!(instalment > interest && end <= latestEnd(terms))) {
    return refused(refuse('instalment_too_small', { amount: instalment, interest }));
  }
  const times = timesOf(terms, redemption, end, true).filter((time) => time >= first);
  return ok(times[Math.max(count, 1) - 1] ?? end);
}

/** The latest end that a contract can have. */
export function latestEnd({ initialExchangeDate }: Pick<LoanTerms, 'initialExchangeDate'>): Moment {
  return plusMonths(initialExchangeDate, mostYears * 12);
}

function tooLate(term: string, end: Moment): Refusal<LoansCode> {
  const wanted = `不晚于放款后 ${mostYears} 年 within ${mostYears} years of the loan`;
  return refuse('term_out_of_range', { term, value: momentText(end), wanted });
}

/** The first redemption that is not before the status date. */
function firstRedemption(terms: LoanTerms): Moment {
  const { redemption, statusDate, initialExchangeDate } = terms;
  const first = firstOf(terms, redemption) ?? initialExchangeDate;
  if (redemption.cycle === undefined) return first;
  let count = 0;
  let time = first;
  while (time < statusDate) {
    count += 1;
    time = plusPeriods(first, redemption.cycle, count);
  }
  return time;
}
