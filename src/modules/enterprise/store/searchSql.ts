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

/** What must hold of a firm, as SQL over `enterprise.enterprises`; every comparison is leakproof, so that indexes are used. */
export function sqlConditions(search: FirmSearch, scope: Scope, values: Values, areStepsAsked = true): string[] {
  const inScope =
    'region' in scope
      ? sqlPrefix('region_code', scope.region, values)
      : [`enterprise_id = any(${values.add(scope.enterpriseIds)})`];
  return [
    ...inScope,
    ...sqlPrefix('region_code', search.region, values),
    ...sqlPrefix('industry_code', search.industry, values),
    ...search.conditions.flatMap((condition) => sqlCondition(condition, values, areStepsAsked)),
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

/** The column that holds the step of a number, or of a yes or no. */
export function stepOf(name: string): string {
  return `${name}_step`;
}

/** A step as SQL: of its own type, since indexes of several columns know no comparison with another. */
export function sqlStep(step: number): string {
  return `'${step}'::smallint`;
}

/** The lowest of all steps: that of what is missing. */
export const MISSING_STEP = sqlStep(-32_768);

/** The step of a yes or no, as SQL. */
export function stepOfTruth(isTrue: boolean): string {
  return `enterprise.step_of(${isTrue ? 1 : 0})`;
}

function hasStep(column: SearchColumn): boolean {
  return isNumber(column) || column.kind === 'truth';
}

/**
 * What one condition asks, each bound by itself. The steps of a range say nothing more, and let an index find it; `areStepsAsked` is false
 * where firms are few already, or where PostgreSQL would reckon as if a range and its steps were two conditions.
 */
export function sqlCondition(condition: FactCondition, values: Values, areStepsAsked = true): string[] {
  const { column, test } = condition;
  const { name, kind } = column;
  switch (test) {
    case 'missing':
      return [hasStep(column) ? `${stepOf(name)} = ${MISSING_STEP}` : `${name} is null`];
    case 'is':
      if (typeof condition.value === 'boolean') return [`${stepOf(name)} = ${stepOfTruth(condition.value)}`];
      return [`${name} = ${values.add(condition.value)}`];
    case 'between': {
      const { from, until } = condition;
      const bounds = [
        ...(from === null ? [] : [{ sign: '>=', value: values.add(from) }]),
        ...(until === null ? [] : [{ sign: kind === 'moment' ? '<' : '<=', value: values.add(until) }]),
      ];
      const asked = bounds.map(({ sign, value }) => `${name} ${sign} ${value}`);
      if (!isNumber(column) || !areStepsAsked) return asked;
      // What is missing lies in the lowest step: it may be found there, and is not taken.
      return [...asked, ...bounds.map(({ sign, value }) => `${stepOf(name)} ${sign} enterprise.step_of(${value})`)];
    }
  }
}
