import {
  type CallExpression,
  type Comparator,
  type Comparison,
  type Expression,
  factsOfExpression,
  opposite,
} from '../expression.ts';
import { expressionText } from '../expressionText.ts';
import { compileNumber } from '../number.ts';
import { toleranceOf } from '../verdict.ts';
import { onBoundary } from './boundary.ts';
import type { FactColumns } from './facts.ts';
import { commentOf, numberLiteral } from './names.ts';
import type { Query } from './query.ts';

/** A number in SQL: a literal or the name of a column. Null stands for unknown, as NaN does in JavaScript. */
interface SqlNumber {
  readonly sql: string;
  readonly level: number;
}

/** Expressions as columns, each worked out once however many rules speak of it. */
export class NumberColumns {
  private readonly query: Query;
  private readonly facts: FactColumns;

  constructor(query: Query, facts: FactColumns) {
    this.query = query;
    this.facts = facts;
  }

  /** The column or literal that an expression is. */
  of(expression: Expression): string {
    return this.number(expression).sql;
  }

  /** Whether a comparison holds, true, false or null. What is within the tolerance of a boundary is on it. */
  comparison(comparison: Comparison): string {
    const { operator, also } = comparison;
    const first = this.compared(comparison, operator, comparison.right);
    return also === null ? first : `${first} and ${this.compared(comparison, also.operator, also.right)}`;
  }

  /** Whether a comparison does not hold: the same with true and false swapped, as a comparison that needs no `not`. */
  failure(comparison: Comparison): string {
    const { operator, also } = comparison;
    const first = this.compared(comparison, opposite[operator], comparison.right);
    return also === null ? first : `${first} or ${this.compared(comparison, opposite[also.operator], also.right)}`;
  }

  private compared({ left, right: { unit } }: Comparison, operator: Comparator, right: Expression): string {
    const number = this.of(left);
    const tolerance = toleranceOf(left.unit ?? unit);
    const constant = constantOf(right);
    if (tolerance > 0 && constant !== null) return toleranceBounds(number, operator, constant, tolerance);
    const isWhole = left.kind === 'fact' && !this.facts.isDouble(left.fact);
    const bound = isWhole && right.kind === 'number' ? this.operand(right, this.of(right)) : this.of(right);
    return compared(number, operator, bound, tolerance);
  }

  private number(expression: Expression): SqlNumber {
    if (expression.kind === 'fact') return { sql: this.facts.of(expression.fact), level: 0 };
    const constant = constantOf(expression);
    if (constant !== null) return { sql: numberLiteral(constant), level: 0 };
    const parts = partsOf(expression).map((part) => this.number(part));
    const level = 1 + Math.max(...parts.map((part) => part.level));
    const operands = partsOf(expression).map((part, index) => this.operand(part, parts[index]?.sql ?? ''));
    const sql = this.calculation(expression, operands);
    const words = commentOf(expressionText(expression, 'zh'), '·', expressionText(expression, 'en'));
    return { sql: this.query.share('firm_numbers', level, nameOf(expression), sql, words), level };
  }

  private calculation(expression: Expression, [a = '', b = '', ...more]: readonly string[]): string {
    if (expression.kind === 'arithmetic') {
      return expression.operator === '/' ? quotient(a, b) : `${a} ${expression.operator} ${b}`;
    }
    if (expression.kind !== 'call') throw new Error('Broken invariant: only calls and arithmetic have parts');
    switch (expression.name) {
      case 'share':
        return quotient(a, b);
      case 'growth':
        return quotient(`(${a} - ${b})`, b);
      case 'mean': {
        const terms = [a, b, ...more];
        return `(${terms.join(' + ')}) / ${terms.length}`;
      }
      case 'compound_growth':
        return compoundGrowth(quotient(a, b), expression);
    }
  }

  /** JavaScript calculates with doubles, so SQL must too: whole numbers would overflow, and two decimals would be added as decimals. */
  private operand(part: Expression, sql: string): string {
    const isOther = part.kind === 'fact' ? !this.facts.isDouble(part.fact) : !Number.isInteger(constantOf(part) ?? 0);
    return isOther ? this.double(sql) : sql;
  }

  private double(sql: string): string {
    return `cast(${sql} as ${this.query.words.double})`;
  }
}

/** The value of a number that no fact is in. */
function constantOf(expression: Expression): number | null {
  return factsOfExpression(expression).length === 0 ? compileNumber(expression)({}) : null;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return expression.args;
    case 'arithmetic':
      return [expression.left, expression.right];
    default:
      return [];
  }
}

/** A denominator of zero makes a ratio unknown. */
function quotient(numerator: string, denominator: string): string {
  return `${numerator} / nullif(${denominator}, 0)`;
}

/**
 * (a / b)^(1/n) − 1. What has no root is unknown, where SQL would stop with an error. Over two years it is a square root, which is the
 * same to the last bit everywhere; JavaScript's power gives it too.
 */
function compoundGrowth(ratio: string, { args }: CallExpression): string {
  const years = args[2]?.kind === 'number' ? args[2].value : Number.NaN;
  if (years === 1) return `${ratio} - 1`;
  const root = years === 2 ? `sqrt(${ratio})` : `power(${ratio}, ${numberLiteral(1 / years)})`;
  return `case when ${ratio} >= 0 then ${root} - 1 end`;
}

/**
 * A comparison of a number with a constant, by the first or last double for which it holds: the difference rises with the number, so there is
 * one, and the database need not subtract.
 */
function toleranceBounds(number: string, operator: Comparator, constant: number, tolerance: number): string {
  const { first, last } = onBoundary(constant, tolerance);
  const [least, most] = [numberLiteral(first), numberLiteral(last)];
  switch (operator) {
    case '≥':
      return `${number} >= ${least}`;
    case '>':
      return `${number} > ${most}`;
    case '≤':
      return `${number} <= ${most}`;
    case '<':
      return `${number} < ${least}`;
    case '=':
      return `${number} between ${least} and ${most}`;
    case '≠':
      return `${number} not between ${least} and ${most}`;
  }
}

function compared(left: string, operator: Comparator, right: string, tolerance: number): string {
  if (tolerance === 0) return `${left} ${SIGNS[operator]} ${right}`;
  const difference = `${left} - ${right}`;
  const width = numberLiteral(tolerance);
  switch (operator) {
    case '≥':
      return `${difference} >= -${width}`;
    case '>':
      return `${difference} > ${width}`;
    case '≤':
      return `${difference} <= ${width}`;
    case '<':
      return `${difference} < -${width}`;
    case '=':
      return `abs(${difference}) <= ${width}`;
    case '≠':
      return `abs(${difference}) > ${width}`;
  }
}

const SIGNS: Readonly<Record<Comparator, string>> = { '≥': '>=', '>': '>', '≤': '<=', '<': '<', '=': '=', '≠': '<>' };

/** A name that tells what is in the column: share_rd_expense_y1_revenue_y1. */
function nameOf(expression: Expression): string {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.name;
    case 'call':
      return [expression.name, ...expression.args.map(nameOf)].join('_');
    case 'arithmetic':
      return `${nameOf(expression.left)}_${WORDS[expression.operator]}_${nameOf(expression.right)}`;
    case 'number':
      return String(expression.value).replace(/\W/g, '_');
    case 'score':
      return 'score';
  }
}

const WORDS = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'by' } as const;
