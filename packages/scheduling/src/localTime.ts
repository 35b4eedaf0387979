import { dayOfEpoch } from '@leitu/kernel';
import { clockMinutes, minutesADay } from './read/calendar.ts';

/**
 * The local time of a minute of a plan that begins at `startsAt`, on a clock that is never put forward or back.
 * @example localTime('2026-03-02T08:00', 90) // '2026-03-02T09:30'
 */
export function localTime(startsAt: string, minute: number): string {
  return localClock(startsAt)(minute);
}

/** The same for many minutes: days are written out once. */
export function localClock(startsAt: string): (minute: number) => string {
  const origin = clockMinutes(startsAt) ?? 0;
  const days = new Map<number, string>();
  return (minute) => {
    const at = origin + minute;
    const ofDay = ((at % minutesADay) + minutesADay) % minutesADay;
    const number = (at - ofDay) / minutesADay;
    const day = days.get(number) ?? dayOfEpoch(number);
    days.set(number, day);
    return `${day}T${twoFigures(Math.floor(ofDay / 60))}:${twoFigures(ofDay % 60)}`;
  };
}

function twoFigures(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}
