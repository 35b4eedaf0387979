import type { FirmOrder } from '../readSearch.ts';

/**
 * A part of all firms that comes before the next one. Indexes are `(column desc nulls last, enterprise_id)` and, of texts,
 * `(column, enterprise_id)`. Read backwards they begin with the firms of which nothing is known, so where those are to come last they
 * are a stretch of their own; and each of the few values of a choice is one.
 */
export interface Stretch {
  /** Which firms are in it, as SQL; null for all. */
  readonly condition: string | null;
  /** Whether an index gives the firms of the stretch, and them alone, in their order. */
  readonly isIndexed: boolean;
}

/** An order of firms as PostgreSQL is told it. */
export interface SqlOrder {
  readonly column: string;
  readonly stretches: readonly Stretch[];
  /** The order within each stretch, which an index gives. */
  readonly within: string;
}

/** How PostgreSQL is told an order. Names of columns come from the closed list. */
export function sqlOrder({ column, isDescending }: FirmOrder): SqlOrder {
  const { name, kind, options, mayBeMissing } = column;
  if (kind === 'truth')
    return orderOfFew(name, isDescending ? ['is true', 'is false'] : ['is false', 'is true'], false);
  if (kind === 'choice') {
    const tests = options.map((option) => `= '${option.replaceAll("'", "''")}'`);
    return orderOfFew(name, isDescending ? tests.toReversed() : tests, true);
  }
  const direction = isDescending ? 'desc' : 'asc';
  // Indexes of texts begin with the first, all others with the greatest.
  const isForward = isDescending !== (kind === 'text');
  const tie = isForward ? 'enterprise_id' : 'enterprise_id desc';
  const all: Stretch = { condition: null, isIndexed: true };
  if (!mayBeMissing) return { column: name, stretches: [all], within: `${name} ${direction}, ${tie}` };
  if (isForward) return { column: name, stretches: [all], within: `${name} ${direction} nulls last, ${tie}` };
  const stretches = [`${name} is not null`, `${name} is null`].map((condition) => ({ condition, isIndexed: true }));
  return { column: name, stretches, within: `${name} ${direction} nulls first, ${tie}` };
}

function orderOfFew(name: string, tests: readonly string[], isIndexed: boolean): SqlOrder {
  const stretches = [...tests, 'is null'].map((test) => ({ condition: `${name} ${test}`, isIndexed }));
  return { column: name, stretches, within: 'enterprise_id' };
}
