import type { FactReading, GroupExplanation } from './explanation.ts';
import type { FactDefinition, Facts } from './fact.ts';
import type { CaseType } from './pack.ts';
import { createSheet, layDown, type Sheet } from './sheet.ts';

/** What the parts of an explanation share while one firm after another is explained. */
export interface Explainer {
  readonly sheet: Sheet;
  readonly caseType: CaseType;
  /** The facts that rules read, and as what each was read of the firm at hand: a reading is made once, however many rules show it. */
  readonly read: FactDefinition[];
  readonly readings: (FactReading | undefined)[];
  /** The groups of the score of the firm at hand; none where the pack has no score. */
  groups: readonly GroupExplanation[];
}

export function createExplainer(caseType: CaseType): Explainer {
  return { sheet: createSheet(), caseType, read: [], readings: [], groups: [] };
}

/** Turns to another firm. */
export function turnTo(explainer: Explainer, facts: Facts): void {
  layDown(explainer.sheet, facts);
  explainer.readings.fill(undefined);
  explainer.groups = [];
}

/** Makes the function that tells as what facts were read. */
export function readingsOf(explainer: Explainer, facts: readonly FactDefinition[]): () => readonly FactReading[] {
  const { read, readings, sheet } = explainer;
  const places = facts.map((fact) => {
    const known = read.indexOf(fact);
    if (known >= 0) return known;
    readings.push(undefined);
    return read.push(fact) - 1;
  });
  const readingAt = (index: number, fact: FactDefinition): FactReading => {
    const place = places[index] ?? 0;
    const known = readings[place];
    if (known !== undefined) return known;
    const reading = { fact, value: sheet.facts[fact.name] ?? null };
    readings[place] = reading;
    return reading;
  };
  return () => facts.map((fact, index) => readingAt(index, fact));
}

/** Of nothing there is one list. */
export const NONE: readonly never[] = [];

/** The facts among the readings that are missing. */
export function missingOf(reads: readonly FactReading[]): readonly FactDefinition[] {
  return factsWhere(reads, null);
}

/** Of facts that are all there those that are zero, and so a denominator that decides nothing. */
export function zerosOf(reads: readonly FactReading[]): readonly FactDefinition[] {
  return isAnyMissing(reads) ? NONE : factsWhere(reads, 0);
}

export function isAnyMissing(reads: readonly FactReading[]): boolean {
  for (const { value } of reads) if (value === null) return true;
  return false;
}

function factsWhere(reads: readonly FactReading[], asked: null | 0): readonly FactDefinition[] {
  let found: FactDefinition[] | null = null;
  for (const { fact, value } of reads) {
    if (value !== asked) continue;
    if (found === null) found = [fact];
    else found.push(fact);
  }
  return found ?? NONE;
}
