import { askedParts, type Firm } from '../compile.ts';
import type { Comparator, Comparison, Expression } from '../expression.ts';
import { compileNumber } from '../number.ts';
import type { CaseType, Condition } from '../pack.ts';
import type { Unit } from '../unit.ts';
import { compileMargin } from './margin.ts';

/** The comparison that gives a requirement its margin for a firm: what is measured, and the threshold that it is measured by. */
export interface Line {
  readonly condition: Condition;
  readonly operator: Comparator;
  readonly unit: Unit;
  /** Money in fen, ratios as 0.03, points as the end of the range that counts. */
  readonly value: number;
  readonly threshold: number;
}

/** Follows the margin of a condition down to the comparison that it comes from; undefined where none has it. */
export function lineOf(condition: Condition, caseType: CaseType, firm: Firm): Line | undefined {
  const margin = compileMargin(condition, caseType)(firm);
  for (const part of partsOf(condition, caseType)) {
    // `not` turns the sign.
    if (Math.abs(compileMargin(part, caseType)(firm)) !== Math.abs(margin)) continue;
    const line = lineOf(part, caseType, firm);
    if (line !== undefined) return line;
  }
  return condition.kind === 'compare' ? lineOfComparison(condition, firm) : undefined;
}

function partsOf(condition: Condition, caseType: CaseType): readonly Condition[] {
  const waiver = condition.waiver === null ? [] : [condition.waiver];
  if (condition.kind === 'all' || condition.kind === 'any') {
    return [...askedParts(condition.parts, caseType), ...waiver];
  }
  if (condition.kind === 'not') return [condition.part, ...waiver];
  // The comparison itself is looked at where its waiver is not what counts.
  return waiver;
}

function lineOfComparison(condition: Condition & Comparison, firm: Firm): Line {
  const { left, right, operator, also } = condition;
  const threshold = compileNumber(right)(firm.facts);
  const value = measuredBy(left, threshold, firm);
  const unit = left.unit ?? right.unit ?? 'count';
  const first: Line = { condition, operator, unit, value, threshold };
  if (also === null) return first;
  const upper = compileNumber(also.right)(firm.facts);
  const isUpper = Math.abs(value - upper) / Math.abs(upper) < Math.abs(value - threshold) / Math.abs(threshold);
  return isUpper ? { ...first, operator: also.operator, threshold: upper } : first;
}

/** Of a range of points its lowest end counts where it reaches what is asked, else its highest. */
function measuredBy(left: Expression, needed: number, { facts, group }: Firm): number {
  if (left.kind !== 'score') return compileNumber(left)(facts);
  const [lowest, highest] = group(left.group?.id ?? null);
  return lowest >= needed ? lowest : highest;
}
