import type { ArithmeticExpression, CallExpression, Expression } from './expression.ts';
import type { Facts } from './fact.ts';
import { createSheet, keptOn, layDown, type NumberOf, type Sheet } from './sheet.ts';

/** Makes the function that works out an expression for any firm; see `numberOn`. */
export function compileNumber(expression: Expression): (facts: Facts) => number {
  const sheet = createSheet();
  const number = numberOn(sheet, expression);
  return (facts) => {
    layDown(sheet, facts);
    return number();
  };
}

/**
 * Makes the function that works out an expression for the firm on the sheet. NaN stands for unknown: a fact is missing, or a
 * denominator is missing or zero. A score is not worked out here.
 */
export function numberOn(sheet: Sheet, expression: Expression): NumberOf {
  if (expression.kind === 'number') {
    const { value } = expression;
    return () => value;
  }
  return keptOn(sheet, keyOf(expression), workOn(sheet, expression));
}

/** The same text for what is the same number. */
export function keyOf(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === 'fact' ? nameOf(value) : value));
}

function nameOf(fact: unknown): unknown {
  return typeof fact === 'object' && fact !== null && 'name' in fact ? fact.name : fact;
}

function workOn(sheet: Sheet, expression: Exclude<Expression, { readonly kind: 'number' }>): NumberOf {
  switch (expression.kind) {
    case 'fact': {
      const { name } = expression.fact;
      return () => {
        const value = sheet.facts[name];
        return typeof value === 'number' ? value : Number.NaN;
      };
    }
    case 'call':
      return callOn(sheet, expression);
    case 'arithmetic':
      return arithmeticOn(sheet, expression);
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

function arithmeticOn(sheet: Sheet, { operator, left, right }: ArithmeticExpression): NumberOf {
  const first = numberOn(sheet, left);
  const second = numberOn(sheet, right);
  switch (operator) {
    case '+':
      return () => first() + second();
    case '-':
      return () => first() - second();
    case '*':
      return () => first() * second();
    case '/':
      return () => ratio(first(), second());
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

function callOn(sheet: Sheet, { name, args }: CallExpression): NumberOf {
  const numbers = args.map((arg) => numberOn(sheet, arg));
  const [first, second, third] = numbers;
  if (first === undefined || second === undefined) throw new Error(`Broken invariant: ${name} has two arguments`);
  switch (name) {
    case 'share':
      return () => ratio(first(), second());
    case 'growth':
      return () => {
        const before = second();
        return ratio(first() - before, before);
      };
    case 'compound_growth':
      return () => ratio(first(), second()) ** (1 / (third?.() ?? Number.NaN)) - 1;
    case 'mean':
      return () => {
        let sum = 0;
        for (const number of numbers) sum += number();
        return sum / numbers.length;
      };
  }
}
