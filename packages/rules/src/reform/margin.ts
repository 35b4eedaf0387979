import { askedParts, compileTest, type Firm } from '../compile.ts';
import type { Comparator, Comparison } from '../expression.ts';
import { compileNumber } from '../number.ts';
import type { CaseType, Condition } from '../pack.ts';
import { compareNumbers, MET, toleranceOf, UNKNOWN, UNMET } from '../verdict.ts';

/**
 * How far a firm stands from the line at which a condition changes its verdict: from 0 up where it is met, below 0 where it is not, NaN
 * where it is neither (facts are missing, or a person must judge). It is the quantitative meaning of a formula (Donzé and Maler, “Robust
 * Satisfaction of Temporal Logic over Real-Valued Signals”, 2010, definition 3), on a relative scale:
 *
 * - a comparison: |value − threshold| / |threshold|, or |value − threshold| where the threshold is 0; between two bounds the nearer one;
 * - all of: the least of its parts, so that of several unmet parts the farthest counts; any of: the greatest; `not` turns the sign;
 * - a condition with a waiver: the greater of both;
 * - a yes or no, a choice, a class, an equality, a rank of 0 (no prize): infinitely far, since no step of any size leads across.
 *
 * @example compileMargin(condition, 'new')(firm) // −0.05 for a revenue of 14.25 million where 15 million are asked
 */
export type MarginOf = (firm: Firm) => number;

/** What is unmet is below 0 even where the value stands on the threshold (`>`); it survives 32 bits. */
const leastUnmet = -1e-12;

export function compileMargin(condition: Condition, caseType: CaseType): MarginOf {
  const own = compileOwnMargin(condition, caseType);
  if (condition.waiver === null) return own;
  return anyOf([own, compileMargin(condition.waiver, caseType)]);
}

function compileOwnMargin(condition: Condition, caseType: CaseType): MarginOf {
  switch (condition.kind) {
    case 'all':
      return allOf(askedParts(condition.parts, caseType).map((part) => compileMargin(part, caseType)));
    case 'any':
      return anyOf(askedParts(condition.parts, caseType).map((part) => compileMargin(part, caseType)));
    case 'not': {
      const part = compileMargin(condition.part, caseType);
      return (firm) => {
        const margin = part(firm);
        // On the line, what is met to its last step is unmet for whoever asks for the contrary.
        return margin === 0 ? leastUnmet : -margin;
      };
    }
    case 'compare':
      return compileComparison(condition);
    default: {
      const test = compileTest(condition, caseType);
      return (firm) => {
        const rank = test(firm);
        if (rank === MET) return Number.POSITIVE_INFINITY;
        return rank === UNMET ? Number.NEGATIVE_INFINITY : Number.NaN;
      };
    }
  }
}

/** The least, which is settled where a part is unmet, or else where none is open. */
function allOf(parts: readonly MarginOf[]): MarginOf {
  return (firm) => {
    let least = Number.POSITIVE_INFINITY;
    let isOpen = false;
    for (const part of parts) {
      const margin = part(firm);
      if (Number.isNaN(margin)) isOpen = true;
      else if (margin < least) least = margin;
    }
    return isOpen && least >= 0 ? Number.NaN : least;
  };
}

/** The greatest, which is settled where a part is met, or else where none is open. */
function anyOf(parts: readonly MarginOf[]): MarginOf {
  return (firm) => {
    let greatest = Number.NEGATIVE_INFINITY;
    let isOpen = false;
    for (const part of parts) {
      const margin = part(firm);
      if (Number.isNaN(margin)) isOpen = true;
      else if (margin > greatest) greatest = margin;
    }
    return isOpen && greatest < 0 ? Number.NaN : greatest;
  };
}

function compileComparison({ left, operator, right, also }: Comparison): MarginOf {
  const rightNumber = compileNumber(right);
  if (left.kind === 'score') {
    const id = left.group?.id ?? null;
    return ({ facts, group }) => {
      const [lowest, highest] = group(id);
      const needed = rightNumber(facts);
      if (lowest >= needed) return distance(lowest, needed);
      return highest < needed ? -distance(highest, needed) : Number.NaN;
    };
  }
  const leftNumber = compileNumber(left);
  const alsoNumber = also === null ? null : compileNumber(also.right);
  const tolerance = toleranceOf(left.unit ?? right.unit);
  const isRank = left.unit === 'rank';
  return ({ facts }) => {
    const number = leftNumber(facts);
    if (isRank && number === 0)
      return compareNumbers(number, operator, rightNumber(facts), 0) === MET ? Infinity : -Infinity;
    const first = slack(number, operator, rightNumber(facts), tolerance);
    if (also === null || alsoNumber === null) return first;
    return Math.min(first, slack(number, also.operator, alsoNumber(facts), tolerance));
  };
}

function slack(left: number, operator: Comparator, right: number, tolerance: number): number {
  const rank = compareNumbers(left, operator, right, tolerance);
  if (rank === UNKNOWN) return Number.NaN;
  if (operator === '=' || operator === '≠') return rank === MET ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return rank === MET ? distance(left, right) : Math.min(-distance(left, right), leastUnmet);
}

function distance(left: number, right: number): number {
  return Math.abs(left - right) / (right === 0 ? 1 : Math.abs(right));
}
