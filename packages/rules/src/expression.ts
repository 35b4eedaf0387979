import type { Bilingual } from '@leitu/kernel';
import type { FactDefinition } from './fact.ts';
import type { Unit } from './unit.ts';

/** A number made of facts. `unit` is null for a bare number, which takes the unit of its neighbour. */
export type Expression = FactExpression | NumberExpression | CallExpression | ArithmeticExpression | ScoreExpression;

export interface FactExpression {
  readonly kind: 'fact';
  readonly fact: FactDefinition;
  readonly unit: Unit;
}

export interface NumberExpression {
  readonly kind: 'number';
  /** In the unit's measure: fen, 0.03 for 3%. */
  readonly value: number;
  readonly unit: Unit | null;
}

/** `share(a, b)` = a / b; `growth(a, b)` = (a − b) / b; `mean(a, …)`; `compound_growth(a, b, n)` = (a / b)^(1/n) − 1. */
export interface CallExpression {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly args: readonly Expression[];
  readonly unit: Unit;
}

export type FunctionName = 'share' | 'growth' | 'mean' | 'compound_growth';

export interface ArithmeticExpression {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
  readonly unit: Unit | null;
}

/** The score of the whole pack (`group` null) or of one group of indicators. It is a range while facts are missing. */
export interface ScoreExpression {
  readonly kind: 'score';
  readonly group: GroupName | null;
  readonly unit: 'point';
}

/** A group of indicators as a score names it. */
export interface GroupName {
  readonly id: string;
  readonly label: Bilingual;
}

export type Comparator = '≥' | '>' | '≤' | '<' | '=' | '≠';

/** What holds where the other does not. */
export const opposite: Readonly<Record<Comparator, Comparator>> = {
  '≥': '<',
  '>': '≤',
  '≤': '>',
  '<': '≥',
  '=': '≠',
  '≠': '=',
};

/** What a sentence of a rule says: the logic without labels and articles. */
export type Sentence =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Sentence[] }
  | { readonly kind: 'not'; readonly part: Sentence }
  | Comparison
  | { readonly kind: 'holds'; readonly fact: FactDefinition }
  | { readonly kind: 'is'; readonly fact: FactDefinition; readonly value: string };

/** `left` against one bound, or between two: `1 ≤ x ≤ 3` is x ≥ 1 and also ≤ 3. A number never stands on the left. */
export interface Comparison extends Bound {
  readonly kind: 'compare';
  readonly left: Expression;
  readonly also: Bound | null;
}

export interface Bound {
  readonly operator: Comparator;
  readonly right: Expression;
}

/** The sign that says the same with the sides swapped. */
export const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  '≥': '≤',
  '>': '<',
  '≤': '≥',
  '<': '>',
  '=': '=',
  '≠': '≠',
};

/** The facts that an expression reads, each once, in the order of reading. */
export function factsOfExpression(expression: Expression): readonly FactDefinition[] {
  switch (expression.kind) {
    case 'fact':
      return [expression.fact];
    case 'call':
      return unique(expression.args.flatMap(factsOfExpression));
    case 'arithmetic':
      return unique([...factsOfExpression(expression.left), ...factsOfExpression(expression.right)]);
    case 'number':
    case 'score':
      return [];
  }
}

/** The facts that a sentence reads, each once. */
export function factsOfSentence(sentence: Sentence): readonly FactDefinition[] {
  switch (sentence.kind) {
    case 'all':
    case 'any':
      return unique(sentence.parts.flatMap(factsOfSentence));
    case 'not':
      return factsOfSentence(sentence.part);
    case 'compare':
      return factsOfComparison(sentence);
    case 'holds':
    case 'is':
      return [sentence.fact];
  }
}

/** The facts that a comparison reads, each once. */
export function factsOfComparison({ left, right, also }: Comparison): readonly FactDefinition[] {
  return unique([left, right, ...(also === null ? [] : [also.right])].flatMap(factsOfExpression));
}

/** The items, each once, where it stands first. */
export function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
