import { assert } from './assert.ts';

declare const calendarDay: unique symbol;

/** A day of the Gregorian calendar as `YYYY-MM-DD` (ISO 8601), without time or zone. Days compare as strings do. */
export type CalendarDay = string & { readonly [calendarDay]: true };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Reads a day of the years 1000 to 9999; undefined for anything that is not one (2023-02-29, 2023-2-1).
 * @example parseDay('2024-02-29') // '2024-02-29'
 */
export function parseDay(text: string): CalendarDay | undefined {
  const match = DAY.exec(text);
  if (match === null) return undefined;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isReal = year >= 1000 && dayOfMonth >= 1 && dayOfMonth <= daysOfMonth(year, month);
  return isReal ? (text as CalendarDay) : undefined; // The checks above are what the type states.
}

/**
 * A day that the program itself states. Anything that is not a day is a bug.
 * @example day('2026-04-01')
 */
export function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  assert(parsed !== undefined, `${text} is a day`);
  return parsed;
}

/**
 * The day that many days later (earlier where negative).
 * @example addDays(day('2024-02-28'), 2) // '2024-03-01'
 */
export function addDays(from: CalendarDay, days: number): CalendarDay {
  return dayOfEpoch(epochDays(from) + days);
}

/**
 * Days from 1970-01-01 to this day.
 * @example epochDays(day('1970-01-02')) // 1
 */
export function epochDays(of: CalendarDay): number {
  return Date.parse(`${of}T00:00:00Z`) / 86_400_000;
}

/**
 * The day that many days after 1970-01-01.
 * @example dayOfEpoch(0) // '1970-01-01'
 */
export function dayOfEpoch(days: number): CalendarDay {
  return day(new Date(days * 86_400_000).toISOString().slice(0, 10));
}

function daysOfMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2 && isLeap) return 29;
  return DAYS_OF_MONTH[month - 1] ?? 0;
}
