import { chinaHolidays } from './chinaHolidays.ts';
import { civilFromDays, daysOfMonth, type Moment, secondsOfDay } from './moment.ts';

/** NC every day is a business day; MF Mondays to Fridays; CN Mondays to Fridays with the holidays and make-up working days of China. */
export const calendars = ['NC', 'MF', 'CN'] as const;
export type CalendarName = (typeof calendars)[number];

/**
 * Which way an event goes that falls on a day off, and whether interest is counted to the day after the shift (SC) or before it (CS): following,
 * modified following, preceding, modified preceding (technical specification, Business Day Shift Convention). NOS: it stays.
 */
export const businessDayConventions = ['NOS', 'SCF', 'SCMF', 'CSF', 'CSMF', 'SCP', 'SCMP', 'CSP', 'CSMP'] as const;
export type BusinessDayConvention = (typeof businessDayConventions)[number];

/**
 * Whether that day, counted from 1970-01-01, is worked. For a year whose notice is not out yet China's calendar knows weekends alone:
 * see `isAnnounced`.
 */
export function isBusinessDay(day: number, calendar: CalendarName): boolean {
  if (calendar === 'NC') return true;
  // 1970-01-01 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  if (calendar === 'MF') return weekday < 5;
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const announced = chinaHolidays.get(year);
  const name = `${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  if (announced?.worked.includes(name) === true) return true;
  if (announced?.off.some(([first, last]) => first <= name && name <= last) === true) return false;
  return weekday < 5;
}

/** Whether the calendar's holidays of that year are known. */
export function isAnnounced(year: number, calendar: CalendarName): boolean {
  return calendar !== 'CN' || chinaHolidays.has(year);
}

/** The moment moved to a business day, its time of day kept. */
export function shiftToBusinessDay(moment: Moment, convention: BusinessDayConvention, calendar: CalendarName): Moment {
  if (convention === 'NOS' || calendar === 'NC') return moment;
  const direction = convention.endsWith('P') ? -1 : 1;
  const day = Math.floor(moment / secondsOfDay);
  let shifted = nearestBusinessDay(day, direction, calendar);
  // Modified: an event stays in its month, and goes the other way if need be.
  if (convention.includes('M') && !isSameMonth(day, shifted)) shifted = nearestBusinessDay(day, -direction, calendar);
  return moment + (shifted - day) * secondsOfDay;
}

/** The moment up to which interest is counted for an event that was due then. */
export function countedMoment(moment: Moment, convention: BusinessDayConvention, calendar: CalendarName): Moment {
  return convention.startsWith('SC') ? shiftToBusinessDay(moment, convention, calendar) : moment;
}

function nearestBusinessDay(day: number, direction: number, calendar: CalendarName): number {
  let nearest = day;
  while (!isBusinessDay(nearest, calendar)) nearest += direction;
  return nearest;
}

function isSameMonth(a: number, b: number): boolean {
  const { year, month, day } = civilFromDays(a);
  return b > a - day && b <= a - day + daysOfMonth(year, month);
}
