import type { FirmOrder } from '../readSearch.ts';

/**
 * An order of firms as PostgreSQL is told it. It is cut into stretches each of which an index gives as it stands: indexes are
 * `(column desc nulls last, enterprise_id)` and, of texts, `(column, enterprise_id)`. Read backwards they begin with the firms of
 * which nothing is known, so where those are to come last they are a stretch of their own; and each of the few values of a choice is one.
 */
export interface SqlOrder {
  readonly column: string;
  /** Which firms are in each stretch; null for all. */
  readonly stretches: readonly (string | null)[];
  /** The order within a stretch, as an index gives it. */
  readonly within: string;
  /** The same order of all firms, for whoever sorts them. */
  readonly whole: string;
}

/** How PostgreSQL is told an order. Names of columns come from the closed list. */
export function sqlOrder({ column, isDescending }: FirmOrder): SqlOrder {
  const { name, kind, options, mayBeMissing } = column;
  if (kind === 'truth') return orderOfFew(name, isDescending ? ['true', 'false'] : ['false', 'true']);
  if (kind === 'choice') {
    const words = options.map((option) => `'${option.replaceAll("'", "''")}'`);
    return orderOfFew(name, isDescending ? words.toReversed() : words);
  }
  const direction = isDescending ? 'desc' : 'asc';
  // Indexes of texts begin with the first, all others with the greatest.
  const isForward = isDescending !== (kind === 'text');
  const tie = isForward ? 'enterprise_id' : 'enterprise_id desc';
  if (!mayBeMissing) return orderOfAll(name, `${name} ${direction}, ${tie}`);
  const whole = `${name} ${direction} nulls last, ${tie}`;
  if (isForward) return orderOfAll(name, whole);
  const stretches = [`${name} is not null`, `${name} is null`];
  return { column: name, stretches, within: `${name} ${direction} nulls first, ${tie}`, whole };
}

function orderOfAll(column: string, order: string): SqlOrder {
  return { column, stretches: [null], within: order, whole: order };
}

function orderOfFew(name: string, words: readonly string[]): SqlOrder {
  const places = words.map((word, place) => `when ${word} then ${place}`).join(' ');
  return {
    column: name,
    stretches: [...words.map((word) => `${name} = ${word}`), `${name} is null`],
    within: 'enterprise_id',
    whole: `case ${name} ${places} else ${words.length} end, enterprise_id`,
  };
}
