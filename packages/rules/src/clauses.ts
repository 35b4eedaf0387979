import type { Bound, Comparison } from './expression.ts';
import { placeOf } from './number.ts';
import type { CaseType, Condition } from './pack.ts';
import { numberAt, placeOfYesNo, type Sheet } from './sheet.ts';
import { JUDGEMENT, MET, type Rank, toleranceOf, UNKNOWN, UNMET } from './verdict.ts';

/**
 * What one number on the sheet says against one limit: most of what rules ask. All such questions are put as “≥”: what is ≤ a limit is, turned
 * round, ≥ the limit turned round, and the difference is the same number; a yes is ≥ 1, a no is turned round ≥ 0.
 */
export interface Atom {
  readonly place: number;
  readonly sign: 1 | -1;
  readonly limit: number;
  readonly tolerance: number;
  /** What is said where the number is not known. */
  readonly missing: Rank;
}

/** Atoms that hold together. */
export type Atoms = readonly Atom[];

/** The atoms that a condition is all of; null where it is more than that. */
export function allOfAtoms(sheet: Sheet, condition: Condition, caseType: CaseType | null): Atoms | null {
  if (condition.waiver !== null) return null;
  switch (condition.kind) {
    case 'all':
      return concatenated(askedParts(condition.parts, caseType).map((part) => allOfAtoms(sheet, part, caseType)));
    case 'compare':
      return atomsOfComparison(sheet, condition);
    case 'holds':
      return [{ ...yesNoAtom(sheet, condition), sign: 1, limit: 1 }];
    case 'not':
      if (condition.part.kind !== 'holds' || condition.part.waiver !== null) return null;
      return [{ ...yesNoAtom(sheet, condition.part), sign: -1, limit: 0 }];
    default:
      return null;
  }
}

/** The atoms that a condition is any of; null where it is more than that. */
export function anyOfAtoms(sheet: Sheet, condition: Condition, caseType: CaseType | null): Atoms | null {
  if (condition.kind === 'any' && condition.waiver === null) {
    return concatenated(askedParts(condition.parts, caseType).map((part) => anyOfAtoms(sheet, part, caseType)));
  }
  const atoms = allOfAtoms(sheet, condition, caseType);
  return atoms?.length === 1 ? atoms : null;
}

function concatenated(parts: readonly (Atoms | null)[]): Atoms | null {
  const all: Atom[] = [];
  for (const part of parts) {
    if (part === null) return null;
    all.push(...part);
  }
  return all;
}

/** The parts that are asked in a case. */
export function askedParts(parts: readonly Condition[], caseType: CaseType | null): readonly Condition[] {
  return parts.filter(({ cases }) => cases === null || caseType === null || cases.includes(caseType));
}

function yesNoAtom(
  sheet: Sheet,
  { fact }: Condition & { kind: 'holds' },
): Pick<Atom, 'place' | 'tolerance' | 'missing'> {
  return { place: placeOfYesNo(sheet, fact), tolerance: 0, missing: fact.type === 'judgement' ? JUDGEMENT : UNKNOWN };
}

function atomsOfComparison(sheet: Sheet, comparison: Comparison): Atoms | null {
  const { left, right, also } = comparison;
  if (left.kind === 'score') return null;
  const bounds: readonly Bound[] = also === null ? [comparison] : [comparison, also];
  const tolerance = toleranceOf(left.unit ?? right.unit);
  if (!bounds.every(isOneSided)) return null;
  const place = placeOf(sheet, left);
  return bounds.flatMap(({ operator, right: limit }): Atoms => {
    if (limit.kind !== 'number') return [];
    const sign = operator === '≥' ? 1 : -1;
    return [{ place, sign, limit: sign * limit.value, tolerance, missing: UNKNOWN }];
  });
}

function isOneSided({ operator, right }: Bound): boolean {
  return right.kind === 'number' && (operator === '≥' || operator === '≤');
}

/** Clauses one after the other: the atoms of clause i end where `ends[i]` says. */
export interface Clauses {
  readonly ends: Int32Array;
  readonly atoms: Atoms;
}

export function clausesOf(clauses: readonly Atoms[]): Clauses {
  let end = 0;
  return { ends: Int32Array.from(clauses, ({ length }) => (end += length)), atoms: clauses.flat() };
}

/** The verdict of “any of” the clauses from one on to before another, where a clause holds if all its atoms do. */
export function anyClause(sheet: Sheet, { ends, atoms }: Clauses, from: number, to: number): Rank {
  let highest: Rank = UNMET;
  let at = from === 0 ? 0 : (ends[from - 1] ?? 0);
  for (let clause = from; clause < to; clause += 1) {
    const end = ends[clause] ?? 0;
    let lowest: Rank = MET;
    for (; at < end && lowest !== UNMET; at += 1) {
      const rank = rankOfAtom(sheet, atoms[at]);
      if (rank < lowest) lowest = rank;
    }
    if (lowest === MET) return MET;
    if (lowest > highest) highest = lowest;
    at = end;
  }
  return highest;
}

/** The verdict of “all of” the clauses, where a clause holds if any of its atoms does. */
export function allClauses(sheet: Sheet, { ends, atoms }: Clauses): Rank {
  let lowest: Rank = MET;
  let at = 0;
  for (let clause = 0; clause < ends.length; clause += 1) {
    const end = ends[clause] ?? 0;
    let highest: Rank = UNMET;
    for (; at < end && highest !== MET; at += 1) {
      const rank = rankOfAtom(sheet, atoms[at]);
      if (rank > highest) highest = rank;
    }
    if (highest === UNMET) return UNMET;
    if (highest < lowest) lowest = highest;
    at = end;
  }
  return lowest;
}

function rankOfAtom(sheet: Sheet, atom: Atom | undefined): Rank {
  if (atom === undefined) return UNKNOWN;
  const difference = atom.sign * numberAt(sheet, atom.place) - atom.limit;
  if (difference >= -atom.tolerance) return MET;
  return Number.isNaN(difference) ? atom.missing : UNMET;
}
