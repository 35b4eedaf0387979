import { classify } from './classify.ts';
import type { Comparison } from './expression.ts';
import type { Facts } from './fact.ts';
import { compileNumber } from './number.ts';
import type { CaseType, ClassPack, Condition } from './pack.ts';
import { compareNumbers, JUDGEMENT, MET, NEGATED, type Rank, toleranceOf, UNKNOWN, UNMET } from './verdict.ts';

/** One firm being judged: its facts, and its score by group (null for the whole) as a range of points. */
export interface Firm {
  readonly facts: Facts;
  readonly group: (id: string | null) => readonly [lowest: number, highest: number];
}

export type RankOf = (firm: Firm) => Rank;

/**
 * Makes the function that gives a condition's verdict. `caseType` leaves out the parts that are asked only in other cases;
 * null asks all.
 */
export function compileCondition(condition: Condition, caseType: CaseType | null): RankOf {
  const own = compileTest(condition, caseType);
  if (condition.waiver === null) return own;
  const waiver = compileCondition(condition.waiver, caseType);
  return (firm) => highest(own(firm), waiver(firm));
}

/** The condition without its waiver. */
export function compileTest(condition: Condition, caseType: CaseType | null): RankOf {
  switch (condition.kind) {
    case 'all': {
      const parts = askedParts(condition.parts, caseType).map((part) => compileCondition(part, caseType));
      return (firm) => parts.reduce<Rank>((rank, part) => (rank === UNMET ? rank : lowest(rank, part(firm))), MET);
    }
    case 'any': {
      const parts = askedParts(condition.parts, caseType).map((part) => compileCondition(part, caseType));
      return (firm) => parts.reduce<Rank>((rank, part) => (rank === MET ? rank : highest(rank, part(firm))), UNMET);
    }
    case 'not': {
      const part = compileCondition(condition.part, caseType);
      return (firm) => NEGATED[part(firm)];
    }
    case 'compare':
      return compileComparison(condition);
    case 'holds': {
      const { name, type } = condition.fact;
      const missing = type === 'judgement' ? JUDGEMENT : UNKNOWN;
      return ({ facts }) => (facts[name] === undefined ? missing : facts[name] === true ? MET : UNMET);
    }
    case 'is': {
      const { fact, value } = condition;
      return ({ facts }) => (facts[fact.name] === undefined ? UNKNOWN : facts[fact.name] === value ? MET : UNMET);
    }
    case 'class':
      return compileClass(condition.pack, condition.among);
  }
}

/** The parts that are asked in a case. */
export function askedParts(parts: readonly Condition[], caseType: CaseType | null): readonly Condition[] {
  return parts.filter(({ cases }) => cases === null || caseType === null || cases.includes(caseType));
}

function compileComparison({ left, operator, right, also }: Comparison): RankOf {
  if (left.kind === 'score') {
    const id = left.group?.id ?? null;
    const threshold = compileNumber(right);
    return ({ facts, group }) => {
      const [least, most] = group(id);
      const needed = threshold(facts);
      // Sums of points are kept to nine decimals, so nothing is lost by comparing them as they are.
      if (compareNumbers(least, '≥', needed, 0) === MET) return MET;
      return compareNumbers(most, '≥', needed, 0) === UNMET ? UNMET : UNKNOWN;
    };
  }
  const leftNumber = compileNumber(left);
  const rightNumber = compileNumber(right);
  const tolerance = toleranceOf(left.unit ?? right.unit);
  if (also === null) {
    return ({ facts }) => compareNumbers(leftNumber(facts), operator, rightNumber(facts), tolerance);
  }
  const alsoNumber = compileNumber(also.right);
  return ({ facts }) => {
    const number = leftNumber(facts);
    const first = compareNumbers(number, operator, rightNumber(facts), tolerance);
    return lowest(first, compareNumbers(number, also.operator, alsoNumber(facts), tolerance));
  };
}

/** Met where every class that is still possible is among those asked for, unmet where none is. */
function compileClass(pack: ClassPack, among: readonly string[]): RankOf {
  return ({ facts }) => {
    const possible = classify(pack, facts);
    const inside = possible.filter((value) => among.includes(value)).length;
    if (inside === possible.length) return MET;
    return inside === 0 ? UNMET : UNKNOWN;
  };
}

function lowest(a: Rank, b: Rank): Rank {
  return a < b ? a : b;
}

function highest(a: Rank, b: Rank): Rank {
  return a > b ? a : b;
}
