import { at } from '../at.ts';
import type { Closed } from '../problem.ts';

/** Closed spans as arrays: span i is from `starts[i]` until `ends[i]`. Behind the last one all minutes are working minutes. */
export interface Calendar {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

export function calendarOf(closed: Closed): Calendar {
  return {
    starts: Float64Array.from(closed, ({ startMinute }) => startMinute),
    ends: Float64Array.from(closed, ({ endMinute }) => endMinute),
  };
}

/** The calendar that is closed where one of two is. */
export function joined(a: Calendar, b: Calendar): Calendar {
  const spans = [a, b].flatMap(({ starts, ends }) =>
    [...starts].map((startMinute, index) => ({ startMinute, endMinute: at(ends, index) })),
  );
  const merged: { startMinute: number; endMinute: number }[] = [];
  for (const span of spans.toSorted((one, other) => one.startMinute - other.startMinute)) {
    const latest = merged.at(-1);
    if (latest === undefined || latest.endMinute < span.startMinute) merged.push({ ...span });
    else latest.endMinute = Math.max(latest.endMinute, span.endMinute);
  }
  return calendarOf(merged);
}

/** The first span that ends after a minute; their number where none does. */
function spanAfter({ ends }: Calendar, minute: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ends, middle) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first working minute from a minute on. */
export function workingFrom(calendar: Calendar, minute: number): number {
  const span = spanAfter(calendar, minute);
  return span < calendar.starts.length && minute >= at(calendar.starts, span) ? at(calendar.ends, span) : minute;
}

/** The end of so many working minutes from a minute on; the minute itself where they are 0. */
export function endOfWork(calendar: Calendar, from: number, minutes: number): number {
  if (minutes === 0) return from;
  const { starts, ends } = calendar;
  let span = spanAfter(calendar, from);
  let minute = from;
  let left = minutes;
  if (span < starts.length && minute >= at(starts, span)) {
    minute = at(ends, span);
    span += 1;
  }
  while (span < starts.length && minute + left > at(starts, span)) {
    left -= at(starts, span) - minute;
    minute = at(ends, span);
    span += 1;
  }
  return minute + left;
}

/** The first minute from a minute on with which so many working minutes begin that no closed span interrupts. */
export function wholeFrom(calendar: Calendar, from: number, minutes: number): number {
  const { starts, ends } = calendar;
  let span = spanAfter(calendar, from);
  let minute = from;
  while (span < starts.length && minute + minutes > at(starts, span)) {
    minute = Math.max(minute, at(ends, span));
    span += 1;
  }
  return minute;
}

/** The working minutes from a minute until another. */
export function workBetween({ starts, ends }: Calendar, from: number, until: number): number {
  let work = until - from;
  for (let span = 0; span < starts.length && at(starts, span) < until; span += 1) {
    work -= Math.max(0, Math.min(until, at(ends, span)) - Math.max(from, at(starts, span)));
  }
  return work;
}
