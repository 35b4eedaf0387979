import type { FirmOrder } from '../readSearch.ts';
import { isNumber, stepOf } from './searchSql.ts';

/** A part of all firms that comes before the next one. */
export interface Stretch {
  /** Which firms are in it, as SQL; null for all. */
  readonly condition: string | null;
  /** Whether an index gives the firms of the stretch, and them alone, in their order but for some that stand together. */
  readonly isIndexed: boolean;
  /** Whether its firms are alike and come along the key. */
  readonly isByKey: boolean;
  /** The order within the stretch, as its index gives it. */
  readonly within: string;
  /** The same order for firms that are at hand, where a number needs no step. */
  readonly sorted: string;
}

/** An order of firms as PostgreSQL is told it. */
export interface SqlOrder {
  /** The column that the order looks at: for levels their step. */
  readonly column: string;
  readonly stretches: readonly Stretch[];
  /** All stretches in one, for firms that are sorted when all of them are at hand. */
  readonly whole: Stretch;
}

const byKey = 'enterprise_id';

/** Numbers whose steps stand behind others in an index: they are found by it, but it does not give them in their order. */
const laterInIndex: ReadonlySet<string> = new Set([
  ...['revenue_y3', 'main_revenue_y2', 'main_revenue_y3', 'equity_raised_2y', 'ip1_applied', 'ip1_self_developed'],
  ...['market_rank_domestic', 'development_score_y0', 'niche_years'],
  ...['provincial_award_rank_3y', 'national_award_rank_3y', 'maker_china_rank_3y'],
]);

/**
 * How PostgreSQL is told an order. Names of columns come from the closed list. Indexes leave open in which order
 * firms come that are alike, so these are sorted when they are met. Where very many may be alike, since they have the same level or
 * nothing at all, they are a stretch of their own and come along the key.
 */
export function sqlOrder({ column, isDescending }: FirmOrder): SqlOrder {
  const { name, kind, options, mayBeMissing } = column;
  const direction = isDescending ? 'desc' : 'asc';
  const inOrder = <Value>(values: readonly Value[]) => (isDescending ? values.toReversed() : values);
  const whole = (key: string) => stretchOf(null, false, `${key} ${direction} nulls last, ${byKey}`);
  if (kind === 'truth') return orderOfFew(name, inOrder(['is false', 'is true']), whole(name));
  if (kind === 'choice') {
    const quoted = options.map((value) => `'${value.replaceAll("'", "''")}'`);
    const tests = quoted.map((value) => `= ${value}`);
    return orderOfFew(name, inOrder(tests), whole(`array_position(array[${quoted.join()}], ${name})`));
  }
  if (kind === 'integer' && options.length > 0) {
    const step = stepOf(name);
    return orderOfFew(step, inOrder(options.map((value) => `= enterprise.step_of(${value})`)), whole(step));
  }
  const isIndexed = !laterInIndex.has(name);
  if (isNumber(column) && isIndexed) {
    const step = stepOf(name);
    const sorted = `${name} ${direction}, ${byKey}`;
    const within = `${step} ${direction}, ${sorted}`;
    const signs: readonly Stretch[] = [
      { condition: `${step} < 0`, isIndexed: true, isByKey: false, within, sorted },
      stretchOf(`${step} = 0`, false, byKey),
      { condition: `${step} > 0`, isIndexed: true, isByKey: false, within, sorted },
    ];
    return { column: name, stretches: [...inOrder(signs), missing(step)], whole: whole(name) };
  }
  const within = `${name} ${direction}, ${byKey}`;
  if (!mayBeMissing) return { column: name, stretches: [stretchOf(null, isIndexed, within)], whole: whole(name) };
  const found = isNumber(column) ? stepOf(name) : name;
  const known = stretchOf(`${found} is not null`, isIndexed, within);
  return { column: name, stretches: [known, missing(found)], whole: whole(name) };
}

function stretchOf(condition: string | null, isIndexed: boolean, within: string): Stretch {
  return { condition, isIndexed, isByKey: within === byKey, within, sorted: within };
}

/** Each of the few values is a stretch. */
function orderOfFew(name: string, tests: readonly string[], whole: Stretch): SqlOrder {
  const stretches = tests.map((test) => stretchOf(`${name} ${test}`, false, byKey));
  return { column: name, stretches: [...stretches, missing(name)], whole };
}

function missing(name: string): Stretch {
  return stretchOf(`${name} is null`, false, byKey);
}
