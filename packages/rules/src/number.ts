import type { ArithmeticExpression, CallExpression, Expression } from './expression.ts';
import type { Facts } from './fact.ts';
import { createSheet, layDown, type NumberOf, numberAt, placeOnSheet, type Sheet } from './sheet.ts';

/** Makes the function that works out an expression for any firm; see `placeOf`. */
export function compileNumber(expression: Expression): (facts: Facts) => number {
  const sheet = createSheet();
  const place = placeOf(sheet, expression);
  return (facts) => {
    layDown(sheet, facts);
    return numberAt(sheet, place);
  };
}

/**
 * The place on the sheet where an expression is worked out. NaN stands for unknown: a fact is missing, or a denominator is missing or
 * zero. A score is not worked out here.
 */
export function placeOf(sheet: Sheet, expression: Expression): number {
  return placeOnSheet(sheet, keyOf(expression), workOf(sheet, expression));
}

/** The same text for what is the same number; the name of a fact for the fact itself. */
export function keyOf(expression: Expression): string {
  if (expression.kind === 'fact') return expression.fact.name;
  return JSON.stringify(expression, (key, value: unknown) => (key === 'fact' ? nameOf(value) : value));
}

function nameOf(fact: unknown): unknown {
  return typeof fact === 'object' && fact !== null && 'name' in fact ? fact.name : fact;
}

function workOf(sheet: Sheet, expression: Expression): string | NumberOf {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.name;
    case 'number':
      return () => expression.value;
    case 'call':
      return callOf(sheet, expression);
    case 'arithmetic':
      return arithmeticOf(sheet, expression);
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

function arithmeticOf(sheet: Sheet, { operator, left, right }: ArithmeticExpression): NumberOf {
  const [first, second] = [placeOf(sheet, left), placeOf(sheet, right)];
  switch (operator) {
    case '+':
      return () => numberAt(sheet, first) + numberAt(sheet, second);
    case '-':
      return () => numberAt(sheet, first) - numberAt(sheet, second);
    case '*':
      return () => numberAt(sheet, first) * numberAt(sheet, second);
    case '/':
      return () => ratio(numberAt(sheet, first), numberAt(sheet, second));
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

function callOf(sheet: Sheet, { name, args }: CallExpression): NumberOf {
  const places = args.map((arg) => placeOf(sheet, arg));
  const [first, second, third] = places;
  if (first === undefined || second === undefined) throw new Error(`Broken invariant: ${name} has two arguments`);
  switch (name) {
    case 'share':
      return () => ratio(numberAt(sheet, first), numberAt(sheet, second));
    case 'growth':
      return () => {
        const before = numberAt(sheet, second);
        return ratio(numberAt(sheet, first) - before, before);
      };
    case 'compound_growth':
      return () =>
        ratio(numberAt(sheet, first), numberAt(sheet, second)) **
          (1 / (third === undefined ? Number.NaN : numberAt(sheet, third))) -
        1;
    case 'mean':
      return () => {
        let sum = 0;
        for (const place of places) sum += numberAt(sheet, place);
        return sum / places.length;
      };
  }
}
