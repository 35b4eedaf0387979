import { isDivisionOfSection } from '../industry.ts';
import type { ClassPack, ClassRow, Condition } from '../pack.ts';

/** The classifications that a condition asks, each once. */
export function classPacksOf(condition: Condition): readonly ClassPack[] {
  const found = new Set<ClassPack>();
  const visit = (one: Condition): void => {
    if (one.kind === 'class') found.add(one.pack);
    if (one.kind === 'all' || one.kind === 'any') one.parts.forEach(visit);
    if (one.kind === 'not') visit(one.part);
    if (one.waiver !== null) visit(one.waiver);
  };
  visit(condition);
  return [...found];
}

/** One code for each way in which the prefixes of classifications tell codes apart; codes of GB/T 4754-2017 where there is one. */
export function representativeCodes(packs: readonly ClassPack[]): readonly string[] {
  const prefixes = [...new Set(packs.flatMap(({ rows }) => rows.flatMap((row) => row.prefixes)))];
  const divisions = new Set(prefixes.map((prefix) => prefix.replace(/^[A-T]/, '')).filter((rest) => rest.length > 2));
  const looksFurther = new Set([...divisions].map((rest) => rest.slice(0, 2)));
  const bySigns = new Map<string, string>();
  for (const letter of 'CABDEFGHIJKLMNOPQRST') {
    for (const division of numbers(100, 2)) {
      const classes = looksFurther.has(division) ? ['', ...numbers(10, 1), ...numbers(100, 2)] : ['00', ''];
      for (const rest of classes) {
        const code = `${letter}${division}${rest}`;
        const signs = prefixes.filter((prefix) => isPrefixOf(prefix, code)).join(' ');
        const known = bySigns.get(signs);
        const isBetter = known === undefined || realness(code) > realness(known);
        if (isBetter) bySigns.set(signs, code);
      }
    }
  }
  return [...bySigns.values()];
}

/** The codes of a list that fall into each row of a classification. */
export function codesByRow(pack: ClassPack, codes: readonly string[]): ReadonlyMap<ClassRow, ReadonlySet<string>> {
  const byRow = new Map<ClassRow, Set<string>>();
  for (const code of codes) {
    const row = pack.rows.find(
      ({ prefixes }) => prefixes.length === 0 || prefixes.some((one) => isPrefixOf(one, code)),
    );
    if (row !== undefined) byRow.set(row, (byRow.get(row) ?? new Set()).add(code));
  }
  return byRow;
}

/** As a classification reads it: a prefix with a letter is of the whole code, one without is of its digits. */
function isPrefixOf(prefix: string, code: string): boolean {
  return (/^\d/.test(prefix) ? code.slice(1) : code).startsWith(prefix);
}

function numbers(count: number, width: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index).padStart(width, '0'));
}

/** A full code of a section that has the division is what a witness should have. */
function realness(code: string): number {
  return (isDivisionOfSection(code) ? 2 : 0) + (code.length === 5 ? 1 : 0);
}
