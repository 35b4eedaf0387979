import { classesOn } from './classify.ts';
import { type Atoms, allClauses, allOfAtoms, anyClause, anyOfAtoms, askedParts, clausesOf } from './clauses.ts';
import type { Bound, Comparison } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import { placeOf } from './number.ts';
import type { CaseType, ClassPack, Condition } from './pack.ts';
import {
  createSheet,
  factAt,
  layDown,
  numberAt,
  placeOfGroup,
  placeOfYesNo,
  type Sheet,
  sourceOf,
  writePoints,
} from './sheet.ts';
import {
  atLeast,
  compareNumbers,
  higher,
  JUDGEMENT,
  lower,
  MET,
  NEGATED,
  type Rank,
  toleranceOf,
  UNKNOWN,
  UNMET,
} from './verdict.ts';

export { askedParts };

/** One firm being judged: its facts, and its score by group (null for the whole) as a range of points. */
export interface Firm {
  readonly facts: Facts;
  readonly group: (id: string | null) => readonly [lowest: number, highest: number];
}

/** Gives a verdict on any firm. */
export type RankOf = (firm: Firm) => Rank;

/** Gives a verdict on the firm that is on the sheet. */
export type RankOnSheet = () => Rank;

/** Makes the function that gives a condition's verdict on any firm; see `rankOn`. */
export function compileCondition(condition: Condition, caseType: CaseType | null): RankOf {
  return onOwnSheet((sheet) => rankOn(sheet, condition, caseType));
}

/** The condition without its waiver. */
export function compileTest(condition: Condition, caseType: CaseType | null): RankOf {
  return onOwnSheet((sheet) => testOn(sheet, condition, caseType));
}

function onOwnSheet(compile: (sheet: Sheet) => RankOnSheet): RankOf {
  const sheet = createSheet();
  const rank = compile(sheet);
  return ({ facts, group }) => {
    layDown(sheet, facts);
    writePoints(sheet, group);
    return rank();
  };
}

/**
 * Makes the function that gives a condition's verdict on the firm on the sheet. `caseType` leaves out the parts that are asked only in
 * other cases; null asks all.
 */
export function rankOn(sheet: Sheet, condition: Condition, caseType: CaseType | null): RankOnSheet {
  const own = testOn(sheet, condition, caseType);
  return condition.waiver === null ? own : anyOf([own, rankOn(sheet, condition.waiver, caseType)]);
}

/** The condition without its waiver. */
export function testOn(sheet: Sheet, condition: Condition, caseType: CaseType | null): RankOnSheet {
  switch (condition.kind) {
    case 'all':
      return allOn(sheet, condition, caseType);
    case 'any':
      return anyOn(sheet, condition, caseType);
    case 'not': {
      const part = rankOn(sheet, condition.part, caseType);
      return () => NEGATED[part()];
    }
    case 'compare':
      return comparisonOn(sheet, condition);
    case 'holds':
      return holdsOn(sheet, condition.fact);
    case 'is': {
      const { fact, value } = condition;
      const source = sourceOf(sheet, fact.name);
      return () => {
        const found = factAt(sheet, source);
        if (found === undefined) return UNKNOWN;
        return found === value ? MET : UNMET;
      };
    }
    case 'class':
      return classTestOn(sheet, condition.pack, condition.among);
  }
}

/**
 * The parts of “all of” or “any of” in the order in which they are tried: what is told at a glance first, since the first that decides is
 * the last that is asked. “All of” within “all of” is one. The lowest of verdicts, and the highest, are the same in any order.
 */
function partsInOrder({ kind, parts }: Combined, caseType: CaseType | null): readonly Condition[] {
  const asked = askedParts(parts, caseType).flatMap((part) =>
    part.kind === kind && part.waiver === null ? partsInOrder(part, caseType) : [part],
  );
  return asked.toSorted((a, b) => effortOf(a) - effortOf(b));
}

type Combined = Condition & { readonly kind: 'all' | 'any' };

function effortOf({ kind }: Condition): number {
  const EFFORTS = { holds: 0, is: 0, not: 0, compare: 1, class: 2, all: 3, any: 3 };
  return EFFORTS[kind];
}

/** “All of”: first what is told by atoms, in one pass, then the rest. */
function allOn(sheet: Sheet, condition: Combined, caseType: CaseType | null): RankOnSheet {
  const { clauses, others } = sorted(sheet, condition, caseType, anyOfAtoms);
  const rest = allOf(others.map((part) => rankOn(sheet, part, caseType)));
  if (clauses.length === 0) return rest;
  const table = clausesOf(clauses);
  if (others.length === 0) return () => allClauses(sheet, table);
  return () => {
    const rank = allClauses(sheet, table);
    return rank === UNMET ? UNMET : lower(rank, rest());
  };
}

/** “Any of” in the same way. */
function anyOn(sheet: Sheet, condition: Combined, caseType: CaseType | null): RankOnSheet {
  const { clauses, others } = sorted(sheet, condition, caseType, allOfAtoms);
  const rest = anyOf(others.map((part) => rankOn(sheet, part, caseType)));
  if (clauses.length === 0) return rest;
  const table = clausesOf(clauses);
  const { length } = clauses;
  if (others.length === 0) return () => anyClause(sheet, table, 0, length);
  return () => {
    const rank = anyClause(sheet, table, 0, length);
    return rank === MET ? MET : higher(rank, rest());
  };
}

/** The parts that are clauses of atoms, and the others. */
function sorted(
  sheet: Sheet,
  condition: Combined,
  caseType: CaseType | null,
  clauseOf: (sheet: Sheet, part: Condition, caseType: CaseType | null) => Atoms | null,
): { readonly clauses: readonly Atoms[]; readonly others: readonly Condition[] } {
  const clauses: Atoms[] = [];
  const others: Condition[] = [];
  for (const part of partsInOrder(condition, caseType)) {
    const clause = clauseOf(sheet, part, caseType);
    if (clause === null) others.push(part);
    else clauses.push(clause);
  }
  return { clauses, others };
}

function allOf(parts: readonly RankOnSheet[]): RankOnSheet {
  return () => {
    let lowest: Rank = MET;
    for (const part of parts) {
      const rank = part();
      if (rank === UNMET) return UNMET;
      if (rank < lowest) lowest = rank;
    }
    return lowest;
  };
}

function anyOf(parts: readonly RankOnSheet[]): RankOnSheet {
  return () => {
    let highest: Rank = UNMET;
    for (const part of parts) {
      const rank = part();
      if (rank === MET) return MET;
      if (rank > highest) highest = rank;
    }
    return highest;
  };
}

/** Makes the function that asks for a yes or no. */
function holdsOn(sheet: Sheet, fact: FactDefinition): RankOnSheet {
  const missing = fact.type === 'judgement' ? JUDGEMENT : UNKNOWN;
  const place = placeOfYesNo(sheet, fact);
  return () => {
    const yes = numberAt(sheet, place);
    if (yes === 1) return MET;
    return yes === 0 ? UNMET : missing;
  };
}

function comparisonOn(sheet: Sheet, comparison: Comparison): RankOnSheet {
  const { left, right, also } = comparison;
  if (left.kind === 'score') {
    const { points } = sheet;
    const group = placeOfGroup(sheet, left.group?.id ?? null);
    const threshold = placeOf(sheet, right);
    return () => {
      const needed = numberAt(sheet, threshold);
      // Sums of points are kept to nine decimals, so nothing is lost by comparing them as they are.
      if (atLeast(points[group] ?? Number.NaN, needed, 0) === MET) return MET;
      return atLeast(points[group + 1] ?? Number.NaN, needed, 0) === UNMET ? UNMET : UNKNOWN;
    };
  }
  const place = placeOf(sheet, left);
  const tolerance = toleranceOf(left.unit ?? right.unit);
  const first = boundOn(sheet, place, comparison, tolerance);
  if (also === null) return first;
  const second = boundOn(sheet, place, also, tolerance);
  return () => lower(first(), second());
}

/** The verdict of a number against a bound; the comparisons that rules are full of have functions of their own. */
function boundOn(sheet: Sheet, place: number, { operator, right }: Bound, tolerance: number): RankOnSheet {
  if (right.kind !== 'number') {
    const bound = placeOf(sheet, right);
    return () => compareNumbers(numberAt(sheet, place), operator, numberAt(sheet, bound), tolerance);
  }
  const { value } = right;
  if (operator === '≥') return () => atLeast(numberAt(sheet, place), value, tolerance);
  if (operator === '≤') return () => atLeast(value, numberAt(sheet, place), tolerance);
  return () => compareNumbers(numberAt(sheet, place), operator, value, tolerance);
}

/** Met where every class that is still possible is among those asked for, unmet where none is. */
function classTestOn(sheet: Sheet, pack: ClassPack, among: readonly string[]): RankOnSheet {
  const marksOf = classesOn(sheet, pack);
  const isAskedFor = pack.classes.map(({ value }) => among.includes(value));
  return () => {
    const marks = marksOf();
    let inside = 0;
    let possible = 0;
    for (let index = 0; index < marks.length; index += 1) {
      if (marks[index] !== true) continue;
      possible += 1;
      if (isAskedFor[index] === true) inside += 1;
    }
    if (inside === possible) return MET;
    return inside === 0 ? UNMET : UNKNOWN;
  };
}
