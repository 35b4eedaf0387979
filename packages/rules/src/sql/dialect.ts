/** The databases that packs are compiled for. */
export type SqlDialect = 'postgresql' | 'duckdb';

/** Where the two databases say the same in different words. */
export interface DialectWords {
  readonly double: string;
  /** The values of a list of texts that are not null, in their order. */
  readonly withoutNulls: (items: readonly string[]) => string;
}

export const DIALECTS: Readonly<Record<SqlDialect, DialectWords>> = {
  postgresql: {
    double: 'double precision',
    withoutNulls: (items) => `array_remove(array[${lines(items)}]::text[], null)`,
  },
  duckdb: {
    double: 'double',
    withoutNulls: (items) => `[fact for fact in (array[${lines(items)}]::varchar[]) if fact is not null]`,
  },
};

function lines(items: readonly string[]): string {
  return items.length === 0 ? '' : `\n      ${items.join(',\n      ')}\n    `;
}
