import type { FactDefinition } from '../fact.ts';
import type { ClassLimit, ClassPack, ClassRow } from '../pack.ts';
import type { FactColumns } from './facts.ts';
import { commentOf, numberLiteral, textLiteral } from './names.ts';
import type { Query } from './query.ts';

/** Classifications as columns: which row of the table is a firm's, and whether it reaches a class. */
export class ClassColumns {
  private readonly query: Query;
  private readonly facts: FactColumns;

  constructor(query: Query, facts: FactColumns) {
    this.query = query;
    this.facts = facts;
  }

  /** The number of the firm's row, from 1; null without the fact that chooses it. */
  row(pack: ClassPack): string {
    const by = this.facts.of(pack.by);
    const rows = pack.rows.map((row, index) => `${rowComment(row)}\n      when ${isInRow(by, row)} then ${index + 1}`);
    const sql = `case\n      ${rows.join('\n      ')}\n    end`;
    return this.query.share('firm_rows', 0, `${pack.id} row`, sql, packComment(pack));
  }

  /** Whether the firm is in one of some classes: true where each class that is still possible is among them, false where none is. */
  isAmong(pack: ClassPack, among: readonly string[]): string {
    const isIn = pack.classes.map(({ value }) => among.includes(value));
    if (isIn.every((one) => one === isIn[0])) return String(isIn[0] ?? true);
    const changes = isIn.filter((one, index) => index > 0 && one !== isIn[index - 1]).length;
    if (changes > 1) return this.amongScattered(pack, isIn);
    // The classes stand from the highest: to be in one of the first is to reach one of them.
    const count = isIn.lastIndexOf(isIn[0] ?? true) + 1;
    const reached = Array.from({ length: count }, (_, index) => this.reaches(pack, index)).join(' or ');
    return isIn[0] === true ? reached : count === 1 ? `not ${reached}` : `not (${reached})`;
  }

  /** Tried from the highest: a class that may be reached is possible, and behind one that is reached none is. */
  private amongScattered(pack: ClassPack, isIn: readonly boolean[]): string {
    const isPossible = (wanted: boolean) => {
      const steps = isIn.slice(0, -1).map((one, index) => {
        const reached = this.reaches(pack, index);
        return one === wanted ? `when ${reached} is not false then true` : `when ${reached} then false`;
      });
      return `case ${steps.join(' ')} else ${isIn.at(-1) === wanted} end`;
    };
    return `case\n      when not ${isPossible(false)} then true\n      when not ${isPossible(true)} then false\n    end`;
  }

  private reaches(pack: ClassPack, index: number): string {
    const by = this.facts.of(pack.by);
    const whens = pack.rows.map((row) => {
      const reached = row.limits.map(({ fact, least }) => this.reachesLimit(fact, least[index] ?? Number.NaN));
      const then = reached.length === 0 ? 'true' : reached.join(' and ');
      return `${rowComment(row)}\n      when ${isInRow(by, row)} then ${then}`;
    });
    const { value = '', zh = '', en = '' } = pack.classes[index] ?? {};
    const branches = [`when ${by} is null then null`, ...this.belowAll(pack, index), ...whens].join('\n      ');
    const comments = [packComment(pack), commentOf(pack.article, zh, '·', en)];
    const sql = `case\n      ${branches}\n    end`;
    return this.query.share('firm_classes', 0, `${pack.id} ${value}`, sql, ...comments);
  }

  private reachesLimit(fact: FactDefinition, least: number): string {
    return `${this.facts.of(fact)} >= ${numberLiteral(least)}`;
  }

  /** Most firms are below the limits of every row, so that no row need be looked for. */
  private belowAll({ rows }: ClassPack, index: number): readonly string[] {
    const lowest = new Map<FactDefinition, number>();
    let left = rows;
    while (left.length > 0) {
      const [first] = left
        .flatMap(({ limits }) => limits.map(({ fact }) => fact))
        .toSorted((a, b) => rowsAbout(b, left).length - rowsAbout(a, left).length);
      if (first === undefined) return [];
      const limits = rowsAbout(first, rows).map((limit) => limit.least[index] ?? Number.NaN);
      lowest.set(first, Math.min(...limits));
      left = left.filter((row) => row.limits.every(({ fact }) => fact !== first));
    }
    const below = [...lowest].map(([fact, least]) => `${this.facts.of(fact)} < ${numberLiteral(least)}`);
    return [`-- 低于每一行的界限 · Below the limits of every row\n      when ${below.join(' and ')} then false`];
  }
}

/** The limits on a fact, of the rows that have one. */
function rowsAbout(fact: FactDefinition, rows: readonly ClassRow[]): readonly ClassLimit[] {
  return rows.flatMap(({ limits }) => limits.filter((limit) => limit.fact === fact));
}

function rowComment(row: ClassRow): string {
  return commentOf(row.article, row.label.zh, '·', row.label.en);
}

function packComment(pack: ClassPack): string {
  return commentOf(pack.source.number, pack.article, pack.label.zh, '·', pack.label.en);
}

/** A prefix with a letter is of the whole code, one without is of its digits (7010 in K7010). A row without prefixes takes the rest. */
function isInRow(by: string, { prefixes }: ClassRow): string {
  if (prefixes.length === 0) return `${by} is not null`;
  const starts = new Map<string, string[]>();
  for (const prefix of prefixes) {
    const start = `substr(${by}, ${/^\d/.test(prefix) ? 2 : 1}, ${prefix.length})`;
    starts.set(start, [...(starts.get(start) ?? []), textLiteral(prefix)]);
  }
  // DuckDB makes a join of a longer list.
  return [...starts].flatMap(([start, values]) => inFours(values).map((list) => `${start} in (${list})`)).join(' or ');
}

function inFours(values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [values.slice(0, 4).join(', '), ...inFours(values.slice(4))];
}
