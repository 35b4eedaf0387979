import { type CalendarDay, day } from '@leitu/kernel';

/** Today where the reader is. */
export function todayHere(): CalendarDay {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return day(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
}

const chinaAheadOfUtcMilliseconds = 8 * 3_600_000;

/** Today in China, as the server counts days: nothing that is stated may lie after it. */
export function todayInChina(): CalendarDay {
  return day(new Date(Date.now() + chinaAheadOfUtcMilliseconds).toISOString().slice(0, 10));
}
