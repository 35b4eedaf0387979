import { askedParts } from '../compile.ts';
import { unique } from '../expression.ts';
import { factsOfIndicator } from '../factsOfRules.ts';
import { CASE_TYPES, type CaseType, type Condition, type Library, type Pack } from '../pack.ts';
import type { Place } from '../source.ts';
import { findGaps } from './findGaps.ts';
import { findInBands } from './findInBands.ts';
import { type ConditionFinding, findInConditions } from './findInConditions.ts';
import type { Finding } from './finding.ts';
import { bandFindingText, conditionFindingText, gapText } from './findingText.ts';
import { factsRead, solverOf } from './solver.ts';

/**
 * What is odd in packs that load (all of a library, or those asked for): conditions that no firm or every firm meets, that contradict or imply each other, routes and bands
 * that never apply, days without a pack. Each is proven over all firms of which every fact is known; a doubt is not told.
 *
 * How: conditions are taken apart into what single facts and ratios must be, and intervals of these are narrowed by what follows
 * from each other. Where nothing is left there is no such firm. Where something is left, a firm is made out of it and judged: only a
 * judged firm counts as shown. A search that branches too often, or makes no firm that will do, tells nothing.
 */
export function findingsOf(library: Library, isAsked: (pack: Pack) => boolean = () => true): readonly Finding[] {
  const asked = [...library.packs.values()].filter(isAsked);
  const gaps = findGaps(library)
    .filter(({ before, after }) => isAsked(before) || isAsked(after))
    .map(
      (gap): Finding => ({
        code: 'date_gap',
        pack: gap.after.id,
        place: placeOf(library, gap.after),
        message: gapText(gap),
        cases: [gap.caseType],
        witness: null,
        facts: [],
      }),
    );
  const inPacks = asked.flatMap((pack) => findingsOfPack(library, pack));
  // What is odd in a shared condition, or below an overlay, is told once.
  const once = new Map(inPacks.toReversed().map((one) => [`${keyOf(one.place)} ${one.message.zh}`, one]));
  return [...once.values(), ...gaps].sort((a, b) => compare(a.place, b.place));
}

function findingsOfPack(library: Library, pack: Pack): readonly Finding[] {
  const solvers = CASE_TYPES.map((caseType) => ({ caseType, solver: solverOf(pack, caseType) }));
  const found = solvers.flatMap(({ caseType, solver }) =>
    findInConditions(pack.condition, caseType, solver).map((one) => ({ ...one, caseType })),
  );
  const conditions = inEveryCase(pack.condition, found).map(({ finding, cases }): Finding => {
    const { code, subject, witness } = finding;
    return {
      code,
      pack: pack.id,
      place: placeOf(library, subject, pack),
      message: conditionFindingText(finding),
      cases,
      witness,
      facts: unique([subject, ...(finding.other === null ? [] : [finding.other])].flatMap(factsRead)),
    };
  });
  const [first] = solvers;
  const bands = first === undefined ? [] : findInBands(pack, first.solver);
  return [
    ...conditions,
    ...bands.map((finding): Finding => {
      const message = bandFindingText(finding);
      const place = placeOf(library, finding.band, pack);
      const { witness, indicator } = finding;
      const facts = factsOfIndicator(indicator);
      return { code: 'band_never', pack: pack.id, place, message, cases: CASE_TYPES, witness, facts };
    }),
  ];
}

interface InCase extends ConditionFinding {
  readonly caseType: CaseType;
}

/** What is so in every case in which its condition is asked; what is so in one case of two has its use in the other. */
function inEveryCase(
  root: Condition,
  found: readonly InCase[],
): readonly { readonly finding: ConditionFinding; readonly cases: readonly CaseType[] }[] {
  const asked = new Map(CASE_TYPES.map((caseType) => [caseType, conditionsIn(root, caseType)]));
  const subjects = new Map<Condition, InCase[]>();
  for (const one of found) subjects.set(one.subject, [...(subjects.get(one.subject) ?? []), one]);
  return [...subjects].flatMap(([subject, ones]) => {
    const cases = CASE_TYPES.filter((caseType) => asked.get(caseType)?.has(subject));
    return ones.flatMap((one, index) => {
      const alike = ones.filter(({ code }) => code === one.code);
      const isFirst = ones.findIndex(({ code }) => code === one.code) === index;
      const isEverywhere = cases.every((caseType) => alike.some((other) => other.caseType === caseType));
      const other = alike.every((same) => same.other === one.other) ? one.other : null;
      return isFirst && isEverywhere ? [{ finding: { ...one, other }, cases }] : [];
    });
  });
}

/** Every condition that is asked in a case, with waivers. */
function conditionsIn(root: Condition, caseType: CaseType): ReadonlySet<Condition> {
  const all = new Set<Condition>();
  const visit = (condition: Condition): void => {
    all.add(condition);
    const parts = condition.kind === 'all' || condition.kind === 'any' ? condition.parts : [];
    askedParts(parts, caseType).forEach(visit);
    if (condition.kind === 'not') visit(condition.part);
    if (condition.waiver !== null) visit(condition.waiver);
  };
  visit(root);
  return all;
}

function placeOf({ places }: Library, ...things: readonly object[]): Place {
  const found = things.flatMap((thing) => places.get(thing) ?? []);
  return found[0] ?? { file: '', line: 1, column: 1 };
}

function keyOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function compare(a: Place, b: Place): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
