/**
 * A point of local time without zone, as ACTUS has it (technical specification, Date/Time): whole seconds from 1970-01-01T00:00:00.
 * No day is longer than another, so there is no place for the zones of `Date`.
 */
export type Moment = number;

export const secondsOfDay = 86_400;

/** Year, month 1 to 12 and day of the month 1 to 31 of the Gregorian calendar. */
export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?$/;

/**
 * Reads `2013-01-01`, `2013-01-01T00:00` or `2013-01-01T00:00:00`; 24:00:00 is the midnight after. Undefined for anything that is not a
 * real day and time, and for times with a zone.
 * @example parseMoment('1970-01-02') // 86400
 */
export function parseMoment(text: string): Moment | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((word: string | undefined) => Number(word ?? 0));
  const isDay = year >= 1600 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
  const isTime = (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0);
  if (!isDay || !isTime) return undefined;
  return daysFromCivil(year, month, day) * secondsOfDay + hour * 3600 + minute * 60 + second;
}

/**
 * The moment as `2013-01-01T00:00:00`.
 * @example momentText(86400) // '1970-01-02T00:00:00'
 */
export function momentText(moment: Moment): string {
  const { year, month, day } = civilOf(moment);
  const seconds = timeOfDay(moment);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}`;
}

/**
 * The day on which a moment stands for the counting of days, from 1970-01-01. 23:59:59 is the midnight that follows it (technical
 * specification, Date/Time, note on implementation).
 */
export function countedDay(moment: Moment): number {
  return Math.floor((moment + (timeOfDay(moment) === secondsOfDay - 1 ? 1 : 0)) / secondsOfDay);
}

/** The day of the calendar that the moment is in. */
export function civilOf(moment: Moment): CivilDay {
  return civilFromDays(Math.floor(moment / secondsOfDay));
}

/** The same time of day so many months later; where that month is too short, on its last day. */
export function plusMonths(moment: Moment, months: number): Moment {
  if (months === 0) return moment;
  const { year, month, day } = civilOf(moment);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const toDay = Math.min(day, daysOfMonth(toYear, toMonth));
  return daysFromCivil(toYear, toMonth, toDay) * secondsOfDay + timeOfDay(moment);
}

/** The same time of day on the last day of the month. */
export function endOfMonth(moment: Moment): Moment {
  const { year, month } = civilOf(moment);
  return daysFromCivil(year, month, daysOfMonth(year, month)) * secondsOfDay + timeOfDay(moment);
}

export function isEndOfMonth(moment: Moment): boolean {
  return endOfMonth(moment) === moment;
}

/** How many seconds of its day have passed. */
function timeOfDay(moment: Moment): number {
  return moment - Math.floor(moment / secondsOfDay) * secondsOfDay;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);
}

/** Days from 1970-01-01, by eras of 400 years that begin in March (Hinnant, chrono-compatible low-level date algorithms, 2013). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `daysFromCivil`, from the same source. */
export function civilFromDays(days: number): CivilDay {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
