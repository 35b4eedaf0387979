import { type CalendarDay, epochDays, type Money, money, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { dueFen, earned, inAccrualUnits, rateScale } from './accrual.ts';
import { type DayCount, type YearPart, yearParts } from './dayCount.ts';
import { secondsOfDay } from './moment.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** A revolving line (循环额度): what may be drawn, is drawn and is kept for drawings under way, and the interest on what is drawn. */
export interface Line {
  readonly limit: Money;
  readonly drawn: Money;
  readonly reserved: Money;
  /** A yearly fraction of at most nine decimals. */
  readonly rate: number;
  readonly dayCount: DayCount;
  readonly isFrozen: boolean;
  /** Up to which day interest has been counted. */
  readonly day: CalendarDay;
  /** Interest that has accrued and is not due, in parts of a fen so small that every day is whole. */
  readonly accrued: bigint;
  /** Interest that has fallen due and is not paid. */
  readonly interestDue: Money;
}

/**
 * What can happen to a line: an amount is kept for a drawing (reserve) or set free (release), drawn from what was kept or at once, interest falls due
 * (charge), is paid with what is drawn (repay: interest that is due first), the rate or the limit changes, the line is frozen or not, a day passes.
 */
export type LineEvent = { readonly day: CalendarDay } & (
  | { readonly type: 'reserve' | 'release' | 'draw' | 'drawReserved' | 'repay' | 'setLimit'; readonly amount: Money }
  | { readonly type: 'setRate'; readonly rate: number }
  | { readonly type: 'charge' | 'freeze' | 'thaw' | 'pass' }
);

type Applied = Result<Line, Refusal<LoansCode>>;

/** Opens a line on a day. Refuses a limit or a rate that is not one. */
export function openLine(day: CalendarDay, limit: Money, rate: number, dayCount: DayCount): Applied {
  if (limit <= 0) return refused(refuse('amount_not_positive', { amount: limit }));
  if (!isExact(rate)) return refused(refuse('rate_not_exact', { rate }));
  const nothing = money(0);
  return ok({
    limit,
    drawn: nothing,
    reserved: nothing,
    rate,
    dayCount,
    isFrozen: false,
    day,
    accrued: 0n,
    interestDue: nothing,
  });
}

/** What can still be drawn or reserved: the limit less what is drawn and what is reserved. */
export function availableOf({ limit, drawn, reserved }: Line): Money {
  return money(limit - drawn - reserved);
}

/**
 * The line with interest counted up to a day. It is exact: passing thirty days one by one and all at once gives the same line.
 */
export function accrueTo(line: Line, day: CalendarDay): Line {
  if (day <= line.day) return line;
  if (line.drawn === 0) return { ...line, day };
  return { ...line, day, accrued: line.accrued + earned(line.drawn, line.rate, partsBetween(line, day)) };
}

function partsBetween({ day: from, dayCount }: Line, to: CalendarDay): readonly YearPart[] {
  return yearParts(epochDays(from) * secondsOfDay, epochDays(to) * secondsOfDay, dayCount);
}

/**
 * The lines with interest counted up to a day, as `accrueTo` counts it: the end of a day for a whole book. Lines that were counted up to the same day
 * share the parts of a year that have passed since.
 */
export function accrueAll(lines: readonly Line[], day: CalendarDay): readonly Line[] {
  const known = new Map<string, readonly YearPart[]>();
  return lines.map((line) => {
    if (day <= line.day || line.drawn === 0) return accrueTo(line, day);
    const stretch = `${line.dayCount} ${line.day}`;
    const parts = known.get(stretch) ?? partsBetween(line, day);
    known.set(stretch, parts);
    return { ...line, day, accrued: line.accrued + earned(line.drawn, line.rate, parts) };
  });
}

/**
 * The line after an event. Interest is counted up to the event's day first. Refuses events of a day that has passed, amounts that are none or more
 * than is available, reserved or owed, a limit below what is in use, and drawing while the line is frozen.
 */
export function applyToLine(line: Line, event: LineEvent): Applied {
  if (event.day < line.day) return refused(refuse('day_goes_back', { day: event.day, reached: line.day }));
  const now = accrueTo(line, event.day);
  switch (event.type) {
    case 'pass':
      return ok(now);
    case 'freeze':
    case 'thaw':
      return ok({ ...now, isFrozen: event.type === 'freeze' });
    case 'charge':
      return ok(charged(now));
    case 'setRate':
      return isExact(event.rate)
        ? ok({ ...now, rate: event.rate })
        : refused(refuse('rate_not_exact', { rate: event.rate }));
    default:
      return event.amount > 0
        ? moved(now, event.type, event.amount)
        : refused(refuse('amount_not_positive', { amount: event.amount }));
  }
}

/** The line after events in their order: the same events give the same line, to the last bit. Refuses as the first refused event does. */
export function replayLine(opened: Line, events: Iterable<LineEvent>): Applied {
  let line = opened;
  for (const event of events) {
    const applied = applyToLine(line, event);
    if (!applied.ok) return applied;
    line = applied.value;
  }
  return ok(line);
}

/** The line as text, always with the same bytes for the same line. */
export function lineText(line: Line): string {
  const { limit, drawn, reserved, rate, dayCount, isFrozen, day, accrued, interestDue } = line;
  return JSON.stringify({
    limit,
    drawn,
    reserved,
    rate,
    dayCount,
    isFrozen,
    day,
    accrued: String(accrued),
    interestDue,
  });
}

type Movement = 'reserve' | 'release' | 'draw' | 'drawReserved' | 'repay' | 'setLimit';

function moved(line: Line, type: Movement, amount: Money): Applied {
  const { drawn, reserved } = line;
  switch (type) {
    case 'reserve':
    case 'draw': {
      if (line.isFrozen) return refused(refuse('line_frozen'));
      const available = availableOf(line);
      if (amount > available) return refused(refuse('limit_exceeded', { amount, available }));
      return ok(
        type === 'draw' ? { ...line, drawn: money(drawn + amount) } : { ...line, reserved: money(reserved + amount) },
      );
    }
    case 'release':
    case 'drawReserved': {
      if (amount > reserved) return refused(refuse('reservation_exceeded', { amount, reserved }));
      const free = { ...line, reserved: money(reserved - amount) };
      if (type === 'release') return ok(free);
      return line.isFrozen ? refused(refuse('line_frozen')) : ok({ ...free, drawn: money(drawn + amount) });
    }
    case 'setLimit':
      if (amount < drawn + reserved) return refused(refuse('limit_below_use', { limit: amount, drawn, reserved }));
      return ok({ ...line, limit: amount });
    case 'repay':
      return repaid(line, amount);
  }
}

/** Interest that is due first (Civil Code, article 561), then what is drawn. */
function repaid(line: Line, amount: Money): Applied {
  const owed = line.interestDue + line.drawn;
  if (amount > owed) return refused(refuse('repayment_too_large', { amount, owed }));
  const interest = Math.min(amount, line.interestDue);
  return ok({
    ...line,
    interestDue: money(line.interestDue - interest),
    drawn: money(line.drawn - (amount - interest)),
  });
}

/** All that has accrued falls due, up to the next fen; what that is too much is credited to what accrues next. */
function charged(line: Line): Line {
  const due = Number(dueFen(line.accrued));
  return { ...line, accrued: line.accrued - inAccrualUnits(due), interestDue: money(line.interestDue + due) };
}

function isExact(rate: number): boolean {
  return rate >= 0 && rate <= 10 && Math.abs(rate * rateScale - Math.round(rate * rateScale)) < 1e-6;
}
