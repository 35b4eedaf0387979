import type { Closed, Span } from '../problem.ts';

/**
 * How many minutes of a span are closed.
 * @example closedMinutesIn([{ startMinute: 5, endMinute: 8 }], { startMinute: 0, endMinute: 6 }) // 1
 */
export function closedMinutesIn(closed: Closed, { startMinute, endMinute }: Span): number {
  let sum = 0;
  for (let index = firstEndingAfter(closed, startMinute); ; index += 1) {
    const each = closed[index];
    if (each === undefined || each.startMinute >= endMinute) return sum;
    sum += Math.min(each.endMinute, endMinute) - Math.max(each.startMinute, startMinute);
  }
}

/** The closed span that a minute lies in. */
export function closedAt(closed: Closed, minute: number): Span | undefined {
  const span = closed[firstEndingAfter(closed, minute)];
  return span !== undefined && span.startMinute <= minute ? span : undefined;
}

/** Any closed spans as a calendar: in the order of time, those that overlap or touch as one. */
export function joined(spans: readonly Span[]): Closed {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const last = result.at(-1);
    if (last === undefined || span.startMinute > last.endMinute) result.push(span);
    else if (span.endMinute > last.endMinute) result[result.length - 1] = { ...last, endMinute: span.endMinute };
  }
  return result;
}

/** The first span that ends after a minute; their number where none does. */
export function firstEndingAfter(closed: Closed, minute: number): number {
  let [from, until] = [0, closed.length];
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((closed[middle]?.endMinute ?? 0) > minute) until = middle;
    else from = middle + 1;
  }
  return from;
}
