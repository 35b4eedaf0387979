import { checkedCall, multiplied, oneUnit } from './combineUnits.ts';
import {
  type Comparator,
  type Comparison,
  type Expression,
  type FunctionName,
  type GroupName,
  MIRRORED,
  type NumberExpression,
  type Sentence,
} from './expression.ts';
import { type Dictionary, FACT_TYPE_NAMES, type FactDefinition } from './fact.ts';
import { expression, Halt } from './halt.ts';
import { fault, hint, type Reading } from './reading.ts';
import type { Position } from './source.ts';
import { type Token, tokenize } from './tokens.ts';
import { SUFFIXES } from './unit.ts';

/** What names in an expression may mean. */
export interface Vocabulary {
  readonly dictionary: Dictionary;
  /** Facts by Chinese label. */
  readonly byLabel: ReadonlyMap<string, FactDefinition>;
  /** Groups of indicators that `score(…)` may name, by id and by Chinese label; null where there is no score to speak of. */
  readonly groups: ReadonlyMap<string, GroupName> | null;
  /** What `value` (值) stands for in the bands of an indicator. */
  readonly value?: Expression;
}

const FUNCTIONS: ReadonlyMap<string, FunctionName> = new Map([
  ['share', 'share'],
  ['占比', 'share'],
  ['growth', 'growth'],
  ['增长率', 'growth'],
  ['mean', 'mean'],
  ['平均', 'mean'],
  ['compound_growth', 'compound_growth'],
  ['年均复合增长率', 'compound_growth'],
]);

const SCORE: readonly string[] = ['score', '得分'];

const COMPARATORS: readonly string[] = ['≥', '>', '≤', '<', '=', '≠'];

/**
 * Reads a condition such as `share(rd_expense_y1, revenue_y1) ≥ 3%` or `占比(上年度研发费用, 上年度营业收入) ≥ 3%`.
 * Facts go by name or Chinese label; `且/and`, `或/or`, `非/not`, parentheses and `1 ≤ x ≤ 3` are understood. Units are checked.
 * A fault is noted at its own column and gives undefined.
 */
export function parseSentence(
  reading: Reading,
  at: Position,
  text: string,
  vocabulary: Vocabulary,
): Sentence | undefined {
  return run(reading, at, text, vocabulary, (parser) => parser.sentence());
}

/** Reads a number made of facts, such as `mean(rd_expense_y1, rd_expense_y2)`. */
export function parseNumber(
  reading: Reading,
  at: Position,
  text: string,
  vocabulary: Vocabulary,
): Expression | undefined {
  return run(reading, at, text, vocabulary, (parser) => parser.sum());
}

function run<Parsed>(
  reading: Reading,
  at: Position,
  text: string,
  vocabulary: Vocabulary,
  parse: (parser: Parser) => Parsed,
): Parsed | undefined {
  try {
    const tokens = tokenize(text);
    if (typeof tokens === 'number') {
      throw expression(tokens, `多余的字符“${text.charAt(tokens)}”`, `“${text.charAt(tokens)}” does not belong here`);
    }
    const parser = new Parser(tokens, vocabulary);
    const parsed = parse(parser);
    parser.end();
    return parsed;
  } catch (halt) {
    if (!(halt instanceof Halt)) throw halt;
    return fault(reading, { line: at.line, column: at.column + halt.at }, halt.code, halt.figures);
  }
}

/** No sentence of a regulation is nested as deeply. */
const MOST_DEPTH = 30;

function scoreAlone({ at }: Token): Halt {
  return expression(at, '得分只能单独放在比较号的一边', 'a score can only stand alone on one side of a comparison');
}

/** Recursive descent: sentence → and → not → comparison → sum → product → primary. */
class Parser {
  private position = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly vocabulary: Vocabulary;

  constructor(tokens: readonly Token[], vocabulary: Vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  sentence(): Sentence {
    this.depth += 1;
    if (this.depth > MOST_DEPTH)
      throw expression(this.peek().at, '括号套得太深', 'the parentheses are nested too deeply');
    const sentence = this.alternatives();
    this.depth -= 1;
    return sentence;
  }

  private alternatives(): Sentence {
    return this.joined('any', 'or', () => this.joined('all', 'and', () => this.negation()));
  }

  sum(): Expression {
    let left = this.product();
    for (let sign = this.take('+', '-'); sign !== undefined; sign = this.take('+', '-')) {
      const right = this.product();
      const operator = sign.text === '+' ? '+' : '-';
      left = { kind: 'arithmetic', operator, left, right, unit: oneUnit(left, right, sign.at) };
    }
    return left;
  }

  end(): void {
    const token = this.peek();
    if (token.kind !== 'end') {
      throw expression(token.at, `多余的“${token.text}”`, `“${token.text}” is too much here`);
    }
  }

  private joined(kind: 'all' | 'any', word: string, part: () => Sentence): Sentence {
    const parts = [part()];
    while (this.take(word) !== undefined) parts.push(part());
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : { kind, parts };
  }

  private negation(): Sentence {
    if (this.take('not') === undefined) return this.comparison();
    if (this.peek().text === 'not') throw expression(this.peek().at, '“非”不能连写', '“not” stands twice');
    return { kind: 'not', part: this.comparison() };
  }

  private comparison(): Sentence {
    const [start, depth] = [this.position, this.depth];
    if (this.peek().text !== '(') return this.bareComparison();
    const inner = this.parenthesised();
    if (!(inner instanceof Halt)) return inner;
    // The parentheses may hold a number instead: `(a + b) ≥ 3`.
    [this.position, this.depth] = [start, depth];
    try {
      return this.bareComparison();
    } catch (halt) {
      // Of the two readings the one that came further is what was meant.
      throw halt instanceof Halt && inner.at >= halt.at ? inner : halt;
    }
  }

  /** `( … )` around a sentence, or where it failed to be one. */
  private parenthesised(): Sentence | Halt {
    this.position += 1;
    try {
      const inner = this.sentence();
      this.expect(')');
      return inner;
    } catch (halt) {
      if (halt instanceof Halt) return halt;
      throw halt;
    }
  }

  private bareComparison(): Sentence {
    const word = this.wordFact();
    if (word !== undefined) return word;
    const first = this.comparator();
    const value = this.vocabulary.value;
    if (first !== undefined && value !== undefined) return this.compare(value, first, this.side());
    if (first !== undefined) throw expression(first.at, '比较号左边没有内容', 'nothing stands left of the comparison');
    const left = this.side();
    const operator = this.comparator();
    if (operator === undefined) {
      throw expression(this.peek().at, '此处需要比较号，如 ≥', 'a comparison such as ≥ is needed here');
    }
    const middle = this.side();
    const next = this.comparator();
    if (next === undefined) return this.compare(left, operator, middle);
    return this.between(left, operator, middle, next, this.side());
  }

  /** One side of a comparison: a number, or the score, which stands alone. */
  private side(): Expression {
    if (!SCORE.includes(this.peek().text)) return this.sum();
    const token = this.next();
    if (this.vocabulary.groups === null) throw expression(token.at, '此处没有得分可用', 'there is no score here');
    if (this.take('(') === undefined) return { kind: 'score', group: null, unit: 'point' };
    return this.groupScore(this.vocabulary.groups);
  }

  /** A fact that is a yes or no, or an enum with its value; undefined where the next word is none of these. */
  private wordFact(): Sentence | undefined {
    const token = this.peek();
    const fact = token.kind === 'name' ? this.factNamed(token.text) : undefined;
    if (fact === undefined) return undefined;
    if (fact.type === 'boolean' || fact.type === 'judgement') {
      this.position += 1;
      return { kind: 'holds', fact };
    }
    if (fact.type !== 'enum') return undefined;
    this.position += 1;
    const { at } = this.peek();
    const operator = this.comparator();
    if (operator === undefined || !['=', '≠'].includes(operator.text)) {
      throw expression(at, `“${token.text}”后面应为 = 或 ≠`, `= or ≠ must follow “${token.text}”`);
    }
    const option = this.option(fact);
    const is: Sentence = { kind: 'is', fact, value: option };
    return operator.text === '=' ? is : { kind: 'not', part: is };
  }

  private option(fact: FactDefinition): string {
    const token = this.next();
    const option = fact.options.find(({ value, zh }) => value === token.text || zh === token.text);
    if (option !== undefined) return option.value;
    const known = fact.options.map(({ zh, value }) => `${zh} (${value})`).join('、');
    throw expression(token.at, `“${fact.label.zh}”只能是：${known}`, `“${fact.name}” can only be: ${known}`);
  }

  private compare(left: Expression, token: Token, right: Expression): Comparison {
    oneUnit(left, right, token.at);
    const operator = token.text as Comparator; // comparator() lets only the six signs through.
    const isMirrored = left.kind === 'number' || right.kind === 'score';
    const comparison: Comparison = isMirrored
      ? { kind: 'compare', left: right, operator: MIRRORED[operator], right: left, also: null }
      : { kind: 'compare', left, operator, right, also: null };
    const isThreshold = comparison.operator === '≥' && comparison.right.kind === 'number';
    if (comparison.left.kind === 'score' && !isThreshold) {
      throw expression(token.at, '得分只能写成“得分 ≥ 数”', 'a score can only be compared as “score ≥ number”');
    }
    return comparison;
  }

  /** `1 ≤ x ≤ 3`, also written from the greater to the lesser. */
  private between(first: Expression, sign: Token, middle: Expression, next: Token, last: Expression): Comparison {
    const isOneWay = ['≤<', '≥>'].some((way) => way.includes(sign.text) && way.includes(next.text));
    if (!isOneWay || first.kind !== 'number' || last.kind !== 'number' || middle.kind === 'number') {
      throw expression(next.at, '两个比较号应同向，如 1 ≤ x ≤ 3', 'both signs must point one way, as in 1 ≤ x ≤ 3');
    }
    const { operator, right } = this.compare(middle, next, last);
    const between: Comparison = { ...this.compare(first, sign, middle), also: { operator, right } };
    const isEmpty = sign.text === '≤' || sign.text === '<' ? first.value > last.value : first.value < last.value;
    if (isEmpty) throw expression(next.at, '没有数同时符合两个界限', 'no number is within both bounds');
    return between;
  }

  private product(): Expression {
    let left = this.primary();
    for (let sign = this.take('*', '/'); sign !== undefined; sign = this.take('*', '/')) {
      left = multiplied(left, sign, this.primary());
    }
    return left;
  }

  private primary(): Expression {
    const token = this.next();
    if (token.kind === 'number') return this.number(Number(token.text));
    if (token.text === '-') return this.negative();
    if (token.text === '(') return this.inner(token);
    if (token.kind !== 'name') throw expression(token.at, '此处需要指标或数', 'a fact or a number is needed here');
    if (this.peek().text === '(') return this.call(token);
    return this.named(token);
  }

  private inner({ at }: Token): Expression {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) throw expression(at, '括号套得太深', 'the parentheses are nested too deeply');
    const inner = this.sum();
    this.expect(')');
    this.depth -= 1;
    return inner;
  }

  private negative(): Expression {
    const token = this.next();
    if (token.kind !== 'number') throw expression(token.at, '负号后应为数', 'a number must follow the minus sign');
    const positive = this.number(Number(token.text));
    return { ...positive, value: -positive.value };
  }

  private number(written: number): NumberExpression {
    const suffix = SUFFIXES.get(this.peek().text);
    if (suffix === undefined) return { kind: 'number', value: written, unit: null };
    this.position += 1;
    // 0.03 and not 3 × 0.01, which is 0.03 only by luck: divide where the factor is below one.
    const value = suffix.factor < 1 ? written / Math.round(1 / suffix.factor) : written * suffix.factor;
    return { kind: 'number', value: suffix.unit === 'CNY' ? Math.round(value) : value, unit: suffix.unit };
  }

  private named(token: Token): Expression {
    if (['value', '值'].includes(token.text) && this.vocabulary.value !== undefined) return this.vocabulary.value;
    if (SCORE.includes(token.text)) throw scoreAlone(token);
    const fact = this.factNamed(token.text);
    if (fact === undefined) {
      const known = [...this.vocabulary.dictionary.keys(), ...this.vocabulary.byLabel.keys()];
      throw new Halt(token.at, 'unknown_fact', { name: token.text, ...hint(token.text, known) });
    }
    if (fact.unit === null) {
      const { zh, en } = FACT_TYPE_NAMES[fact.type];
      const figures = { name: token.text, found: zh, found_en: en };
      throw new Halt(token.at, 'wrong_type', { ...figures, expected: '数', expected_en: 'a number' });
    }
    return { kind: 'fact', fact, unit: fact.unit };
  }

  private call(token: Token): Expression {
    if (SCORE.includes(token.text)) throw scoreAlone(token);
    const name = FUNCTIONS.get(token.text);
    if (name === undefined) {
      throw expression(
        token.at,
        `没有函数“${token.text}”，可用：${[...FUNCTIONS.keys()].join('、')}`,
        `there is no function “${token.text}”; known: ${[...FUNCTIONS.keys()].join(', ')}`,
      );
    }
    this.expect('(');
    const args = [this.sum()];
    while (this.take(',') !== undefined) args.push(this.sum());
    this.expect(')');
    return checkedCall(token, name, args);
  }

  private groupScore(groups: ReadonlyMap<string, GroupName>): Expression {
    const token = this.next();
    const group = groups.get(token.text);
    if (group === undefined) {
      throw new Halt(token.at, 'unknown_group', { name: token.text, ...hint(token.text, groups.keys()) });
    }
    this.expect(')');
    return { kind: 'score', group, unit: 'point' };
  }

  private factNamed(name: string): FactDefinition | undefined {
    return this.vocabulary.dictionary.get(name) ?? this.vocabulary.byLabel.get(name);
  }

  private comparator(): Token | undefined {
    return this.take(...COMPARATORS);
  }

  private peek(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: 0 };
  }

  private next(): Token {
    const token = this.peek();
    if (token.kind === 'end') throw expression(token.at, '表达式没有写完', 'the expression ends too early');
    this.position += 1;
    return token;
  }

  private take(...texts: readonly string[]): Token | undefined {
    const token = this.peek();
    if (token.kind === 'end' || !texts.includes(token.text)) return undefined;
    this.position += 1;
    return token;
  }

  private expect(text: string): void {
    const token = this.peek();
    if (this.take(text) === undefined) throw expression(token.at, `此处缺少“${text}”`, `“${text}” is missing here`);
  }
}
