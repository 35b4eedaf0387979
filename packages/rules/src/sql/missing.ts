import type { FactDefinition } from '../fact.ts';
import { factsIn, factsOfIndicator } from '../factsOfRules.ts';
import type { ClassPack, Pack } from '../pack.ts';
import type { Columns, ConditionColumn } from './conditions.ts';
import { textLiteral } from './names.ts';
import type { ScoreColumns } from './points.ts';
import { isOpen } from './truth.ts';

/** The list of facts that are missing and can still change the verdict: what `missingFacts` gives in JavaScript. */
export class MissingColumn {
  private readonly columns: Columns;
  private readonly pack: Pack;
  private readonly scores: ScoreColumns | null;
  private readonly prefix: string;
  /** By fact, the conditions under which it matters while it is missing. */
  private readonly matters = new Map<FactDefinition, string[]>();

  constructor(columns: Columns, pack: Pack, scores: ScoreColumns | null, prefix: string) {
    [this.columns, this.pack, this.scores, this.prefix] = [columns, pack, scores, prefix];
  }

  /** The list, its facts in the given order. */
  of(root: ConditionColumn, order: readonly FactDefinition[]): string {
    this.visit(root, null, 0);
    const items = order.flatMap((fact) => {
      const where = [...new Set(this.matters.get(fact))];
      if (where.length === 0) return [];
      const isMissing = `${this.columns.facts.of(fact)} is null`;
      return [`case when ${isMissing} and (${where.join(' or ')}) then ${textLiteral(fact.name)} end`];
    });
    return this.columns.query.words.withoutNulls(items);
  }

  /** A condition asks for its facts while it and all those above it are open; its waiver, even where it is unmet itself. */
  private visit(node: ConditionColumn, above: string | null, depth: number): void {
    const { query } = this.columns;
    const { id } = node.condition;
    let [open, level] = [both(above, isOpen(node.truth)), depth];
    if (node.waiver !== null) {
      const column = query.add('firm_questions', level, `${this.prefix}${id} waivable`, open);
      this.visit(node.waiver, column, level + 1);
      [open, level] = [both(column, isOpen(node.own)), level + 1];
    }
    if (node.parts.length === 0) {
      this.leaf(node, open);
      return;
    }
    const column = query.add('firm_questions', level, `${this.prefix}${id} open`, open);
    for (const part of node.parts) this.visit(part, column, level + 1);
  }

  private leaf({ condition }: ConditionColumn, open: string): void {
    if (condition.kind === 'compare' && condition.left.kind === 'score') {
      this.score(condition.left.group?.id ?? null, open);
    } else if (condition.kind === 'class') {
      this.limits(condition.pack, open);
    } else {
      for (const fact of factsIn(condition, {})) this.note(fact, open);
    }
  }

  /** Behind a score, the facts of indicators whose points are not certain. */
  private score(group: string | null, open: string): void {
    const groups = this.pack.score?.groups.filter(({ id }) => group === null || id === group) ?? [];
    for (const indicator of groups.flatMap(({ indicators }) => indicators)) {
      const range = this.scores?.indicators.get(indicator);
      if (range === undefined) continue;
      const isUncertain = `${open} and ${range.lowest} < ${range.highest}`;
      for (const fact of factsOfIndicator(indicator)) this.note(fact, isUncertain);
    }
  }

  /** Of a classification, the fact that chooses the row and those that limit the rows that may apply. */
  private limits(pack: ClassPack, open: string): void {
    this.note(pack.by, open);
    const row = this.columns.classes.row(pack);
    for (const fact of new Set(pack.rows.flatMap(({ limits }) => limits.map((limit) => limit.fact)))) {
      const rows = pack.rows.flatMap(({ limits }, index) =>
        limits.some((limit) => limit.fact === fact) ? [index + 1] : [],
      );
      this.note(fact, `${open} and (${row} is null or ${row} in (${rows.join(', ')}))`);
    }
  }

  private note(fact: FactDefinition, where: string): void {
    this.matters.set(fact, [...(this.matters.get(fact) ?? []), where]);
  }
}

function both(above: string | null, own: string): string {
  return above === null ? own : `${above} and ${own}`;
}
