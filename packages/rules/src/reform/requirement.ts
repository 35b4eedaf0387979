import type { Bilingual } from '@leitu/kernel';
import { askedParts, compileCondition, type Firm } from '../compile.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfCondition, factsOfIndicator } from '../factsOfRules.ts';
import type { CaseType, Condition, Indicator, Pack } from '../pack.ts';
import { compileScore, type Range } from '../points.ts';
import type { Rank } from '../verdict.ts';
import { type Line, lineOf } from './line.ts';
import { compileMargin } from './margin.ts';

/** One of the conditions of a pack all of which must hold: what is left when every “all of” is opened. */
export interface Requirement {
  readonly condition: Condition;
  /** The heading of the nearest condition above that has one, where it is not the requirement's own. */
  readonly heading: Bilingual | null;
}

/** The points of a group, or (null) of the whole score. */
export type GroupPoints = Firm['group'];

/** A requirement made into functions. */
export interface RequirementJudge extends Requirement {
  /** The facts that it reads itself; those of the score stand with the indicators. */
  readonly reads: readonly FactDefinition[];
  readonly asksForPoints: boolean;
  readonly rankOf: (firm: Firm) => Rank;
  /** How far from its threshold the firm stands; see `compileMargin`. */
  readonly marginOf: (firm: Firm) => number;
  /** The comparison from which the margin of a firm comes. */
  readonly line: (facts: Facts, group: GroupPoints) => Line | undefined;
}

/** An indicator of the score made into a function. */
export interface IndicatorJudge {
  readonly indicator: Indicator;
  readonly reads: readonly FactDefinition[];
  readonly pointsOf: (facts: Facts) => Range;
}

/** A pack in a case, requirement by requirement. Its verdict is the lowest of theirs. */
export interface Side {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly requirements: readonly RequirementJudge[];
  /** The indicators of all groups, one group after the other; none where no requirement asks for points. */
  readonly indicators: readonly IndicatorJudge[];
}

/**
 * Opens a pack into its requirements and makes each into functions, once for many firms.
 * @example compileSide(pack, 'new').requirements.length // 16
 */
export function compileSide(pack: Pack, caseType: CaseType): Side {
  const requirements = requirementsOf(pack.condition, caseType, null).map((one) => compileRequirement(one, caseType));
  const isScored = requirements.some((one) => one.asksForPoints);
  const groups = isScored ? (pack.score?.groups ?? []) : [];
  return {
    pack,
    caseType,
    requirements,
    indicators: groups.flatMap((group) => group.indicators.map(compileIndicator)),
  };
}

function requirementsOf(condition: Condition, caseType: CaseType, above: Bilingual | null): readonly Requirement[] {
  if (condition.kind !== 'all' || condition.waiver !== null) return [{ condition, heading: above }];
  const heading = condition.label ?? above;
  return askedParts(condition.parts, caseType).flatMap((part) => requirementsOf(part, caseType, heading));
}

function compileRequirement(requirement: Requirement, caseType: CaseType): RequirementJudge {
  const { condition } = requirement;
  return {
    ...requirement,
    reads: factsOfCondition(condition),
    asksForPoints: asksForPoints(condition),
    rankOf: compileCondition(condition, caseType),
    marginOf: compileMargin(condition, caseType),
    line: (facts, group) => lineOf(condition, caseType, { facts, group }),
  };
}

function compileIndicator(indicator: Indicator): IndicatorJudge {
  const { id, label, article, maximum } = indicator;
  const alone = compileScore({ maximum, groups: [{ id, label, article, maximum, indicators: [indicator] }] });
  return { indicator, reads: factsOfIndicator(indicator), pointsOf: (facts) => alone(facts)(null) };
}

function asksForPoints(condition: Condition): boolean {
  const { waiver } = condition;
  if (waiver !== null && asksForPoints(waiver)) return true;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.some(asksForPoints);
    case 'not':
      return asksForPoints(condition.part);
    case 'compare':
      return condition.left.kind === 'score';
    default:
      return false;
  }
}
