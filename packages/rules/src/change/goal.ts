import { askedParts, compileTest } from '../compile.ts';
import { type Comparison, type Expression, factsOfComparison } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsIn } from '../factsOfRules.ts';
import type { CaseType, Condition } from '../pack.ts';
import { JUDGEMENT, NEGATED } from '../verdict.ts';
import { type Probe, probeOf } from './probe.ts';

/** A condition as a goal to be reached: without `not` and waivers, down to single tests of facts. */
export type Goal =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Goal[]; readonly condition: Condition }
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'score'; readonly group: string | null; readonly points: number; readonly condition: Condition };

/** A test of facts: reached where the condition, or its opposite, is met or for a person to judge. */
export interface Test {
  readonly condition: Condition;
  readonly facts: readonly FactDefinition[];
  readonly isReached: (facts: Facts) => boolean;
  /** Where numbers turn the test. */
  readonly probes: readonly Probe[];
}

/** What is noted while goals are made. */
export interface GoalNotes {
  /** True once a rule was met that the search does not follow, such as the opposite of a score. */
  isBeyond: boolean;
}

/** Makes the goal of a condition in a case; null asks in every case. */
export function goalOf(condition: Condition, caseType: CaseType | null, notes: GoalNotes): Goal {
  return goal(condition, caseType, false, notes);
}

function goal(condition: Condition, caseType: CaseType | null, isNegated: boolean, notes: GoalNotes): Goal {
  const own = ownGoal(condition, caseType, isNegated, notes);
  if (condition.waiver === null) return own;
  const waiver = goal(condition.waiver, caseType, isNegated, notes);
  return { kind: isNegated ? 'all' : 'any', parts: [own, waiver], condition };
}

function ownGoal(condition: Condition, caseType: CaseType | null, isNegated: boolean, notes: GoalNotes): Goal {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const isAll = (condition.kind === 'all') !== isNegated;
      const parts = askedParts(condition.parts, caseType).map((part) => goal(part, caseType, isNegated, notes));
      return { kind: isAll ? 'all' : 'any', parts, condition };
    }
    case 'not':
      return goal(condition.part, caseType, !isNegated, notes);
    case 'compare':
      if (condition.left.kind !== 'score') return { kind: 'test', test: testOf(condition, isNegated) };
      if (condition.right.kind !== 'number' || isNegated) notes.isBeyond = true;
      return {
        kind: 'score',
        group: condition.left.group?.id ?? null,
        // A score that may not be reached, or that is held against facts, is beyond the search: nothing reaches it.
        points: condition.right.kind === 'number' && !isNegated ? condition.right.value : Number.POSITIVE_INFINITY,
        condition,
      };
    case 'holds':
    case 'is':
    case 'class':
      return { kind: 'test', test: testOf(condition, isNegated) };
  }
}

function testOf(condition: Condition, isNegated: boolean): Test {
  const rank = compileTest(condition, null);
  const isReached = (facts: Facts): boolean => {
    const found = rank({ facts, group: noScore });
    return (isNegated ? NEGATED[found] : found) >= JUDGEMENT;
  };
  return { condition, facts: factsOfTest(condition), isReached, probes: probesOf(condition, isNegated) };
}

function factsOfTest(condition: Condition): readonly FactDefinition[] {
  return condition.kind === 'compare' ? factsOfComparison(condition) : factsIn(condition, {});
}

/** The places at which numbers turn a test; those of a class are its limits. */
export function probesOf(condition: Condition, isBothWays: boolean): readonly Probe[] {
  if (condition.kind === 'compare') return comparisons(condition).map((one) => probeOf(one, isBothWays));
  if (condition.kind !== 'class') return [];
  const limits = condition.pack.rows.flatMap((row) => row.limits);
  return limits.flatMap(({ fact, least }) =>
    least.map((value) => {
      const unit = fact.unit ?? 'count';
      const left: Expression = { kind: 'fact', fact, unit };
      return probeOf(
        { kind: 'compare', left, operator: '≥', right: { kind: 'number', value, unit }, also: null },
        true,
      );
    }),
  );
}

function comparisons(comparison: Comparison): readonly Comparison[] {
  const { left, operator, right, also } = comparison;
  const first: Comparison = { kind: 'compare', left, operator, right, also: null };
  return also === null ? [first] : [first, { kind: 'compare', left, ...also, also: null }];
}

function noScore(): never {
  throw new Error('Broken invariant: a test speaks of facts, not of scores');
}
