import { type CalendarDay, day } from '@leitu/kernel';

/** Today where the reader is. */
export function todayHere(): CalendarDay {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return day(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
}

const chinaAheadOfUtcMilliseconds = 8 * 3_600_000;

/** The day of a moment in China, as the server counts days. */
export function dayInChina(moment: string): CalendarDay {
  return day(new Date(Date.parse(moment) + chinaAheadOfUtcMilliseconds).toISOString().slice(0, 10));
}

/** Today in China: nothing that is stated may lie after it. */
export function todayInChina(): CalendarDay {
  return dayInChina(new Date().toISOString());
}
