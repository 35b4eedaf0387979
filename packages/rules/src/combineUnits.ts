import type { ArithmeticExpression, Expression, FunctionName } from './expression.ts';
import { expression, Halt } from './halt.ts';
import type { Token } from './tokens.ts';
import { BARE_UNITS, UNIT_NAMES, type Unit } from './unit.ts';

/** A product or a quotient with the unit that comes of it: money by money is a ratio, money by a ratio is money. */
export function multiplied(left: Expression, sign: Token, right: Expression): ArithmeticExpression {
  const operator = sign.text === '*' ? '*' : '/';
  if (operator === '/' && right.kind === 'number' && right.value === 0) {
    throw expression(sign.at, '不能除以 0', 'nothing can be divided by 0');
  }
  const isFactor = right.unit === null || right.unit === 'ratio';
  if (isFactor) return { kind: 'arithmetic', operator, left, right, unit: left.unit };
  if (operator === '*' && (left.unit === null || left.unit === 'ratio')) {
    return { kind: 'arithmetic', operator, left, right, unit: right.unit };
  }
  if (operator === '/' && left.unit === right.unit) {
    return { kind: 'arithmetic', operator, left, right, unit: 'ratio' };
  }
  throw unitMismatch(sign.at, left.unit, right.unit);
}

/** A call with as many numbers, in such units, as its function takes. */
export function checkedCall(token: Token, name: FunctionName, args: readonly Expression[]): Expression {
  const [first, second, third] = args;
  const wanted = { share: 2, growth: 2, compound_growth: 3, mean: Math.max(2, args.length) }[name];
  if (first === undefined || second === undefined || args.length !== wanted) {
    throw expression(token.at, `“${token.text}”需要 ${wanted} 个数`, `“${token.text}” takes ${wanted} numbers`);
  }
  if (name === 'compound_growth') {
    if (third?.kind !== 'number' || third.unit !== 'year' || third.value <= 0) {
      throw expression(token.at, '第三个数应为年数，如 2年', 'the third number must be years, such as 2 years');
    }
    oneUnit(first, second, token.at);
    return { kind: 'call', name, args, unit: 'ratio' };
  }
  for (const other of args.slice(1)) oneUnit(first, other, token.at);
  if (name !== 'mean') return { kind: 'call', name, args, unit: 'ratio' };
  if (first.unit === null) throw unitMismatch(token.at, null, null);
  return { kind: 'call', name, args, unit: first.unit };
}

/** The common unit of both sides. A bare number fits only units that may stand bare. */
export function oneUnit(left: Expression, right: Expression, at: number): Unit | null {
  if (left.unit === right.unit) return left.unit;
  const unit = left.unit ?? right.unit;
  const isBareBesideCount = (left.unit === null || right.unit === null) && unit !== null && BARE_UNITS.has(unit);
  if (!isBareBesideCount) throw unitMismatch(at, left.unit, right.unit);
  return unit;
}

const EXAMPLES: Readonly<Record<Unit, string>> = {
  CNY: '100万元',
  person: '300人',
  count: '2项',
  year: '3年',
  rank: '3名',
  level: '3级',
  ratio: '3%',
  point: '60分',
};

function unitMismatch(at: number, left: Unit | null, right: Unit | null): Halt {
  const name = (unit: Unit | null) => (unit === null ? { zh: '没有单位的数', en: 'a bare number' } : UNIT_NAMES[unit]);
  return new Halt(at, 'unit_mismatch', {
    left: name(left).zh,
    right: name(right).zh,
    left_en: name(left).en,
    right_en: name(right).en,
    example: EXAMPLES[left ?? right ?? 'CNY'],
  });
}
