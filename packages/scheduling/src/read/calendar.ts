import { epochDays, ok, parseDay, type Result, refused } from '@leitu/kernel';
import { joined } from '../check/workingTime.ts';
import type { Closed, Span } from '../problem.ts';
import { mostMinutes } from './limits.ts';
import type { CalendarForm, MomentForm, SpanForm } from './problemForm.ts';
import type { ProblemFault } from './shape.ts';

type Read<Value> = Result<Value, ProblemFault>;

export const minutesADay = 24 * 60;

/** How far weekly shifts are written out where a calendar does not say; after that all hours are open. */
const usualDays = 366;

/**
 * Minutes from 1970-01-01T00:00 to a local time, on a clock that is never put forward or back; undefined where there is no such day.
 * @example clockMinutes('1970-01-02T00:01') // 1441
 */
export function clockMinutes(localTime: string): number | undefined {
  const [, date = '', hour = '', minute = ''] = /^(.{10})T(\d\d):(\d\d)$/.exec(localTime) ?? [];
  const day = parseDay(date);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return epochDays(day) * minutesADay + Number(hour) * 60 + Number(minute);
}

/** A moment as minutes from `origin`, which is undefined where the problem does not say when it starts. */
export function readMoment(moment: MomentForm, origin: number | undefined, pointer: string): Read<number> {
  if (typeof moment === 'number') return ok(moment);
  if (origin === undefined) return refused({ pointer, code: 'problem_start_missing' });
  const minutes = clockMinutes(moment);
  if (minutes === undefined) return refused({ pointer, code: 'problem_time_unknown', figures: { time: moment } });
  if (Math.abs(minutes - origin) > mostMinutes) {
    return refused({ pointer, code: 'problem_moment_far', figures: { time: moment, most: mostMinutes } });
  }
  return ok(minutes - origin);
}

export function readSpan(
  { startMinute, endMinute }: SpanForm,
  origin: number | undefined,
  pointer: string,
): Read<Span> {
  const start = readMoment(startMinute, origin, `${pointer}/startMinute`);
  if (!start.ok) return start;
  const end = readMoment(endMinute, origin, `${pointer}/endMinute`);
  if (!end.ok) return end;
  return ordered(start.value, end.value, pointer);
}

function ordered(startMinute: number, endMinute: number, pointer: string): Read<Span> {
  if (endMinute > startMinute) return ok({ startMinute, endMinute });
  return refused({ pointer, code: 'problem_span_empty', figures: { start: startMinute, end: endMinute } });
}

/** When a calendar is closed, from the day of the start on. */
export function readCalendar(calendar: CalendarForm, origin: number | undefined, pointer: string): Read<Closed> {
  if (origin === undefined) return refused({ pointer, code: 'problem_start_missing' });
  const whole: Span = firstDays(origin, calendar.days ?? usualDays);
  let open = joined(shiftsOf(calendar, whole, origin));
  for (const [index, { from, until, isOpen }] of (calendar.exceptions ?? []).entries()) {
    const at = `${pointer}/exceptions/${index}`;
    const start = readMoment(from, origin, `${at}/from`);
    if (!start.ok) return start;
    const end = readMoment(until, origin, `${at}/until`);
    if (!end.ok) return end;
    const span = ordered(start.value, end.value, at);
    if (!span.ok) return span;
    open = isOpen ? joined([...open, span.value]) : without(open, span.value);
  }
  return ok(gapsOf(open, whole));
}

/** So many whole days, the first of which is that of the start. */
function firstDays(origin: number, days: number): Span {
  const startMinute = Math.floor(origin / minutesADay) * minutesADay - origin;
  return { startMinute, endMinute: startMinute + days * minutesADay };
}

function shiftsOf({ weekly }: CalendarForm, { startMinute, endMinute }: Span, origin: number): Span[] {
  const spans: Span[] = [];
  // The day before has a night shift that ends on the first day.
  for (let midnight = startMinute - minutesADay; midnight < endMinute; midnight += minutesADay) {
    const weekday = weekdayOf((midnight + origin) / minutesADay);
    for (const { weekdays, from, until } of weekly) {
      if (!weekdays.includes(weekday)) continue;
      const [start, end] = [minuteOfDay(from), minuteOfDay(until)];
      const startsAt = midnight + start;
      spans.push({ startMinute: startsAt, endMinute: midnight + (end > start ? end : end + minutesADay) });
    }
  }
  return spans;
}

/** 1 is Monday; 1970-01-01 was a Thursday. */
function weekdayOf(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

function minuteOfDay(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

function without(open: Closed, { startMinute, endMinute }: Span): Closed {
  return open.flatMap((span) =>
    [
      { startMinute: span.startMinute, endMinute: Math.min(span.endMinute, startMinute) },
      { startMinute: Math.max(span.startMinute, endMinute), endMinute: span.endMinute },
    ].filter((part) => part.endMinute > part.startMinute),
  );
}

/** The parts of a span that none of these spans cover. */
function gapsOf(open: Closed, whole: Span): Closed {
  const gaps: Span[] = [];
  let from = whole.startMinute;
  for (const { startMinute, endMinute } of open) {
    const until = Math.min(startMinute, whole.endMinute);
    if (until > from) gaps.push({ startMinute: from, endMinute: until });
    from = Math.max(from, endMinute);
  }
  if (whole.endMinute > from) gaps.push({ startMinute: from, endMinute: whole.endMinute });
  return gaps;
}
