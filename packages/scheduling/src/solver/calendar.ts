import { at, realAt } from '../at.ts';
import type { Closed } from '../problem.ts';

/** Closed spans as arrays: span i is from `starts[i]` until `ends[i]`. Behind the last one all minutes are working minutes. */
export interface Calendar {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Time from the first start to the last end in parts of 2^`shift` minutes: the first span that ends behind the beginning of each part. */
  readonly first: Int32Array;
  readonly shift: number;
  /** The closed minutes before each span, and behind the last number those of all. */
  readonly closedBefore: Float64Array;
}

export function calendarOf(closed: Closed): Calendar {
  const starts = new Float64Array(closed.length);
  const ends = new Float64Array(closed.length);
  for (let span = 0; span < closed.length; span += 1) {
    starts[span] = closed[span]?.startMinute ?? 0;
    ends[span] = closed[span]?.endMinute ?? 0;
  }
  return indexed(starts, ends);
}

/** Two parts or so for each span. */
function indexed(starts: Float64Array, ends: Float64Array): Calendar {
  const spans = starts.length;
  const closedBefore = new Float64Array(spans + 1);
  for (let span = 0; span < spans; span += 1) {
    closedBefore[span + 1] = realAt(closedBefore, span) + realAt(ends, span) - realAt(starts, span);
  }
  if (spans === 0) return { starts, ends, first: new Int32Array(1), shift: 0, closedBefore };
  const origin = realAt(starts, 0);
  const length = realAt(ends, spans - 1) - origin;
  let shift = 0;
  while (length / 2 ** shift > 2 * spans) shift += 1;
  const first = new Int32Array(Math.floor(length / 2 ** shift) + 2).fill(spans);
  for (let part = 0, span = 0; part < first.length; part += 1) {
    while (span < spans && realAt(ends, span) <= origin + part * 2 ** shift) span += 1;
    first[part] = span;
  }
  return { starts, ends, first, shift, closedBefore };
}

/** The calendar that is closed where one of two is. */
export function joined(a: Calendar, b: Calendar): Calendar {
  const [ofA, ofB] = [a.starts.length, b.starts.length];
  const starts = new Float64Array(ofA + ofB);
  const ends = new Float64Array(ofA + ofB);
  let length = 0;
  for (let i = 0, j = 0; i < ofA || j < ofB; ) {
    const isOfA = j === ofB || (i < ofA && realAt(a.starts, i) <= realAt(b.starts, j));
    const start = isOfA ? realAt(a.starts, i) : realAt(b.starts, j);
    const end = isOfA ? realAt(a.ends, i) : realAt(b.ends, j);
    if (isOfA) i += 1;
    else j += 1;
    if (length > 0 && start <= realAt(ends, length - 1)) ends[length - 1] = Math.max(realAt(ends, length - 1), end);
    else {
      starts[length] = start;
      ends[length] = end;
      length += 1;
    }
  }
  return indexed(starts.slice(0, length), ends.slice(0, length));
}

/** The first span that ends after a minute; their number where none does. */
function spanAfter({ starts, ends, first, shift }: Calendar, minute: number): number {
  const spans = ends.length;
  if (spans === 0 || minute >= realAt(ends, spans - 1)) return spans;
  const origin = realAt(starts, 0);
  if (minute <= origin) return 0;
  // Whole minutes of 31 bits: the last span ends later, and no moment of a problem is that far away.
  const part = (minute - origin) >> shift;
  let low = at(first, part);
  let high = at(first, part + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (realAt(ends, middle) > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first working minute from a minute on. */
export function workingFrom(calendar: Calendar, minute: number): number {
  const span = spanAfter(calendar, minute);
  return span < calendar.starts.length && minute >= realAt(calendar.starts, span)
    ? realAt(calendar.ends, span)
    : minute;
}

/** The end of so many working minutes from a minute on; the minute itself where they are 0. */
export function endOfWork(calendar: Calendar, from: number, minutes: number): number {
  if (minutes === 0) return from;
  const { starts, ends } = calendar;
  let span = spanAfter(calendar, from);
  let minute = from;
  let left = minutes;
  if (span < starts.length && minute >= realAt(starts, span)) {
    minute = realAt(ends, span);
    span += 1;
  }
  while (span < starts.length && minute + left > realAt(starts, span)) {
    left -= realAt(starts, span) - minute;
    minute = realAt(ends, span);
    span += 1;
  }
  return minute + left;
}

/** The first minute from a minute on with which so many working minutes begin that no closed span interrupts. */
export function wholeFrom(calendar: Calendar, from: number, minutes: number): number {
  const { starts, ends } = calendar;
  let span = spanAfter(calendar, from);
  let minute = from;
  while (span < starts.length && minute + minutes > realAt(starts, span)) {
    minute = Math.max(minute, realAt(ends, span));
    span += 1;
  }
  return minute;
}

/** The working minutes from a minute until another. */
export function workBetween(calendar: Calendar, from: number, until: number): number {
  return until - from - (closedUntil(calendar, until) - closedUntil(calendar, from));
}

function closedUntil(calendar: Calendar, minute: number): number {
  const { starts, closedBefore } = calendar;
  const span = spanAfter(calendar, minute);
  const before = realAt(closedBefore, span);
  return span < starts.length ? before + Math.max(0, minute - realAt(starts, span)) : before;
}
