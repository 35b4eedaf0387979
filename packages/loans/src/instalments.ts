import { assert, type CalendarDay, day, type Money, money, type Refusal, type Result, refused } from '@leitu/kernel';
import { annualRate } from './annualRate.ts';
import type { LoanEvent } from './evaluate.ts';
import { countedDay, parseMoment } from './moment.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** What falls due on one day, in whole fen; negative where it is paid out. */
export interface Instalment {
  readonly day: CalendarDay;
  readonly principal: Money;
  readonly interest: Money;
  readonly fee: Money;
  /** What is owed after it. */
  readonly owed: Money;
}

const kinds: Readonly<Record<string, 'interest' | 'fee'>> = { IP: 'interest', FP: 'fee', PY: 'fee' };

/**
 * The plan of repayment: the events of a contract that is rounded to the fen, gathered by day. Amounts that are not whole fen are a bug of the
 * caller. Days on which nothing is paid are left out.
 */
export function instalmentsOf(events: readonly LoanEvent[]): readonly Instalment[] {
  const days = new Map<string, Record<'principal' | 'interest' | 'fee' | 'owed', number>>();
  for (const { eventDate, eventType, payoff, notionalPrincipal } of events) {
    const on = eventDate.slice(0, 10);
    const sums = days.get(on) ?? { principal: 0, interest: 0, fee: 0, owed: 0 };
    sums[kinds[eventType] ?? 'principal'] += wholeFen(payoff);
    sums.owed = wholeFen(notionalPrincipal);
    days.set(on, sums);
  }
  return [...days]
    .filter(([, { principal, interest, fee }]) => principal !== 0 || interest !== 0 || fee !== 0)
    .map(([on, { principal, interest, fee, owed }]) => ({
      day: day(on),
      principal: money(principal),
      interest: money(interest),
      fee: money(fee),
      owed: money(owed),
    }));
}

function wholeFen(amount: number): number {
  const fen = Math.round(amount * 100);
  assert(Math.abs(fen - amount * 100) < 1e-4, `${amount} is a whole number of fen`);
  return fen;
}

/**
 * The true annual rate of a contract's events from its first payment on, years being days over 365. For one that has begun before its status date
 * the first payment is not among them: refused, as are one that is not repaid yet and flows without a unique rate.
 */
export function annualRateOf(events: readonly LoanEvent[]): Result<number, Refusal<LoansCode>> {
  const owed = events.at(-1)?.notionalPrincipal ?? 0;
  if (Math.abs(owed) > 1e-6) return refused(refuse('principal_open', { owed }));
  const paid = events.filter(({ payoff }) => payoff !== 0);
  const days = paid.map(({ eventDate }) => countedDay(parseMoment(eventDate) ?? 0));
  const first = days[0] ?? 0;
  return annualRate(
    paid.map(({ payoff }, index) => ({ years: ((days[index] ?? first) - first) / 365, amount: payoff })),
  );
}
