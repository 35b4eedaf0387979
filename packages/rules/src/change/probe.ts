import {
  type Comparator,
  type Comparison,
  type Expression,
  factsOfComparison,
  factsOfExpression,
} from '../expression.ts';
import type { Facts } from '../fact.ts';
import { compileNumber } from '../number.ts';
import { compareNumbers, type Rank, toleranceOf } from '../verdict.ts';

/** A comparison of numbers, asked where it turns while one fact moves and the others stand. */
export interface Probe {
  readonly facts: ReadonlySet<string>;
  readonly rank: (facts: Facts) => Rank;
  /** True where it matters as well when the comparison turns from met to unmet. */
  readonly isBothWays: boolean;
  /** For each fact, whether it helps when it rises (1), when it falls (−1), or both may be (0); amounts are taken as above zero. */
  readonly helps: ReadonlyMap<string, -1 | 0 | 1>;
  /** For each fact that stands once in it: the values at which it turns, NaN where there are none. */
  readonly roots: ReadonlyMap<string, readonly ((facts: Facts) => number)[]>;
}

/** Makes the probe of a comparison against one bound. */
export function probeOf(comparison: Comparison, isBothWays: boolean): Probe {
  const { left, operator, right } = comparison;
  const [leftNumber, rightNumber] = [compileNumber(left), compileNumber(right)];
  const tolerance = toleranceOf(left.unit ?? right.unit);
  const names = factsOfComparison(comparison).map(({ name }) => name);
  const roots = new Map<string, readonly ((facts: Facts) => number)[]>();
  for (const name of names) {
    const [inLeft, inRight] = [occurrences(left, name), occurrences(right, name)];
    if (inLeft + inRight !== 1) continue;
    const inverses = turningDifferences(operator, tolerance).map((difference) =>
      inLeft === 1
        ? invert(left, name, (facts) => rightNumber(facts) + difference)
        : invert(right, name, (facts) => leftNumber(facts) - difference),
    );
    const known = inverses.filter((inverse) => inverse !== null);
    if (known.length === inverses.length) roots.set(name, known);
  }
  const towards =
    isBothWays || operator === '=' || operator === '≠' ? 0 : operator === '≥' || operator === '>' ? 1 : -1;
  const helps = new Map(names.map((name) => [name, signOf(slope(left, name) - slope(right, name), towards)]));
  const rank = (facts: Facts) => compareNumbers(leftNumber(facts), operator, rightNumber(facts), tolerance);
  return { facts: new Set(names), rank, isBothWays: isBothWays || operator === '≠', helps, roots };
}

function signOf(rise: number, towards: number): -1 | 0 | 1 {
  const sign = Math.sign(rise) * towards;
  if (sign === 0 || Number.isNaN(sign)) return 0;
  return sign > 0 ? 1 : -1;
}

/** 1 where an expression rises with a fact, −1 where it falls; NaN where it does both. */
function slope(expression: Expression, name: string): number {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.name === name ? 1 : 0;
    case 'number':
    case 'score':
      return 0;
    case 'arithmetic': {
      const falls = expression.operator === '-' || expression.operator === '/';
      return together(slope(expression.left, name), (falls ? -1 : 1) * slope(expression.right, name));
    }
    case 'call': {
      const [first = 0, second = 0, ...more] = expression.args.map((arg) => slope(arg, name));
      if (expression.name === 'mean') return [second, ...more].reduce(together, first);
      return together(first, -second);
    }
  }
}

function together(a: number, b: number): number {
  if (a === 0 || b === 0) return a + b;
  return a === b ? a : Number.NaN;
}

/** How far left is above right where the comparison turns: what is within the tolerance counts as equal. */
function turningDifferences(operator: Comparator, tolerance: number): readonly number[] {
  switch (operator) {
    case '≥':
    case '<':
      return [-tolerance];
    case '≤':
    case '>':
      return [tolerance];
    case '=':
    case '≠':
      return [-tolerance, tolerance];
  }
}

function occurrences(expression: Expression, name: string): number {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.name === name ? 1 : 0;
    case 'call':
      return expression.args.reduce((sum, arg) => sum + occurrences(arg, name), 0);
    case 'arithmetic':
      return occurrences(expression.left, name) + occurrences(expression.right, name);
    case 'number':
    case 'score':
      return 0;
  }
}

type NumberOf = (facts: Facts) => number;

/** The value of a fact at which an expression, in which it stands once, takes the target value; null where that is not solved. */
function invert(expression: Expression, name: string, target: NumberOf): NumberOf | null {
  switch (expression.kind) {
    case 'fact':
      return target;
    case 'arithmetic':
      return invertArithmetic(expression, name, target);
    case 'call':
      return invertCall(expression, name, target);
    case 'number':
    case 'score':
      return null;
  }
}

function invertArithmetic(
  { operator, left, right }: Expression & { kind: 'arithmetic' },
  name: string,
  target: NumberOf,
): NumberOf | null {
  const isLeft = reads(left, name);
  const other = compileNumber(isLeft ? right : left);
  const own = isLeft ? left : right;
  switch (operator) {
    case '+':
      return invert(own, name, (facts) => target(facts) - other(facts));
    case '-':
      return invert(own, name, (facts) => (isLeft ? target(facts) + other(facts) : other(facts) - target(facts)));
    case '*':
      return invert(own, name, (facts) => target(facts) / other(facts));
    case '/':
      return invert(own, name, (facts) => (isLeft ? target(facts) * other(facts) : other(facts) / target(facts)));
  }
}

function invertCall(
  { name: call, args }: Expression & { kind: 'call' },
  name: string,
  target: NumberOf,
): NumberOf | null {
  const at = args.findIndex((arg) => reads(arg, name));
  const own = args[at];
  if (own === undefined) return null;
  if (call === 'mean') {
    const others = args.filter((arg) => arg !== own).map(compileNumber);
    return invert(own, name, (facts) =>
      others.reduce((rest, other) => rest - other(facts), target(facts) * args.length),
    );
  }
  const [first, second, third] = args;
  if (at > 1 || first === undefined || second === undefined) return null;
  const other = compileNumber(at === 0 ? second : first);
  const years = third === undefined ? () => 1 : compileNumber(third);
  // share = a / b, growth = a / b − 1, compound growth = (a / b)^(1/n) − 1.
  const ratio: NumberOf = call === 'share' ? target : (facts) => (1 + target(facts)) ** years(facts);
  return invert(own, name, (facts) => (at === 0 ? ratio(facts) * other(facts) : other(facts) / ratio(facts)));
}

function reads(expression: Expression, name: string): boolean {
  return factsOfExpression(expression).some((fact) => fact.name === name);
}
