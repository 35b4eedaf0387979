/** The verdicts, from the lowest: of "all of" the lowest part counts, of "any of" the highest. */
export const VERDICTS = ['unmet', 'unknown', 'judgement', 'met'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** A verdict as its place in the order, for comparing: 0 unmet, 1 unknown, 2 judgement, 3 met. */
export type Rank = 0 | 1 | 2 | 3;

export const UNMET: Rank = 0;
export const UNKNOWN: Rank = 1;
export const JUDGEMENT: Rank = 2;
export const MET: Rank = 3;

/** `not` swaps met and unmet and keeps the other two. */
export const NEGATED: readonly [Rank, Rank, Rank, Rank] = [MET, UNKNOWN, JUDGEMENT, UNMET];

/** The rank of a verdict. */
export function rankOf(verdict: Verdict): Rank {
  switch (verdict) {
    case 'unmet':
      return UNMET;
    case 'unknown':
      return UNKNOWN;
    case 'judgement':
      return JUDGEMENT;
    case 'met':
      return MET;
  }
}

export function lower(a: Rank, b: Rank): Rank {
  return a < b ? a : b;
}

export function higher(a: Rank, b: Rank): Rank {
  return a > b ? a : b;
}

/** A ratio this near to a boundary is on it. */
const TOLERANCE = 1e-9;

/** Ratios come out of floating-point arithmetic; all else is compared to the last digit. */
export function toleranceOf(unit: string | null): number {
  return unit === 'ratio' ? TOLERANCE : 0;
}

/** The verdict of `left ≥ right`, to which every other comparison can be turned. */
export function atLeast(left: number, right: number, tolerance: number): Rank {
  const difference = left - right;
  if (difference >= -tolerance) return MET;
  return Number.isNaN(difference) ? UNKNOWN : UNMET;
}

/** The verdict of a comparison of two numbers; NaN, an unknown number, makes it unknown. */
export function compareNumbers(left: number, operator: string, right: number, tolerance: number): Rank {
  const difference = left - right;
  if (Number.isNaN(difference)) return UNKNOWN;
  const isOn = Math.abs(difference) <= tolerance;
  switch (operator) {
    case '≥':
      return isOn || difference > 0 ? MET : UNMET;
    case '>':
      return !isOn && difference > 0 ? MET : UNMET;
    case '≤':
      return isOn || difference < 0 ? MET : UNMET;
    case '<':
      return !isOn && difference < 0 ? MET : UNMET;
    case '=':
      return isOn ? MET : UNMET;
    default:
      return isOn ? UNMET : MET;
  }
}
