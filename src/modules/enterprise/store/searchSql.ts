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
export function sqlConditions(search: FirmSearch, scope: Scope, values: Values): string[] {
  const inScope =
    'region' in scope
      ? sqlPrefix('region_code', scope.region, values)
      : [`enterprise_id = any(${values.add(scope.enterpriseIds)})`];
  return [
    ...inScope,
    ...sqlPrefix('region_code', search.region, values),
    ...sqlPrefix('industry_code', search.industry, values),
    ...search.conditions.flatMap((condition) => sqlCondition(condition, values)),
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
export function sqlCondition(condition: FactCondition, values: Values): string[] {
  const { column, test } = condition;
  const { name, kind } = column;
  switch (test) {
    case 'missing':
      return [`${isNumber(column) ? stepOf(name) : name} is null`];
    case 'is':
      // PostgreSQL makes `= false` into `not`, of which it takes missing values to be a part when it plans.
      if (typeof condition.value === 'boolean') return [`${name} is ${condition.value}`];
      return [`${name} = ${values.add(condition.value)}`];
    case 'between': {
      const bounds = [
        ...(condition.from === null ? [] : [{ sign: '>=', value: values.add(condition.from) }]),
        ...(condition.until === null
          ? []
          : [{ sign: kind === 'moment' ? '<' : '<=', value: values.add(condition.until) }]),
      ];
      return bounds.flatMap(({ sign, value }) => [
        `${name} ${sign} ${value}`,
        ...(isNumber(column) ? [`${stepOf(name)} ${sign} enterprise.step_of(${value})`] : []),
      ]);
    }
  }
}
