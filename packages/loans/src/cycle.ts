import { type Moment, plusMonths, secondsOfDay } from './moment.ts';

/** A length of time by the calendar: months first, then days. */
export interface Period {
  readonly months: number;
  readonly days: number;
}

/** How often something recurs, and what becomes of a last stretch that is not whole. */
export interface Cycle extends Period {
  /** A long last stub swallows the last regular date; a short one is a period of its own. */
  readonly stub: 'long' | 'short';
}

const CYCLE = /^P?((?:\d{1,4}[YHQMWD])+)(?:L([01])|([+-]))?$/;
const PART = /(\d+)([YHQMWD])/g;
const MONTHS: Readonly<Record<string, number>> = { Y: 12, H: 6, Q: 3, M: 1 };
const DAYS: Readonly<Record<string, number>> = { W: 7, D: 1 };

/**
 * Reads a cycle: a period of years, half-years, quarters, months, weeks and days, then the stub, `L0` long or `L1` short (in older writing
 * `+` and `-`). Undefined for anything else, and for a cycle that does not move.
 * @example parseCycle('P1ML0') // { months: 1, days: 0, stub: 'long' }
 */
export function parseCycle(text: string): Cycle | undefined {
  const match = CYCLE.exec(text);
  if (match === null) return undefined;
  const period = periodOf(match[1] ?? '');
  if (period.months === 0 && period.days === 0) return undefined;
  return { ...period, stub: match[2] === '0' || match[3] === '+' ? 'long' : 'short' };
}

/**
 * Reads a period such as `P2D`; `P0D` is none.
 * @example parsePeriod('P0D') // { months: 0, days: 0 }
 */
export function parsePeriod(text: string): Period | undefined {
  const match = CYCLE.exec(text);
  return match === null ? undefined : periodOf(match[1] ?? '');
}

function periodOf(text: string): Period {
  let [months, days] = [0, 0];
  for (const [, count = '0', unit = ''] of text.matchAll(PART)) {
    months += Number(count) * (MONTHS[unit] ?? 0);
    days += Number(count) * (DAYS[unit] ?? 0);
  }
  return { months, days };
}

/** The moment that many periods later (earlier where negative). */
export function plusPeriods(from: Moment, { months, days }: Period, times: number): Moment {
  return plusMonths(from, months * times) + days * times * secondsOfDay;
}
