import { opposite } from '../expression.ts';
import type { Comparing } from './formula.ts';
import type { Interval } from './interval.ts';

/** Where a quantity must lie so that a comparison is met, or (false) unmet: one interval, or two around a point. */
export function withinOf({ operator, threshold, tolerance }: Comparing, isMet: boolean): readonly Interval[] {
  const sign = isMet ? operator : opposite[operator];
  // A ratio within the tolerance of its boundary is on it, as in compareNumbers.
  const [below, above] = [threshold - tolerance, threshold + tolerance];
  switch (sign) {
    case '≥':
      return [atLeast(below, false)];
    case '>':
      return [atLeast(above, true)];
    case '≤':
      return [atMost(above, false)];
    case '<':
      return [atMost(below, true)];
    case '=':
      return [{ low: below, isLowOpen: false, high: above, isHighOpen: false }];
    case '≠':
      return [atMost(below, true), atLeast(above, true)];
  }
}

function atLeast(low: number, isLowOpen: boolean): Interval {
  return { low, isLowOpen, high: Number.POSITIVE_INFINITY, isHighOpen: false };
}

function atMost(high: number, isHighOpen: boolean): Interval {
  return { low: Number.NEGATIVE_INFINITY, isLowOpen: false, high, isHighOpen };
}
