import type { Bilingual } from '@leitu/kernel';
import { askedParts, compileCondition, type Firm } from '../compile.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfCondition, factsOfIndicator } from '../factsOfRules.ts';
import type { CaseType, Condition, Pack } from '../pack.ts';
import { compileScore } from '../points.ts';
import type { Rank } from '../verdict.ts';
import { type Line, lineOf } from './line.ts';
import { compileMargin } from './margin.ts';

/** One of the conditions of a pack all of which must hold: what is left when every “all of” is opened. */
export interface Requirement {
  readonly condition: Condition;
  /** The heading of the nearest condition above that has one, where it is not the requirement's own. */
  readonly heading: Bilingual | null;
}

/** A requirement made into functions. */
export interface RequirementJudge extends Requirement {
  /** The facts that it reads, those of the score too where it asks for points. */
  readonly reads: readonly FactDefinition[];
  readonly asksForPoints: boolean;
  readonly judge: (facts: Facts) => RequirementJudgement;
  /** The comparison from which the margin of a firm comes. */
  readonly line: (facts: Facts) => Line | undefined;
}

export interface RequirementJudgement {
  readonly rank: Rank;
  /** How far from its threshold the firm stands; see `compileMargin`. */
  readonly margin: number;
}

/** A pack in a case, requirement by requirement. Its verdict is the lowest of theirs. */
export interface Side {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly requirements: readonly RequirementJudge[];
}

/**
 * Opens a pack into its requirements and makes each into functions, once for many firms.
 * @example compileSide(pack, 'new').requirements.length // 16
 */
export function compileSide(pack: Pack, caseType: CaseType): Side {
  const requirements = requirementsOf(pack.condition, caseType, null);
  return { pack, caseType, requirements: requirements.map((one) => compileRequirement(one, pack, caseType)) };
}

function requirementsOf(condition: Condition, caseType: CaseType, above: Bilingual | null): readonly Requirement[] {
  if (condition.kind !== 'all' || condition.waiver !== null) return [{ condition, heading: above }];
  const heading = condition.label ?? above;
  return askedParts(condition.parts, caseType).flatMap((part) => requirementsOf(part, caseType, heading));
}

function compileRequirement(requirement: Requirement, { score }: Pack, caseType: CaseType): RequirementJudge {
  const { condition } = requirement;
  const asked = asksForPoints(condition);
  const pointsOf = score === null || !asked ? null : compileScore(score);
  const rankOf = compileCondition(condition, caseType);
  const marginOf = compileMargin(condition, caseType);
  const firmOf = (facts: Facts): Firm => ({ facts, group: pointsOf === null ? noPoints : pointsOf(facts) });
  const indicators = pointsOf === null ? [] : (score?.groups.flatMap((group) => group.indicators) ?? []);
  return {
    ...requirement,
    reads: [...new Set([...factsOfCondition(condition), ...indicators.flatMap(factsOfIndicator)])],
    asksForPoints: asked,
    judge: (facts) => {
      const firm = firmOf(facts);
      return { rank: rankOf(firm), margin: marginOf(firm) };
    },
    line: (facts) => lineOf(condition, caseType, firmOf(facts)),
  };
}

function noPoints(): never {
  throw new Error('Broken invariant: a requirement that asks for no points reads none');
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
