import { type ClientConfig, Pool, type PoolConfig, TypeOverrides, types } from 'pg';
import type { Actor } from '../access/actor.ts';
import type { Log } from '../log/log.ts';
import { beginFor, inTransaction, type Transaction, type TransactionOptions } from './transaction.ts';

/** The database as the modules see it: connections of the role that serves, which owns nothing. */
export interface Database {
  readonly pool: Pool;
  /** How to connect as the role that serves, for work that has a connection or a thread of its own. */
  readonly serving: ClientConfig;
  /** Runs work in one transaction that sees and may change what the actor may. */
  as<Value>(actor: Actor, work: (transaction: Transaction) => Promise<Value>, options?: AsOptions): Promise<Value>;
  /** Runs work in one transaction for nobody: it sees no row of any firm. */
  asNobody<Value>(work: (transaction: Transaction) => Promise<Value>, options?: TransactionOptions): Promise<Value>;
}

export interface AsOptions extends TransactionOptions {
  /** The firms whose consent was looked up for this transaction; for partners, who see no others. */
  readonly consented?: readonly string[];
}

/** A request that has not got a connection by then is told so. */
const connectionPatienceMilliseconds = 5000;

/** What a connection has learnt of the tables goes with it, and the first question of a new one takes several times as long. */
const idleMilliseconds = 10 * 60_000;

/** Makes the pool of connections from which the server serves. */
export function makeDatabase(serving: PoolConfig, log: Log): Database {
  const pool = new Pool({
    max: 10,
    idleTimeoutMillis: idleMilliseconds,
    connectionTimeoutMillis: connectionPatienceMilliseconds,
    ...serving,
    // What is asked within a transaction is sent at once and answered in order.
    pipeline: true,
    types: valueParsers(),
  });
  // A connection that breaks while nobody uses it is replaced by the next request.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  return {
    pool,
    serving,
    as: (actor, work, { consented, ...options } = {}) =>
      inTransaction(pool, beginFor(actor, options, consented), options, work),
    asNobody: (work, options = {}) => inTransaction(pool, beginFor(null, options), options, work),
  };
}

/**
 * How values arrive where pg's own choice loses something: a whole number of 8 bytes (such as fen) as bigint, which pg leaves as text, and
 * a calendar day as its text, which pg turns into midnight of the machine's time zone.
 */
export function valueParsers(): TypeOverrides {
  const parsers = new TypeOverrides();
  parsers.setTypeParser(types.builtins.INT8, BigInt);
  parsers.setTypeParser(types.builtins.DATE, (text) => text);
  return parsers;
}
