import type { Client } from 'pg';

/** A table of the database, with what it holds in words of SQL. */
export interface KeptTable {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Quoted, without those that PostgreSQL computes. */
  readonly columns: readonly string[];
}

/** What is kept elsewhere: the migrations stand in the heading of a backup. */
const notKept = ['platform.migrations'];

/** The tables of all modules in an order in which each comes after those it points to. */
export async function keptTables(client: Client): Promise<readonly KeptTable[]> {
  const tables = await client.query<{ oid: number; name: string; columns: string[] }>(
    `select pg_class.oid::int as oid, format('%I.%I', nspname, relname) as name,
            array_agg(quote_ident(attname) order by attnum)::text[] as columns
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
      where relkind in ('r', 'p') and not relispartition and obj_description(pg_class.oid, 'pg_class') is not null
        and nspname !~ '^(pg_|information_schema|citus)'
      group by pg_class.oid, nspname, relname order by 2`,
  );
  const links = await client.query<{ from: number; to: number }>(
    `select conrelid::int as "from", confrelid::int as "to" from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  );
  const left = tables.rows.filter(({ name }) => !notKept.includes(name));
  const ordered: KeptTable[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ oid }) => oid));
    const free = left.findIndex(({ oid }) => !links.rows.some((link) => link.from === oid && waiting.has(link.to)));
    // Tables that point to each other in a circle have no order; there are none, and if there were the first would do.
    ordered.push(...left.splice(Math.max(free, 0), 1));
  }
  return ordered;
}
