import { conditionWords } from '../conditionText.ts';
import { partsOf } from '../factsOfRules.ts';
import type { CaseType, Condition } from '../pack.ts';
import type { Columns } from './conditions.ts';
import { isOtherValue, isValue } from './facts.ts';
import { commentOf } from './names.ts';
import type { ScoreColumns } from './points.ts';
import type { VerdictForm } from './truth.ts';

/** What can be asked of a verdict: whether it is met, unmet, or at least left to a person's judgement. */
type Question = 'met' | 'unmet' | 'judgement';

const NEGATED = { met: 'unmet', unmet: 'met' } as const;

/**
 * A verdict as one CASE of questions, for where no verdict of a part is told: DuckDB asks each next question only of the firms that no answer
 * before has settled, where a column for each condition would be worked out for all of them. An answer is true where it is yes, and else false
 * or null.
 */
export class VerdictCase {
  private readonly columns: Columns;
  private readonly scores: ScoreColumns | null;
  private readonly caseType: CaseType;

  constructor(columns: Columns, scores: ScoreColumns | null, caseType: CaseType) {
    [this.columns, this.scores, this.caseType] = [columns, scores, caseType];
  }

  /** The verdict, as its word or its rank. */
  of(condition: Condition, form: VerdictForm): string {
    const [unmet, unknown, judgement, met] = form === 'rank' ? ['0', '1', '2', '3'] : WORDS;
    const when = (question: Question, then: string) => [
      HEADINGS[question],
      ...['when', ...this.asked(question, condition), `then ${then}`],
    ];
    const last = asksJudgement(condition, this.caseType) ? when('judgement', judgement) : [];
    const branches = [...when('unmet', unmet), ...when('met', met), ...last, `else ${unknown}`];
    return ['case', ...indented(branches), 'end'].join('\n    ');
  }

  private asked(question: Question, condition: Condition): readonly string[] {
    const own = this.own(question, condition);
    if (condition.waiver === null) return own;
    return together(question === 'unmet' ? 'and' : 'or', [own, this.asked(question, condition.waiver)]);
  }

  private own(question: Question, condition: Condition): readonly string[] {
    switch (condition.kind) {
      case 'all':
      case 'any': {
        const parts = partsOf(condition, this.caseType).map((part) => this.asked(question, part));
        return together((condition.kind === 'all') === (question === 'unmet') ? 'or' : 'and', parts);
      }
      case 'not':
        return this.negated(question, condition);
      default:
        return [wordsOf(condition), this.leaf(question, condition)];
    }
  }

  /** What is said no to is met where it is unmet, and left to judgement where it is itself. */
  private negated(question: Question, condition: Condition & { kind: 'not' }): readonly string[] {
    const { part } = condition;
    const isAlone = partsOf(condition, this.caseType).length === 0;
    const of = (asked: Question) => (isAlone ? [wordsOf(condition), this.leaf(asked, part)] : this.asked(asked, part));
    if (question !== 'judgement') return of(NEGATED[question]);
    if (!asksJudgement(part, this.caseType)) return of('unmet');
    const isNotMet = ['(', ...indented(of('met')), ') is not true'];
    return together('or', [of('unmet'), together('and', [of('judgement'), isNotMet])]);
  }

  private leaf(question: Question, condition: Condition): string {
    const { facts, numbers, classes } = this.columns;
    const isUnmet = question === 'unmet';
    switch (condition.kind) {
      case 'compare': {
        if (condition.left.kind === 'score')
          return this.threshold(isUnmet, condition.left.group?.id ?? null, condition);
        const compared = isUnmet ? numbers.failure(condition) : numbers.comparison(condition);
        return condition.also === null ? compared : `(${compared})`;
      }
      case 'holds': {
        const fact = facts.of(condition.fact);
        if (condition.fact.type === 'judgement' && question === 'judgement') return `${fact} is not false`;
        return isUnmet ? `not ${fact}` : fact;
      }
      case 'is': {
        const fact = facts.of(condition.fact);
        return isUnmet ? isOtherValue(fact, condition.value) : isValue(fact, condition.value);
      }
      case 'class': {
        const { pack, among } = condition;
        const others = pack.classes.flatMap(({ value }) => (among.includes(value) ? [] : [value]));
        return `(${classes.isAmong(pack, isUnmet ? others : among)})`;
      }
      default:
        throw new Error('Broken invariant: conditions with parts are asked part by part');
    }
  }

  /** Unmet where the highest possible score does not reach the threshold, met where the lowest does. */
  private threshold(isUnmet: boolean, group: string | null, { right }: Condition & { kind: 'compare' }): string {
    if (this.scores === null) throw new Error('Broken invariant: the loader lets only packs with a score speak of one');
    const { lowest, highest } = this.scores.of(group);
    const needed = this.columns.numbers.of(right);
    return isUnmet ? `${highest} < ${needed}` : `${lowest} >= ${needed}`;
  }
}

const HEADINGS = {
  met: commentOf('满足 · Met'),
  unmet: commentOf('不满足 · Unmet'),
  judgement: commentOf('待人判断 · Left to judgement'),
} as const;

const WORDS = ["'unmet'", "'unknown'", "'judgement'", "'met'"] as const;

function wordsOf(condition: Condition): string {
  const words = condition.label ?? conditionWords(condition);
  return commentOf(condition.article, words.zh, '·', words.en);
}

function asksJudgement(condition: Condition, caseType: CaseType): boolean {
  if (condition.kind === 'holds' && condition.fact.type === 'judgement') return true;
  const parts = condition.kind === 'not' ? [condition.part] : partsOf(condition, caseType);
  const waiver = condition.waiver === null ? [] : [condition.waiver];
  return [...parts, ...waiver].some((part) => asksJudgement(part, caseType));
}

/** Several answers with a word between them; of none, all hold and not any. */
function together(word: 'and' | 'or', parts: readonly (readonly string[])[]): readonly string[] {
  const [only, ...more] = parts;
  if (only === undefined) return [String(word === 'and')];
  if (more.length === 0) return only;
  const lines = parts.flatMap((part, index) => (index === 0 ? part : [word, ...part]));
  return ['(', ...indented(lines), ')'];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
