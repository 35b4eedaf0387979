import { type CalendarDay, day } from '@leitu/kernel';

/** Today where the reader is. */
export function todayHere(): CalendarDay {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return day(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
}
