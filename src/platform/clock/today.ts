import { type CalendarDay, dayOfEpoch } from '@leitu/kernel';

const hoursAheadOfUtc = 8;

let known: { readonly days: number; readonly day: CalendarDay } | undefined;

/** Today in China, where the criteria are in force, whatever the machine's own time zone is. Every request asks, so a day is written once. */
export function today(): CalendarDay {
  const days = Math.floor((Date.now() + hoursAheadOfUtc * 3_600_000) / 86_400_000);
  if (known?.days !== days) known = { days, day: dayOfEpoch(days) };
  return known.day;
}
