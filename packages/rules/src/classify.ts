import { unique } from './expression.ts';
import type { FactDefinition, Facts } from './fact.ts';
import type { ClassPack, ClassRow } from './pack.ts';
import { compareNumbers, MET, type Rank, UNMET } from './verdict.ts';

/**
 * The classes that a firm may belong to, from the highest: one where its facts decide it, several while some are missing.
 * A class is reached when all of its limits are reached, tried from the highest; what reaches none is the last class.
 * Without the fact that chooses the row (the industry code) every class stays possible.
 * @example classify(smeSize, { industry_code: 'C3921', employees_y1: 80, revenue_y1: 5_000_000_00 }) // ['small']
 */
export function classify(pack: ClassPack, facts: Facts): readonly string[] {
  if (facts[pack.by.name] === undefined) return pack.classes.map(({ value }) => value);
  const possible = new Set<string>();
  for (const row of rowsFor(pack, facts)) {
    for (const name of classesInRow(pack, row, facts)) possible.add(name);
  }
  return pack.classes.map(({ value }) => value).filter((value) => possible.has(value));
}

/** The rows that may apply: one where the fact that chooses is known, all without it. */
function rowsFor(pack: ClassPack, facts: Facts): readonly ClassRow[] {
  const code = facts[pack.by.name];
  if (typeof code !== 'string') return pack.rows;
  const row = pack.rows.find(({ prefixes }) => prefixes.length === 0 || prefixes.some((one) => isPrefixOf(one, code)));
  return row === undefined ? [] : [row];
}

/** A prefix with a letter is of the whole code, one without is of its digits (7010 in K7010). */
function isPrefixOf(prefix: string, code: string): boolean {
  return (/^\d/.test(prefix) ? code.slice(1) : code).startsWith(prefix);
}

function classesInRow(pack: ClassPack, row: ClassRow, facts: Facts): readonly string[] {
  const possible: string[] = [];
  for (const [index, { value }] of pack.classes.entries()) {
    const reached = index === pack.classes.length - 1 ? MET : reachedLimits(row, index, facts);
    if (reached !== UNMET) possible.push(value);
    if (reached === MET) break;
  }
  return possible;
}

function reachedLimits(row: ClassRow, index: number, facts: Facts): Rank {
  let lowest: Rank = MET;
  for (const { fact, least } of row.limits) {
    const value = facts[fact.name];
    const number = typeof value === 'number' ? value : Number.NaN;
    const reached = compareNumbers(number, '≥', least[index] ?? Number.NaN, 0);
    if (reached < lowest) lowest = reached;
  }
  return lowest;
}

/** The facts that the limits of the possible rows are about, each once. */
export function limitingFacts(pack: ClassPack, facts: Facts): readonly FactDefinition[] {
  return unique(rowsFor(pack, facts).flatMap(({ limits }) => limits.map(({ fact }) => fact)));
}
