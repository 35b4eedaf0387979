import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig, TypeOverrides, types } from 'pg';
import type { Log } from '../log/log.ts';

/** The database as the modules see it: connections of the role that serves, which owns nothing. */
export interface Database {
  readonly pool: Pool;
  /** Queries typed by the tables of one module: `database.tables<PolicyTables>()`. */
  tables<Tables>(): Kysely<Tables>;
}

/** A request that has not got a connection by then is told so. */
const connectionPatienceMilliseconds = 5000;

/** Makes the pool of connections from which the server serves. */
export function makeDatabase(serving: PoolConfig, log: Log): Database {
  const pool = new Pool({
    max: 10,
    connectionTimeoutMillis: connectionPatienceMilliseconds,
    ...serving,
    types: valueParsers(),
  });
  // A connection that breaks while nobody uses it is replaced by the next request.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  return { pool, tables: () => new Kysely({ dialect: new PostgresDialect({ pool }) }) };
}

/**
 * How values arrive where pg's own choice loses something: a whole number of 8 bytes (such as fen) as bigint, which pg leaves as text, and
 * a calendar day as its text, which pg turns into midnight of the machine's time zone.
 */
function valueParsers(): TypeOverrides {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, BigInt);
  parsers.setTypeParser(types.builtins.DATE, (text) => text);
  return parsers;
}
