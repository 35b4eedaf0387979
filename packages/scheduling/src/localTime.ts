import { dayOfEpoch } from '@leitu/kernel';
import { clockMinutes, minutesADay } from './read/calendar.ts';

/**
 * The local time of a minute of a plan that begins at `startsAt`, on a clock that is never put forward or back.
 * @example localTime('2026-03-02T08:00', 90) // '2026-03-02T09:30'
 */
export function localTime(startsAt: string, minute: number): string {
  const at = (clockMinutes(startsAt) ?? 0) + minute;
  const ofDay = ((at % minutesADay) + minutesADay) % minutesADay;
  const [hour, rest] = [Math.floor(ofDay / 60), ofDay % 60].map((part) => String(part).padStart(2, '0'));
  return `${dayOfEpoch((at - ofDay) / minutesADay)}T${hour}:${rest}`;
}
