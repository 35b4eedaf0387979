import { prefixRange } from '../prefixRange.ts';
import type { FactCondition, FirmSearch } from '../readSearch.ts';
import type { SearchColumn } from '../searchColumns.ts';

/** Which firms an actor may look among: those of a region, or those named. Row-level security sees to it too; this finds them by index. */
export type Scope = { readonly region: string } | { readonly enterpriseIds: readonly string[] };

/** The values of a query, `$1` and on. */
export class Values {
  readonly all: unknown[] = [];

  /** Adds a value and gives what stands for it. */
  add(value: unknown): string {
    this.all.push(value);
    return `$${this.all.length}`;
  }
}

/**
 * How firms are met that a condition on a number is to find: by the index of its step, which is asked beside the number, or in another way, so that
 * the number alone is asked; PostgreSQL takes a row apart up to the last column that it looks at, and steps are the last.
 */
export type FoundBy = 'index' | 'value';

/** Which firms may be looked among. */
export function sqlScope(scope: Scope, values: Values): string[] {
  return 'region' in scope
    ? sqlPrefix('region_code', scope.region, values)
    : [`enterprise_id = any(${values.add(scope.enterpriseIds)})`];
}

/** What is looked for, but for texts; every comparison is leakproof, so that indexes are used. */
export function sqlSearch({ region, industry, conditions }: FirmSearch, values: Values, by: FoundBy): string[] {
  return [
    ...sqlPrefix('region_code', region, values),
    ...sqlPrefix('industry_code', industry, values),
    ...conditions.flatMap((condition) => sqlCondition(condition, values, by)),
  ];
}

/** That a text begins so; nothing where it may begin as it likes. */
export function sqlPrefix(column: string, prefix: string, values: Values): string[] {
  if (prefix === '') return [];
  const { from, until } = prefixRange(prefix);
  return [`${column} >= ${values.add(from)}`, ...(until === null ? [] : [`${column} < ${values.add(until)}`])];
}

/** Whether a column holds numbers, which are found by the steps in which they lie. */
export function isNumber({ kind }: SearchColumn): boolean {
  return kind === 'money' || kind === 'integer' || kind === 'number';
}

/** The column that holds the step of a number. */
export function stepOf(name: string): string {
  return `${name}_step`;
}

/** What one condition asks, each bound by itself. */
export function sqlCondition(condition: FactCondition, values: Values, by: FoundBy): string[] {
  const { column, test } = condition;
  const { name, kind } = column;
  switch (test) {
    case 'missing':
      return [`${isNumber(column) && by === 'index' ? stepOf(name) : name} is null`];
    case 'is':
      // PostgreSQL makes `= false` into `not`, of which it takes missing values to be a part when it plans.
      if (typeof condition.value === 'boolean') return [`${name} is ${condition.value}`];
      return [`${name} = ${values.add(condition.value)}`];
    case 'between': {
      const bounds: readonly Bound[] = [
        ...(condition.from === null ? [] : [{ sign: '>=' as const, bound: condition.from }]),
        ...(condition.until === null
          ? []
          : [{ sign: kind === 'moment' ? ('<' as const) : ('<=' as const), bound: condition.until }]),
      ];
      return bounds.flatMap((bound) => sqlBound(column, bound, values, by));
    }
  }
}

interface Bound {
  readonly sign: '>=' | '<=' | '<';
  readonly bound: string;
}

function sqlBound(column: SearchColumn, { sign, bound }: Bound, values: Values, by: FoundBy): string[] {
  const value = values.add(bound);
  const ofValue = `${column.name} ${sign} ${value}`;
  if (!isNumber(column) || by === 'value') return [ofValue];
  const ofStep = `${stepOf(column.name)} ${sign} enterprise.step_of(${value})`;
  const isWhole = column.kind !== 'number' && isEndOfStep(Number(bound), sign === '>=' ? -1 : 1);
  return isWhole ? [ofStep] : [ofValue, ofStep];
}

/** Whether the next whole number lies in another step, so that the step alone tells which whole numbers are within the bound. */
function isEndOfStep(bound: number, next: 1 | -1): boolean {
  return Number.isSafeInteger(bound) && Number.isSafeInteger(bound + next) && step(bound) !== step(bound + next);
}

/** As `enterprise.step_of` reckons it. */
function step(value: number): number {
  const double = new DataView(new ArrayBuffer(8));
  double.setFloat64(0, Math.abs(value));
  return Math.sign(value) * double.getUint16(0);
}
