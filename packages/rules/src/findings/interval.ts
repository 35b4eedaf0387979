/** Numbers from `low` to `high`; an open end is not among them. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly isLowOpen: boolean;
  readonly isHighOpen: boolean;
}

/** The interval between two numbers, both included. */
export function between(low: number, high: number): Interval {
  return { low, high, isLowOpen: false, isHighOpen: false };
}

export const EVERYTHING: Interval = between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

export function isEmpty({ low, high, isLowOpen, isHighOpen }: Interval): boolean {
  return low > high || (low === high && (isLowOpen || isHighOpen));
}

export function contains({ low, high, isLowOpen, isHighOpen }: Interval, number: number): boolean {
  return (number > low || (number === low && !isLowOpen)) && (number < high || (number === high && !isHighOpen));
}

/** What lies in both. */
export function meet(a: Interval, b: Interval): Interval {
  const isLowOfA = a.low > b.low || (a.low === b.low && a.isLowOpen);
  const isHighOfA = a.high < b.high || (a.high === b.high && a.isHighOpen);
  const [lower, upper] = [isLowOfA ? a : b, isHighOfA ? a : b];
  return { low: lower.low, isLowOpen: lower.isLowOpen, high: upper.high, isHighOpen: upper.isHighOpen };
}

export function isSame(a: Interval, b: Interval): boolean {
  return a.low === b.low && a.high === b.high && a.isLowOpen === b.isLowOpen && a.isHighOpen === b.isHighOpen;
}

/** The whole numbers within, as a closed interval. */
export function whole({ low, high, isLowOpen, isHighOpen }: Interval): Interval {
  const least = isLowOpen && Number.isInteger(low) ? low + 1 : Math.ceil(low);
  const most = isHighOpen && Number.isInteger(high) ? high - 1 : Math.floor(high);
  return between(least, most);
}

/** A little wider: more than the rounding of a few operations, so that nothing possible is cut off. */
export function widened({ low, high }: Interval): Interval {
  return between(low - Math.abs(low) * MARGIN - MARGIN, high + Math.abs(high) * MARGIN + MARGIN);
}

const MARGIN = 1e-12;

/*
 * Sums, products and quotients of intervals. Floating-point operations are monotone, so an end worked out as the judge works out a
 * number bounds every number within. All ends come out closed: a number next to an open end may be rounded onto it.
 */

export function plus(a: Interval, b: Interval): Interval {
  return between(sum(a.low, b.low, Number.NEGATIVE_INFINITY), sum(a.high, b.high, Number.POSITIVE_INFINITY));
}

export function minus(a: Interval, b: Interval): Interval {
  return between(sum(a.low, -b.high, Number.NEGATIVE_INFINITY), sum(a.high, -b.low, Number.POSITIVE_INFINITY));
}

export function times(a: Interval, b: Interval): Interval {
  const ends = [product(a.low, b.low), product(a.low, b.high), product(a.high, b.low), product(a.high, b.high)];
  return between(Math.min(...ends), Math.max(...ends));
}

/** Quotients by the numbers of `b` other than zero; everything where these are on both sides of it. */
export function over(a: Interval, b: Interval): Interval {
  if (b.high <= 0 && b.low < 0) return over(minus(between(0, 0), a), between(-b.high, -b.low));
  if (b.low < 0 || b.high <= 0) return EVERYTHING;
  const [nearest, farthest] = [b.low, b.high];
  const low = a.low >= 0 ? quotient(a.low, farthest) : quotient(a.low, nearest);
  const high = a.high >= 0 ? quotient(a.high, nearest) : quotient(a.high, farthest);
  return between(low, high);
}

function sum(a: number, b: number, unbounded: number): number {
  const result = a + b;
  return Number.isNaN(result) ? unbounded : result;
}

function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function quotient(a: number, b: number): number {
  if (a === 0) return 0;
  if (b === 0) return a * Number.POSITIVE_INFINITY;
  return Number.isFinite(a) ? a / b : a;
}
