import { localTime } from '@leitu/scheduling';
import { daysOf, type Scale, ticksOf, timeText } from './scale.ts';
import { element, widthOf, words } from './shapes.ts';
import type { GanttText } from './spanText.ts';

/** The scale of time above the rows: days, and below them hours or what fits; its lines run down through the rows. */
export function drawAxis(
  scale: Scale,
  startsAt: string | undefined,
  text: GanttText,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): string {
  const ticks = ticksOf(scale, startsAt);
  const right = scale.left + scale.width;
  const isLong = scale.untilMinute - scale.fromMinute > 1440 || startsAt !== undefined;
  const parts = [
    words(scale.left - 10, top + 30, startsAt === undefined ? text('axisElapsed') : text('axisTime'), {
      class: 'axis end',
    }),
  ];
  const days = isLong ? daysOf(scale, startsAt) : [];
  const dayWidth = scale.x(1440) - scale.x(0);
  const every = Math.max(1, Math.ceil(70 / dayWidth));
  for (const [index, { minute, number }] of days.entries()) {
    const x = scale.x(minute);
    const name = dayName(minute, number, startsAt, text);
    const next = days[index + 1]?.minute ?? scale.untilMinute;
    const room = index === 0 || index === days.length - 1 ? scale.x(next) - x : dayWidth * every;
    parts.push(element('line', { x1: x, y1: top + 2, x2: x, y2: bottom, class: 'midnight' }));
    if (index % every === 0 && widthOf(name, 11) + 6 < room) parts.push(words(x + 5, top + 13, name, { class: 'day' }));
  }
  for (const { minute, isDay } of ticks) {
    const x = scale.x(minute);
    if (!isDay || !isLong) parts.push(element('line', { x1: x, y1: top + 34, x2: x, y2: bottom, class: 'grid' }));
    const isDaily = (ticks[1]?.minute ?? 0) - (ticks[0]?.minute ?? 0) >= 1440;
    if (isDaily && startsAt !== undefined) continue;
    const anchor = x < right - 14 ? 'axis' : 'axis end';
    parts.push(words(x, top + 30, timeText(minute, startsAt), { class: anchor }));
  }
  return parts.join('');
}

function dayName(minute: number, number: number, startsAt: string | undefined, text: GanttText): string {
  if (startsAt === undefined) return text('day', { count: number });
  const date = localTime(startsAt, minute).slice(0, 10);
  const weekday = text('weekdays').split(',')[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return text('date', { month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)), weekday });
}
