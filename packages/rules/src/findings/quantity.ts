import type { Expression } from '../expression.ts';
import type { FactDefinition } from '../fact.ts';
import { between, EVERYTHING, type Interval, minus, over, plus, times, whole, widened } from './interval.ts';

/** A number that a rule works with, with a key under which equal ones are known. */
export type Quantity =
  | { readonly kind: 'number'; readonly key: string; readonly value: number }
  | { readonly kind: 'fact'; readonly key: string; readonly fact: FactDefinition }
  | {
      readonly kind: '+' | '-' | '*' | '/' | 'growth' | 'mean' | 'compound';
      readonly key: string;
      readonly args: readonly Quantity[];
      /** The years over which a growth compounds, else 1. */
      readonly years: number;
    };

/** The quantity of an expression; a score is none. */
export function quantityOf(expression: Expression): Quantity {
  switch (expression.kind) {
    case 'number':
      return { kind: 'number', key: String(expression.value), value: expression.value };
    case 'fact':
      return { kind: 'fact', key: expression.fact.name, fact: expression.fact };
    case 'arithmetic':
      return made(expression.operator, [expression.left, expression.right].map(quantityOf));
    case 'call': {
      const [, , last] = expression.args;
      if (expression.name === 'mean') return made('mean', expression.args.map(quantityOf));
      const pair = expression.args.slice(0, 2).map(quantityOf);
      if (expression.name === 'share') return made('/', pair);
      if (expression.name === 'growth') return made('growth', pair);
      return made('compound', pair, last?.kind === 'number' ? last.value : 1);
    }
    case 'score':
      throw new Error('Broken invariant: a score is compared, never calculated with');
  }
}

export function difference(left: Quantity, right: Quantity): Quantity {
  return made('-', [left, right]);
}

function made(kind: Exclude<Quantity['kind'], 'number' | 'fact'>, args: readonly Quantity[], years = 1): Quantity {
  return { kind, key: `${kind}${years}(${args.map(({ key }) => key).join(',')})`, args, years };
}

/** What a quantity is divided by anywhere in it: where one of these is zero, it is unknown. */
export function denominatorsOf(quantity: Quantity): readonly Quantity[] {
  if (quantity.kind === 'number' || quantity.kind === 'fact') return [];
  const within = quantity.args.flatMap(denominatorsOf);
  const isQuotient = quantity.kind === '/' || quantity.kind === 'growth' || quantity.kind === 'compound';
  const [, divisor] = quantity.args;
  return isQuotient && divisor !== undefined ? [divisor, ...within] : within;
}

/** The facts that a quantity is made of: those it is divided by first. */
export function factsOfQuantity(quantity: Quantity): readonly FactDefinition[] {
  if (quantity.kind === 'number') return [];
  if (quantity.kind === 'fact') return [quantity.fact];
  return [...denominatorsOf(quantity).flatMap(factsOfQuantity), ...quantity.args.flatMap(factsOfQuantity)];
}

/** Every value that a fact may take. Money is whole fen. */
export function rangeOfFact({ type, least, most }: FactDefinition): Interval {
  const range = between(least ?? Number.NEGATIVE_INFINITY, most ?? Number.POSITIVE_INFINITY);
  return type === 'integer' || type === 'money' ? whole(range) : range;
}

/** The values of a quantity whose parts lie in those intervals. */
export function forward({ kind, years }: OperationQuantity, args: readonly Interval[]): Interval {
  const [first = EVERYTHING, second = EVERYTHING] = args;
  const one = between(1, 1);
  switch (kind) {
    case '+':
      return plus(first, second);
    case '-':
      return minus(first, second);
    case '*':
      return times(first, second);
    case '/':
      return over(first, second);
    case 'growth':
      // Both stand for (a − b) / b; the second form keeps a and b apart only once.
      return widened(minus(over(first, second), one));
    case 'mean':
      return over(args.reduce(plus, between(0, 0)), between(args.length, args.length));
    case 'compound':
      return widened(minus(power(over(first, second), 1 / years), one));
  }
}

type OperationQuantity = Exclude<Quantity, { readonly kind: 'number' | 'fact' }>;

/** What each part of a quantity may be, given what the whole and the other parts may be. */
export function backward(
  { kind, years }: OperationQuantity,
  result: Interval,
  args: readonly Interval[],
): readonly Interval[] {
  const [first = EVERYTHING, second = EVERYTHING] = args;
  const one = between(1, 1);
  switch (kind) {
    case '+':
      return [minus(result, second), minus(result, first)].map(widened);
    case '-':
      return [plus(result, second), minus(first, result)].map(widened);
    case '*':
      return [
        isPositive(second) ? over(result, second) : EVERYTHING,
        isPositive(first) ? over(result, first) : EVERYTHING,
      ].map(widened);
    case '/':
      return quotientParts(result, first, second);
    case 'growth':
      return quotientParts(widened(plus(result, one)), first, second);
    case 'mean': {
      const total = widened(times(result, between(args.length, args.length)));
      return args.map((_, index) =>
        widened(minus(total, args.filter((__, other) => other !== index).reduce(plus, between(0, 0)))),
      );
    }
    case 'compound':
      return quotientParts(widened(power(plus(result, one), years)), first, second);
  }
}

function isPositive({ low, isLowOpen }: Interval): boolean {
  return low > 0 || (low === 0 && isLowOpen);
}

/** a / b = q with b above zero: a = q·b, and b = a / q where q is above zero. */
function quotientParts(quotient: Interval, a: Interval, b: Interval): readonly Interval[] {
  if (b.low < 0) return [EVERYTHING, EVERYTHING];
  const dividend = widened(times(quotient, b));
  if (a.low < 0) return [dividend, EVERYTHING];
  const most = quotient.low > 0 ? a.high / quotient.low : Number.POSITIVE_INFINITY;
  const least = quotient.high > 0 && a.low > 0 ? a.low / quotient.high : 0;
  return [dividend, widened(between(least, most))];
}

/** Powers of what is not below zero; a root or power of a negative number is unknown, and bounds nothing. */
function power({ low, high }: Interval, exponent: number): Interval {
  return between(Math.max(0, low) ** exponent, high < 0 ? high : high ** exponent);
}
