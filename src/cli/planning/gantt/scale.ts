import { localTime } from '@leitu/scheduling';

/** Where minutes stand in the picture. */
export interface Scale {
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly left: number;
  readonly width: number;
  readonly x: (minute: number) => number;
}

export interface Tick {
  readonly minute: number;
  /** A day begins with it, counted by the calendar where there is one. */
  readonly isDay: boolean;
}

const pixelsAnHour = 6;
const narrowest = 1160;
const widest = 6000;

export function scaleOf(fromMinute: number, untilMinute: number, left: number): Scale {
  const minutes = Math.max(1, untilMinute - fromMinute);
  const width = Math.min(widest, Math.max(narrowest, (minutes / 60) * pixelsAnHour));
  return { fromMinute, untilMinute, left, width, x: (minute) => left + ((minute - fromMinute) / minutes) * width };
}

/** Steps that people count time by, in minutes. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14_400, 43_200] as const;

/** Ticks at least so far apart. */
const apartPixels = 46;

export function ticksOf({ fromMinute, untilMinute, width }: Scale, startsAt: string | undefined): readonly Tick[] {
  const minutes = Math.max(1, untilMinute - fromMinute);
  const step = steps.find((each) => (each / minutes) * width >= apartPixels) ?? 43_200;
  const shift = startsAt === undefined ? 0 : minuteOfDay(startsAt);
  const ticks: Tick[] = [];
  for (let at = Math.ceil((fromMinute + shift) / step) * step; at <= untilMinute + shift; at += step) {
    ticks.push({ minute: at - shift, isDay: at % 1440 === 0 });
  }
  return ticks;
}

function minuteOfDay(time: string): number {
  return Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));
}

/** The days that the picture shows, each from its first minute shown. */
export function daysOf(
  scale: Scale,
  startsAt: string | undefined,
): readonly { readonly minute: number; readonly number: number }[] {
  const shift = startsAt === undefined ? 0 : minuteOfDay(startsAt);
  const first = Math.floor((scale.fromMinute + shift) / 1440);
  const last = Math.ceil((scale.untilMinute + shift) / 1440) - 1;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    minute: Math.max(scale.fromMinute, (first + index) * 1440 - shift),
    number: first + index + 1,
  }));
}

/** `08:00`, or where no date is known the time since the start. */
export function timeText(minute: number, startsAt: string | undefined): string {
  if (startsAt !== undefined) return localTime(startsAt, minute).slice(11);
  const sign = minute < 0 ? '−' : '';
  const whole = Math.abs(minute);
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
