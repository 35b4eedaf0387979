import { conditionWords } from '../conditionText.ts';
import type { Comparison } from '../expression.ts';
import type { FactDefinition } from '../fact.ts';
import { partsOf } from '../factsOfRules.ts';
import type { CaseType, Condition } from '../pack.ts';
import type { ClassColumns } from './classes.ts';
import type { FactColumns } from './facts.ts';
import { commentOf } from './names.ts';
import type { NumberColumns } from './numbers.ts';
import { plain } from './plain.ts';
import type { ScoreColumns } from './points.ts';
import type { Query } from './query.ts';
import { joined, negated, type Truth } from './truth.ts';

/** A condition whose verdict stands in a column. */
export interface ConditionColumn {
  readonly condition: Condition;
  /** The verdict without the waiver. */
  readonly own: Truth;
  readonly truth: Truth;
  readonly level: number;
  readonly parts: readonly ConditionColumn[];
  readonly waiver: ConditionColumn | null;
}

/** What conditions are made of. */
export interface Columns {
  readonly query: Query;
  readonly facts: FactColumns;
  readonly numbers: NumberColumns;
  readonly classes: ClassColumns;
}

/** The conditions of one pack as columns, each named for its id, its parts before it. */
export class ConditionColumns {
  private readonly columns: Columns;
  private readonly scores: ScoreColumns | null;
  private readonly caseType: CaseType;
  private readonly prefix: string;

  constructor(columns: Columns, scores: ScoreColumns | null, caseType: CaseType, prefix: string) {
    this.columns = columns;
    this.scores = scores;
    this.caseType = caseType;
    this.prefix = prefix;
  }

  /** Adds a condition with its parts and its waiver. */
  of(condition: Condition): ConditionColumn {
    const parts = partsOf(condition, this.caseType).map((part) => this.of(part));
    const waiver = condition.waiver === null ? null : this.of(condition.waiver);
    const below = Math.max(-1, ...parts.map(({ level }) => level));
    const test = this.test(condition, parts);
    if (waiver === null) {
      const truth = this.add(below + 1, condition, condition.id, test);
      return { condition, own: truth, truth, level: below + 1, parts, waiver };
    }
    const own = this.add(below + 1, condition, `${condition.id} unwaived`, test);
    const level = 1 + Math.max(below + 1, waiver.level);
    const truth = this.add(level, condition, condition.id, joined('or', [own, waiver.truth]));
    return { condition, own, truth, level, parts, waiver };
  }

  private add(level: number, condition: Condition, wish: string, { kind, sql }: Truth): Truth {
    const { article, label } = condition;
    const words = label ?? conditionWords(condition);
    const comment = commentOf(article, words.zh, '·', words.en);
    return { kind, sql: this.columns.query.share('firm_conditions', level, `${this.prefix}${wish}`, sql, comment) };
  }

  private test(condition: Condition, parts: readonly ConditionColumn[]): Truth {
    const truths = parts.map(({ truth }) => truth);
    switch (condition.kind) {
      case 'all':
        return joined('and', truths);
      case 'any':
        return joined('or', truths);
      case 'not': {
        const [part] = truths;
        // A yes-or-no that is said no to is one condition, not two.
        return negated(part ?? this.test(condition.part, []));
      }
      case 'compare':
        return condition.left.kind === 'score' ? this.threshold(condition) : this.plain(condition);
      case 'holds':
        return condition.fact.type === 'judgement' ? this.judged(condition.fact) : this.plain(condition);
      case 'is':
        return this.plain(condition);
      case 'class':
        return { kind: 'boolean', sql: this.columns.classes.isAmong(condition.pack, condition.among) };
    }
  }

  /** Met where the lowest possible score reaches the threshold, unmet where the highest does not. */
  private threshold({ left, right }: Comparison): Truth {
    if (left.kind !== 'score' || this.scores === null) {
      throw new Error('Broken invariant: the loader lets only packs with a score speak of one');
    }
    const { lowest, highest } = this.scores.of(left.group?.id ?? null);
    const needed = this.columns.numbers.of(right);
    const sql = `case when ${lowest} >= ${needed} then true when ${highest} < ${needed} then false end`;
    return { kind: 'boolean', sql };
  }

  private plain(condition: Condition): Truth {
    return { kind: 'boolean', sql: plain(condition, this.columns.facts, this.columns.numbers) };
  }

  /** What only a person can judge is judgement while nobody has. */
  private judged(fact: FactDefinition): Truth {
    return { kind: 'rank', sql: `coalesce(3 * cast(${this.columns.facts.of(fact)} as int), 2)` };
  }
}
