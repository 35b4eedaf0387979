import type { Expression } from './expression.ts';
import type { Facts } from './fact.ts';

/**
 * Makes the function that works out an expression for a firm. NaN stands for unknown: a fact is missing, or a
 * denominator is missing or zero. A score is not worked out here.
 */
export function compileNumber(expression: Expression): (facts: Facts) => number {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'fact': {
      const { name } = expression.fact;
      return (facts) => {
        const value = facts[name];
        return typeof value === 'number' ? value : Number.NaN;
      };
    }
    case 'call':
      return compileCall(expression.name, expression.args.map(compileNumber));
    case 'arithmetic': {
      const left = compileNumber(expression.left);
      const right = compileNumber(expression.right);
      const calculate = ARITHMETIC[expression.operator];
      return (facts) => calculate(left(facts), right(facts));
    }
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

const ARITHMETIC = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': ratio,
} as const;

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

type NumberOf = (facts: Facts) => number;

function compileCall(name: string, args: readonly NumberOf[]): NumberOf {
  const [first, second, third] = args;
  if (first === undefined || second === undefined) throw new Error(`Broken invariant: ${name} has two arguments`);
  switch (name) {
    case 'share':
      return (facts) => ratio(first(facts), second(facts));
    case 'growth':
      return (facts) => {
        const before = second(facts);
        return ratio(first(facts) - before, before);
      };
    case 'compound_growth':
      return (facts) => ratio(first(facts), second(facts)) ** (1 / (third?.(facts) ?? Number.NaN)) - 1;
    default:
      return (facts) => args.reduce((sum, arg) => sum + arg(facts), 0) / args.length;
  }
}
