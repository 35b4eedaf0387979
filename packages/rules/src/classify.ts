import { unique } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import { placeOf } from './number.ts';
import type { ClassPack, ClassRow } from './pack.ts';
import { remembered } from './remembered.ts';
import { createSheet, factAt, layDown, numberAt, type Sheet, sourceOf } from './sheet.ts';
import { atLeast, MET, type Rank, UNMET } from './verdict.ts';

/**
 * The classes that a firm may belong to, from the highest: one where its facts decide it, several while some are missing.
 * A class is reached when all of its limits are reached, tried from the highest; what reaches none is the last class.
 * Without the fact that chooses the row (the industry code) every class stays possible.
 * @example classify(smeSize, { industry_code: 'C3921', employees_y1: 80, revenue_y1: 5_000_000_00 }) // ['small']
 */
export function classify(pack: ClassPack, facts: Facts): readonly string[] {
  const { sheet, marksOf } = classifierOf(pack);
  layDown(sheet, facts);
  const marks = marksOf();
  return pack.classes.filter((_, index) => marks[index]).map(({ value }) => value);
}

const classifierOf = remembered((pack: ClassPack) => {
  const sheet = createSheet();
  return { sheet, marksOf: classesOn(sheet, pack) };
});

/**
 * Makes the function that marks the classes that stay possible for the firm on the sheet, in the order of the pack. The marks are
 * overwritten for the next firm.
 */
export function classesOn(sheet: Sheet, pack: ClassPack): () => readonly boolean[] {
  const marks = pack.classes.map(() => false);
  const marking = pack.rows.map((row) => markingOn(sheet, row, marks));
  const rowOf = rowsByCode(pack);
  const by = sourceOf(sheet, pack.by.name);
  return () => {
    const code = factAt(sheet, by);
    marks.fill(code === undefined);
    if (typeof code === 'string') marking[rowOf(code)]?.();
    else if (code !== undefined) for (const mark of marking) mark();
    return marks;
  };
}

/** Marks the classes that are possible by one row. */
function markingOn(sheet: Sheet, { limits }: ClassRow, marks: boolean[]): () => void {
  const places = limits.map(({ fact }) => placeOf(sheet, { kind: 'fact', fact, unit: fact.unit ?? 'count' }));
  const reached = marks.slice(1).map((_, index) =>
    limitsOn(
      sheet,
      places,
      limits.map(({ least }) => least[index] ?? Number.NaN),
    ),
  );
  return () => {
    for (let index = 0; index < reached.length; index += 1) {
      const rank = reached[index]?.() ?? UNMET;
      if (rank !== UNMET) marks[index] = true;
      if (rank === MET) return;
    }
    marks[reached.length] = true;
  };
}

/** Whether each number reaches its limit. */
function limitsOn(sheet: Sheet, places: readonly number[], least: readonly number[]): () => Rank {
  return () => {
    let lowest: Rank = MET;
    for (let index = 0; index < places.length; index += 1) {
      const rank = atLeast(numberAt(sheet, places[index] ?? 0), least[index] ?? Number.NaN, 0);
      if (rank < lowest) lowest = rank;
    }
    return lowest;
  };
}

/** So many codes are remembered with their rows: more than GB/T 4754 has, and no file of made-up codes fills the memory. */
const MOST_CODES = 5000;

/** Makes the function that finds the number of the row that a code chooses by how it begins; −1 where there is none. */
export const rowsByCode = remembered((pack: ClassPack) => {
  const known = new Map<string, number>();
  return (code: string): number => {
    const before = known.get(code);
    if (before !== undefined) return before;
    const row = pack.rows.findIndex(
      ({ prefixes }) => prefixes.length === 0 || prefixes.some((one) => isPrefixOf(one, code)),
    );
    if (known.size >= MOST_CODES) known.clear();
    known.set(code, row);
    return row;
  };
});

/** A prefix with a letter is of the whole code, one without is of its digits (7010 in K7010). */
function isPrefixOf(prefix: string, code: string): boolean {
  return (/^\d/.test(prefix) ? code.slice(1) : code).startsWith(prefix);
}

/** The rows that may apply: one where the fact that chooses is known, all without it. */
function rowsFor(pack: ClassPack, facts: Facts): readonly ClassRow[] {
  const code = facts[pack.by.name];
  if (typeof code !== 'string') return pack.rows;
  const row = pack.rows[rowsByCode(pack)(code)];
  return row === undefined ? [] : [row];
}

/** The facts that the limits of the possible rows are about, each once. */
export function limitingFacts(pack: ClassPack, facts: Facts): readonly FactDefinition[] {
  return unique(rowsFor(pack, facts).flatMap(({ limits }) => limits.map(({ fact }) => fact)));
}
