import type { FirmOrder } from '../readSearch.ts';
import type { SearchColumn } from '../searchColumns.ts';
import { isNumber, MISSING_STEP, sqlStep, stepOf, stepOfTruth } from './searchSql.ts';

/** A part of all firms that comes before the next one. */
export interface Stretch {
  /** Which firms are in it, as SQL; null for all. */
  readonly condition: string | null;
  /** Whether an index gives the firms of the stretch, and them alone, in their order but for some that stand together. */
  readonly isIndexed: boolean;
  /** The order within the stretch. */
  readonly within: string;
  /** The steps of a stretch of many: it is taken in parts, some steps after the other. */
  readonly steps?: Steps;
}

/** Steps of a column from the first to the last in the order; the first may be the greater. */
export interface Steps {
  readonly column: string;
  readonly first: number;
  readonly last: number;
}

/** The steps of the least number above nothing and of the greatest: of doubles, and of whole numbers, which are from 1 to below 2^63. */
const stepsOfDoubles = { least: 1, greatest: 32_767 };
const stepsOfWhole = { least: 16_368, greatest: 17_376 };

/** An order of firms as PostgreSQL is told it. */
export interface SqlOrder {
  /** The columns that the order looks at. */
  readonly columns: string;
  readonly stretches: readonly Stretch[];
  /** All stretches in one, for firms that are sorted when all of them are at hand. */
  readonly whole: Stretch;
}

const byKey = 'enterprise_id';

/**
 * How PostgreSQL is told an order. Names of columns come from the closed list. Indexes leave open in which order firms come that are alike,
 * so these are sorted when they are met. Where very many may be alike, since they have the same level or nothing at all, they are a
 * stretch of their own and come along the key.
 */
export function sqlOrder({ column, isDescending }: FirmOrder): SqlOrder {
  const { name, kind, options, mayBeMissing } = column;
  const direction = isDescending ? 'desc' : 'asc';
  const inOrder = <Value>(values: readonly Value[]) => (isDescending ? values.toReversed() : values);
  const whole = (key: string): Stretch => ({
    condition: null,
    isIndexed: false,
    within: `${key} ${direction} nulls last, ${byKey}`,
  });
  if (kind === 'truth') {
    const tests = [false, true].map((value) => `${stepOf(name)} = ${stepOfTruth(value)}`);
    return orderOfFew(name, [...inOrder(tests), missingStep(name)], whole(name));
  }
  if (kind === 'choice') {
    const quoted = options.map((value) => `'${value.replaceAll("'", "''")}'`);
    const tests = quoted.map((value) => `${name} = ${value}`);
    const place = `array_position(array[${quoted.join()}], ${name})`;
    return orderOfFew(name, [...inOrder(tests), `${name} is null`], whole(place));
  }
  if (kind === 'integer' && options.length > 0) {
    const tests = options.map((value) => `${stepOf(name)} = enterprise.step_of(${value})`);
    return orderOfFew(name, [...inOrder(tests), missingStep(name)], whole(name));
  }
  if (isNumber(column)) return orderOfNumbers(column, isDescending, whole(name));
  const within = `${name} ${direction}, ${byKey}`;
  if (!mayBeMissing)
    return { columns: name, stretches: [{ condition: null, isIndexed: true, within }], whole: whole(name) };
  const known: Stretch = { condition: `${name} is not null`, isIndexed: true, within };
  return { columns: name, stretches: [known, alongKey(`${name} is null`)], whole: whole(name) };
}

/** Numbers below nothing, nothing, numbers above it, and what is missing. */
function orderOfNumbers({ name, kind }: SearchColumn, isDescending: boolean, whole: Stretch): SqlOrder {
  const column = stepOf(name);
  const { least, greatest } = kind === 'number' ? stepsOfDoubles : stepsOfWhole;
  const direction = isDescending ? 'desc' : 'asc';
  const many = (lowest: number, highest: number): Stretch => {
    const [first, last] = isDescending ? [highest, lowest] : [lowest, highest];
    return {
      condition: sqlSteps({ column, first, last }),
      isIndexed: false,
      within: `${name} ${direction}, ${byKey}`,
      steps: { column, first, last },
    };
  };
  const nothing = alongKey(`${column} = ${sqlStep(0)}`);
  const signs = [many(-greatest, -least), nothing, many(least, greatest)];
  const stretches = [...(isDescending ? signs.toReversed() : signs), alongKey(missingStep(name))];
  return { columns: name, stretches, whole };
}

/** That a firm lies in one of the steps. */
export function sqlSteps({ column, first, last }: Steps): string {
  return `${column} between ${sqlStep(Math.min(first, last))} and ${sqlStep(Math.max(first, last))}`;
}

/** Each of the few values is a stretch. */
function orderOfFew(name: string, conditions: readonly string[], whole: Stretch): SqlOrder {
  return { columns: name, stretches: conditions.map(alongKey), whole };
}

function alongKey(condition: string): Stretch {
  return { condition, isIndexed: false, within: byKey };
}

function missingStep(name: string): string {
  return `${stepOf(name)} = ${MISSING_STEP}`;
}
