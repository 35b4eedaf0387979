import { type CalendarDay, epochDays, type Money, money, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { dueFen, earned, inAccrualUnits } from './accrual.ts';
import { type DayCount, yearParts } from './dayCount.ts';
import { secondsOfDay } from './moment.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** What falls due on a day. */
export interface Due {
  readonly day: CalendarDay;
  readonly principal: Money;
  readonly interest: Money;
}

export interface Payment {
  readonly day: CalendarDay;
  readonly amount: Money;
}

/**
 * What being late costs. The penalty rate takes the place of the contract's rate from the day after the due day on, 130% to 150% of it (银发〔2003〕
 * 251号, article 3), on overdue principal, and on overdue interest too where it is compounded (复利).
 */
export interface ArrearsTerms {
  readonly rate: number;
  readonly penaltyMultiplier: number;
  readonly compoundsInterest: boolean;
  readonly dayCount: DayCount;
}

/** What is overdue on a day, in fen. */
export interface Arrears {
  readonly day: CalendarDay;
  readonly principal: Money;
  readonly interest: Money;
  /** Penalty interest, with what is compounded, up to the next fen. */
  readonly penalty: Money;
  /** All that was paid so far: what of it was penalty, interest and principal. */
  readonly paid: { readonly penalty: Money; readonly interest: Money; readonly principal: Money };
}

interface Book {
  day: CalendarDay;
  principal: number;
  interest: number;
  /** In the units of an exact accrual. */
  penalty: bigint;
  paidPenalty: number;
  paidInterest: number;
  paidPrincipal: number;
}

/**
 * What is overdue on a day after dues and payments. A payment first pays penalty, then interest, then principal (Civil Code, article 561), of what
 * has fallen due by its day; more than that is refused, as it is a prepayment and not a settlement.
 */
export function arrearsOn(
  on: CalendarDay,
  dues: readonly Due[],
  payments: readonly Payment[],
  terms: ArrearsTerms,
): Result<Arrears, Refusal<LoansCode>> {
  const book: Book = {
    day: on,
    principal: 0,
    interest: 0,
    penalty: 0n,
    paidPenalty: 0,
    paidInterest: 0,
    paidPrincipal: 0,
  };
  const days = [...dues.map(({ day }) => day), ...payments.map(({ day }) => day), on];
  for (const day of [...new Set(days)].toSorted()) {
    if (day > on) break;
    pass(book, day, terms);
    for (const due of dues.filter((one) => one.day === day)) {
      book.principal += due.principal;
      book.interest += due.interest;
    }
    for (const { amount } of payments.filter((one) => one.day === day)) {
      const fault = settle(book, amount);
      if (fault !== undefined) return refused(fault);
    }
  }
  return ok({
    day: on,
    principal: money(book.principal),
    interest: money(book.interest),
    penalty: money(Number(dueFen(book.penalty))),
    paid: {
      penalty: money(book.paidPenalty),
      interest: money(book.paidInterest),
      principal: money(book.paidPrincipal),
    },
  });
}

/** Penalty interest on what has been overdue since the last day looked at. */
function pass(
  book: Book,
  to: CalendarDay,
  { rate, penaltyMultiplier, compoundsInterest, dayCount }: ArrearsTerms,
): void {
  if (book.day < to && book.principal + book.interest > 0) {
    const parts = yearParts(startOf(book.day), startOf(to), dayCount);
    const base = book.principal + (compoundsInterest ? book.interest : 0);
    book.penalty += earned(base, rate * penaltyMultiplier, parts);
  }
  book.day = to;
}

function settle(book: Book, amount: Money): Refusal<LoansCode> | undefined {
  const penaltyDue = Number(dueFen(book.penalty));
  const owed = penaltyDue + book.interest + book.principal;
  if (amount <= 0) return refuse('amount_not_positive', { amount });
  if (amount > owed) return refuse('repayment_too_large', { amount, owed });
  const penalty = Math.min(amount, Math.max(0, penaltyDue));
  const interest = Math.min(amount - penalty, book.interest);
  const principal = amount - penalty - interest;
  book.penalty -= inAccrualUnits(penalty);
  book.interest -= interest;
  book.principal -= principal;
  book.paidPenalty += penalty;
  book.paidInterest += interest;
  book.paidPrincipal += principal;
  return undefined;
}

function startOf(day: CalendarDay): number {
  return epochDays(day) * secondsOfDay;
}
