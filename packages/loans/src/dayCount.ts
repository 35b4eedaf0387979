import { civilFromDays, countedDay, daysFromCivil, daysOfMonth, isLeapYear, type Moment } from './moment.ts';

/**
 * How days become years (ACTUS dictionary, dayCountConvention): AA actual/actual ISDA, A360, A365 actual days, 30E360 and 30E360ISDA months
 * of 30 days, 28E336 months of 28.
 */
export const dayCounts = ['AA', 'A360', 'A365', '30E360', '30E360ISDA', '28E336'] as const;
export type DayCount = (typeof dayCounts)[number];

/** A part of a year, exactly: so many days of a year of `basis` days. */
export interface YearPart {
  readonly days: number;
  readonly basis: number;
}

/**
 * The years between two moments as exact parts: one, or two where actual/actual passes from common years into leap years. The parts of adjoining
 * stretches add up to those of the whole, so accruing day by day gives what one step gives.
 * `maturity` matters to 30E360ISDA alone, where the last of February stays as it is if the contract ends then (2006 ISDA definitions, 4.16(h)).
 */
export function yearParts(from: Moment, to: Moment, convention: DayCount, maturity?: Moment): readonly YearPart[] {
  const [start, end] = [countedDay(from), countedDay(to)];
  switch (convention) {
    case 'AA':
      return actualParts(start, end);
    case 'A360':
      return [{ days: end - start, basis: 360 }];
    case 'A365':
      return [{ days: end - start, basis: 365 }];
    case '30E360':
      return [{ days: evenDays(end, 30) - evenDays(start, 30), basis: 360 }];
    case '28E336':
      return [{ days: evenDays(end, 28) - evenDays(start, 28), basis: 336 }];
    case '30E360ISDA': {
      const last = maturity === undefined ? undefined : countedDay(maturity);
      // On the last day itself nothing passes from it to itself, so the begin is treated as the end is.
      return [{ days: isdaDays(end, end !== last) - isdaDays(start, start !== last), basis: 360 }];
    }
  }
}

/** The years between two moments as a number. */
export function yearFraction(from: Moment, to: Moment, convention: DayCount, maturity?: Moment): number {
  let years = 0;
  for (const { days, basis } of yearParts(from, to, convention, maturity)) years += days / basis;
  return years;
}

/** Days that fall into leap years over 366, the others over 365 (2006 ISDA definitions, 4.16(b)). */
function actualParts(start: number, end: number): readonly YearPart[] {
  if (end < start) return actualParts(end, start).map(({ days, basis }) => ({ days: -days, basis }));
  const [first, last] = [civilFromDays(start).year, civilFromDays(end).year];
  if (first === last) return [{ days: end - start, basis: isLeapYear(first) ? 366 : 365 }];
  let [common, leap] = [0, 0];
  for (let year = first; year <= last; year += 1) {
    const days = Math.min(end, daysFromCivil(year + 1, 1, 1)) - Math.max(start, daysFromCivil(year, 1, 1));
    if (isLeapYear(year)) leap += days;
    else common += days;
  }
  const parts = [
    { days: common, basis: 365 },
    { days: leap, basis: 366 },
  ];
  return parts.filter(({ days }) => days !== 0);
}

/** Days since year 0 in a calendar whose months have `length` days; later days of a month are its last (ISDA 4.16(g) for 30). */
function evenDays(day: number, length: number): number {
  const civil = civilFromDays(day);
  return (civil.year * 12 + civil.month) * length + Math.min(civil.day, length);
}

/** As months of 30 days, where the last of February is a 30th too, unless it is the end of the contract. */
function isdaDays(day: number, isFebruaryWhole: boolean): number {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const isEnd = dayOfMonth === daysOfMonth(year, month) && (month !== 2 || isFebruaryWhole);
  return (year * 12 + month) * 30 + (isEnd ? 30 : Math.min(dayOfMonth, 30));
}
