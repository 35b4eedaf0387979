import type { FactDefinition } from '../fact.ts';
import { factsOfPack } from '../factsOfRules.ts';
import type { CaseType, Condition, Group, Indicator, Pack } from '../pack.ts';
import { ClassColumns } from './classes.ts';
import { type Columns, type ConditionColumn, ConditionColumns } from './conditions.ts';
import type { SqlDialect } from './dialect.ts';
import { FactColumns, ownColumn } from './facts.ts';
import { MissingColumn } from './missing.ts';
import { commentOf, Names } from './names.ts';
import { NumberColumns } from './numbers.ts';
import { type RangeColumns, ScoreColumns } from './points.ts';
import { type Detail, Query } from './query.ts';
import { shown, type VerdictForm } from './truth.ts';
import { VerdictCase } from './verdictCase.ts';

/** What a SELECT made of packs reads and how much it tells. */
export interface SqlOptions {
  readonly dialect: SqlDialect;
  /** The table of firms, or a subquery in parentheses: one row a firm. It goes by the name `firm`. */
  readonly from: string;
  /** Columns of the table that pass through. */
  readonly key: readonly string[];
  /**
   * Where the value of a fact stands, as an SQL expression over `firm`; money in fen, null where it is missing. A NaN is no value and must be made
   * null here. Without this, each fact stands in the column of its name.
   */
  readonly column?: (fact: FactDefinition) => string;
  /** The verdict and the score alone, or also every indicator, group and condition and what is missing. */
  readonly detail: Detail;
  /** Verdicts as their words, or as their ranks 0 to 3 in the order of `VERDICTS`. Words, if left out. */
  readonly verdicts?: VerdictForm;
  /**
   * Whether PostgreSQL is kept from working out again what several columns read. True, if left out: it takes a third off, but Citus does not send such
   * a query on to its machines.
   */
  readonly isFenced?: boolean;
}

/** One of several packs in a SELECT. Its columns begin with the prefix. */
export interface SqlRule {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly prefix: string;
}

/** What a column of the SELECT holds. */
export interface SqlColumn {
  readonly name: string;
  readonly content:
    | { readonly kind: 'verdict' | 'missing' }
    | { readonly kind: 'score'; readonly end: RangeEnd }
    | { readonly kind: 'group'; readonly group: Group; readonly end: RangeEnd }
    | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly end: RangeEnd }
    | { readonly kind: 'condition'; readonly condition: Condition };
}

type RangeEnd = 'lowest' | 'highest';

/**
 * The SELECT that judges a table of firms by a pack, with the same answers as `compileJudge`, `explain` and `missingFacts`: the key, `verdict`,
 * `score_lowest` and `score_highest` (null where the pack has no score); in full detail also `<id>_lowest` and `<id>_highest` of each
 * indicator and group, the verdict of each condition under its id, and `missing`, a list of names of facts.
 * @example compileSql(pack, 'new', { dialect: 'duckdb', from: "read_parquet('firms.parquet')", key: ['uscc'], detail: 'verdict' })
 */
export function compileSql(pack: Pack, caseType: CaseType, options: SqlOptions): string {
  return compileSqlOfAll([{ pack, caseType, prefix: '' }], options);
}

/** The SELECT that judges a table by several packs at once: it is read once, and what packs share is worked out once. */
export function compileSqlOfAll(rules: readonly SqlRule[], options: SqlOptions): string {
  const { query, outputs } = compile(rules, options);
  const heading = rules.map(({ pack, caseType }) => headingOf(pack, caseType));
  const last = outputs.flat().map(({ column, sql, comment }) => ({ name: column.name, sql, comments: comment }));
  return query.text(options.from, heading, options.key, last);
}

/** The columns that `compileSqlOfAll` gives for each of the packs behind the key, in their order. */
export function sqlColumns(rules: readonly SqlRule[], options: SqlOptions): readonly (readonly SqlColumn[])[] {
  return compile(rules, options).outputs.map((columns) => columns.map(({ column }) => column));
}

interface Output {
  readonly column: SqlColumn;
  readonly sql: string;
  readonly comment: readonly string[];
}

function compile(rules: readonly SqlRule[], { dialect, key, column, detail, verdicts, isFenced }: SqlOptions) {
  const query = new Query(dialect, detail, isFenced ?? true);
  const facts = new FactColumns(query, column ?? ownColumn);
  const numbers = new NumberColumns(query, facts);
  const columns: Columns = { query, facts, numbers, classes: new ClassColumns(query, facts) };
  const names = new Names();
  for (const name of key) names.take(name);
  const outputs = rules.map((rule) => new PackOutputs(columns, names, rule, verdicts ?? 'word').of(detail));
  return { query, outputs };
}

function headingOf({ id, label, source, article }: Pack, caseType: CaseType): string {
  return commentOf(id, label.zh, '·', label.en, `(${source.number} ${article}, ${caseType})`);
}

/** What comes out for one pack. */
class PackOutputs {
  private readonly columns: Columns;
  private readonly names: Names;
  private readonly rule: SqlRule;
  private readonly form: VerdictForm;
  private readonly outputs: Output[] = [];

  constructor(columns: Columns, names: Names, rule: SqlRule, form: VerdictForm) {
    [this.columns, this.names, this.rule, this.form] = [columns, names, rule, form];
  }

  of(detail: Detail): readonly Output[] {
    const { pack, caseType, prefix } = this.rule;
    const { query, facts, numbers } = this.columns;
    const scores = pack.score === null ? null : new ScoreColumns(query, facts, numbers, pack.score, prefix);
    const score = () => this.range('score', (end) => ({ kind: 'score', end }), scores?.whole ?? null);
    // PostgreSQL would work the score out again for each question.
    if (detail === 'verdict' && query.dialect === 'duckdb') {
      const verdict = new VerdictCase(this.columns, scores, caseType).of(pack.condition, this.form);
      this.add('verdict', { kind: 'verdict' }, verdict);
      score();
      return this.outputs;
    }
    const root = new ConditionColumns(this.columns, scores, caseType, prefix).of(pack.condition);
    this.add('verdict', { kind: 'verdict' }, shown(root.truth, this.form));
    score();
    if (detail === 'verdict') return this.outputs;
    const missing = new MissingColumn(this.columns, pack, scores, prefix).of(root, factsOfPack(pack));
    this.add('missing', { kind: 'missing' }, missing);
    for (const group of pack.score?.groups ?? []) {
      for (const indicator of group.indicators) {
        const range = scores?.indicators.get(indicator) ?? null;
        this.range(indicator.id, (end) => ({ kind: 'indicator', indicator, end }), range);
      }
      this.range(group.id, (end) => ({ kind: 'group', group, end }), scores?.of(group.id) ?? null);
    }
    this.conditions(root);
    return this.outputs;
  }

  /** The conditions below one, each with its waiver and its parts behind it. */
  private conditions({ waiver, parts }: ConditionColumn): void {
    for (const node of [...(waiver === null ? [] : [waiver]), ...parts]) {
      const { condition, truth } = node;
      this.add(condition.id, { kind: 'condition', condition }, shown(truth, this.form));
      this.conditions(node);
    }
  }

  private range(wish: string, content: (end: RangeEnd) => SqlColumn['content'], range: RangeColumns | null): void {
    for (const end of ['lowest', 'highest'] as const) {
      const sql = `cast(${range?.[end] ?? 'null'} as ${this.columns.query.words.double})`;
      this.add(`${wish}_${end}`, content(end), sql);
    }
  }

  private add(wish: string, content: SqlColumn['content'], sql: string, ...comment: readonly string[]): void {
    this.outputs.push({ column: { name: this.names.take(`${this.rule.prefix}${wish}`), content }, sql, comment });
  }
}
