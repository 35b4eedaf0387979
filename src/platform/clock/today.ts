import { type CalendarDay, dayOfEpoch } from '@leitu/kernel';

const hoursAheadOfUtc = 8;

/** Today in China, where the criteria are in force, whatever the machine's own time zone is. */
export function today(): CalendarDay {
  return dayOfEpoch(Math.floor((Date.now() + hoursAheadOfUtc * 3_600_000) / 86_400_000));
}
