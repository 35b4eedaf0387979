import type { ArithmeticExpression, CallExpression, Expression } from './expression.ts';
import type { Facts } from './fact.ts';
import {
  asNumber,
  type Calculation,
  calculateEarly,
  isEarly,
  type NumberOf,
  numberAt,
  placeOnSheet,
  ratio,
  type Sheet,
  type Source,
  sourceOf,
} from './sheet.ts';

/** Makes the function that works out an expression for any firm; NaN as in `placeOf`. */
export function compileNumber(expression: Expression): (facts: Facts) => number {
  switch (expression.kind) {
    case 'fact': {
      const { name } = expression.fact;
      return (facts) => asNumber(facts[name]);
    }
    case 'number':
      return () => expression.value;
    case 'call':
    case 'arithmetic':
      return formulaOf(expression, compileNumber);
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

/**
 * The place on the sheet where an expression is worked out. NaN stands for unknown: a fact is missing, or a denominator is missing or
 * zero. A score is not worked out here.
 */
export function placeOf(sheet: Sheet, expression: Expression): number {
  return placeOnSheet(sheet, keyOf(expression), workOf(sheet, expression));
}

/**
 * Has an expression calculated of every firm as soon as it is laid down, where it is made of what stands on the sheet by then; it is asked
 * for before any other place is taken. Gives whether it stands on the sheet by then.
 */
export function placeEarly(sheet: Sheet, expression: Expression): boolean {
  const key = keyOf(expression);
  const known = sheet.places.get(key);
  if (known !== undefined) return isEarly(sheet, known);
  const calculation = calculationOf(expression);
  if (calculation === null) return false;
  const [operation, first, second] = calculation;
  if (!placeEarly(sheet, first) || !placeEarly(sheet, second)) return false;
  calculateEarly(sheet, key, { operation, left: placeOf(sheet, first), right: placeOf(sheet, second) });
  return true;
}

/** An expression as a calculation with two numbers; null where it is none. */
function calculationOf(expression: Expression): readonly [Calculation['operation'], Expression, Expression] | null {
  if (expression.kind === 'arithmetic') return [expression.operator, expression.left, expression.right];
  if (expression.kind !== 'call' || expression.name === 'compound_growth') return null;
  const [first, second, ...more] = expression.args;
  if (first === undefined || second === undefined || more.length > 0) return null;
  return [({ share: '/', growth: 'growth', mean: 'mean' } as const)[expression.name], first, second];
}

/** The same text for what is the same number; the name of a fact for the fact itself. */
export function keyOf(expression: Expression): string {
  if (expression.kind === 'fact') return expression.fact.name;
  return JSON.stringify(expression, (key, value: unknown) => (key === 'fact' ? nameOf(value) : value));
}

function nameOf(fact: unknown): unknown {
  return typeof fact === 'object' && fact !== null && 'name' in fact ? fact.name : fact;
}

function workOf(sheet: Sheet, expression: Expression): Source | NumberOf {
  switch (expression.kind) {
    case 'fact':
      return sourceOf(sheet, expression.fact.name);
    case 'number':
      return () => expression.value;
    case 'call':
    case 'arithmetic':
      return formulaOf<void>(expression, (part) => {
        const place = placeOf(sheet, part);
        return () => numberAt(sheet, place);
      });
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

/** A number worked out from a firm, or from whatever its parts are worked out from. */
type NumberFrom<Firm> = (firm: Firm) => number;

/** Makes the function that works out a formula from its parts. */
function formulaOf<Firm>(
  expression: ArithmeticExpression | CallExpression,
  partOf: (part: Expression) => NumberFrom<Firm>,
): NumberFrom<Firm> {
  if (expression.kind === 'call') return callOf(expression, expression.args.map(partOf));
  const [first, second] = [partOf(expression.left), partOf(expression.right)];
  switch (expression.operator) {
    case '+':
      return (firm) => first(firm) + second(firm);
    case '-':
      return (firm) => first(firm) - second(firm);
    case '*':
      return (firm) => first(firm) * second(firm);
    case '/':
      return (firm) => ratio(first(firm), second(firm));
  }
}

function callOf<Firm>({ name }: CallExpression, parts: readonly NumberFrom<Firm>[]): NumberFrom<Firm> {
  const [first, second, third] = parts;
  if (first === undefined || second === undefined) throw new Error(`Broken invariant: ${name} has two arguments`);
  switch (name) {
    case 'share':
      return (firm) => ratio(first(firm), second(firm));
    case 'growth':
      return (firm) => {
        const before = second(firm);
        return ratio(first(firm) - before, before);
      };
    case 'compound_growth':
      return (firm) => ratio(first(firm), second(firm)) ** (1 / (third === undefined ? Number.NaN : third(firm))) - 1;
    case 'mean':
      return (firm) => {
        let sum = 0;
        for (const part of parts) sum += part(firm);
        return sum / parts.length;
      };
  }
}
