import { escapeLiteral, type Pool, type PoolClient, type QueryResultRow } from 'pg';
import type { Actor } from '../access/actor.ts';

/** A query that is planned once a connection and then known by its name. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
}

/** A transaction, in which a store asks its questions. */
export interface Transaction {
  /** Runs a query and gives its rows; `$1`, `$2` … stand for the values. */
  query<Row extends QueryResultRow>(query: string | NamedQuery, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a command and gives the number of rows it touched. */
  run(query: string | NamedQuery, values?: readonly unknown[]): Promise<number>;
}

/** How a connection is asked: that of `pg`, or whatever else sends queries and gives their rows. */
type Connection = Pick<PoolClient, 'query'>;

export interface TransactionOptions {
  /** The transaction only reads. Its end is not waited for, since there is nothing that could be lost. */
  readonly isReadOnly?: boolean;
  /** Everything that is read is of one moment. */
  readonly isSnapshot?: boolean;
  /**
   * The work asks all it asks at once, before it waits for anything, and only reads: so the end of the transaction is sent with it, and a
   * request costs one way to the database and back.
   */
  readonly isAskedAtOnce?: boolean;
}

/** Asks through a connection. */
export function transactionOn(connection: Connection): Transaction {
  const ask = <Row extends QueryResultRow>(query: string | NamedQuery, values: readonly unknown[] = []) =>
    connection.query<Row>(
      typeof query === 'string' ? { text: query, values: [...values] } : { ...query, values: [...values] },
    );
  return {
    query: async <Row extends QueryResultRow>(query: string | NamedQuery, values?: readonly unknown[]) =>
      (await ask<Row>(query, values)).rows,
    run: async (query, values) => (await ask(query, values)).rowCount ?? 0,
  };
}

/**
 * The statements that begin a transaction for an actor. Row-level security reads these settings; `set local` ends with the transaction,
 * so the next user of the connection has none of them. Citus hands `set local` on to the machines that hold the rows when it is told to;
 * `set_config()` it would not.
 */
export function beginFor(
  actor: Actor | null,
  { isReadOnly, isSnapshot }: TransactionOptions,
  consented: readonly string[] = [],
): string {
  const mode = `${isSnapshot ? ' isolation level repeatable read' : ''}${isReadOnly ? ' read only' : ''}`;
  const settings = actor === null ? '' : settingsOf(actor, consented);
  return `begin${mode};set local citus.propagate_set_commands='local';${settings}`;
}

function settingsOf({ kind, organisationId, region }: Actor, consented: readonly string[]): string {
  // A setting that is not set is as one that is empty, and nobody but partners has firms that consented.
  const named = consented.length === 0 ? {} : { consented: consented.join(',') };
  return Object.entries({ kind, organisation: organisationId, region, ...named })
    .map(([name, value]) => `set local leitu.${name}=${escapeLiteral(value)};`)
    .join('');
}

/** Runs work in a transaction: committed when it ends well, undone when it throws. */
export async function inTransaction<Value>(
  pool: Pool,
  begin: string,
  { isReadOnly = false, isAskedAtOnce = false }: TransactionOptions,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  // A connection that breaks between two questions says so by an event; the next question fails too, which is when it is dealt with.
  let broken: Error | undefined;
  const hear = (error: Error) => {
    broken = error;
  };
  client.on('error', hear);
  const release = () => {
    client.off('error', hear);
    client.release(broken);
  };
  try {
    const { begun, working, ended } = sendTogether(client, () => {
      const asked = client.query(begin);
      asked.catch(() => {});
      const value = work(transactionOn(client));
      const end = isAskedAtOnce ? client.query('commit') : undefined;
      end?.catch(() => {});
      return { begun: asked, working: value, ended: end };
    });
    const value = await working;
    await begun;
    const committed = ended ?? client.query('commit');
    if (isReadOnly) {
      committed.catch(hear).finally(release);
      return value;
    }
    await committed;
    release();
    return value;
  } catch (error) {
    await client.query('rollback').catch(hear);
    release();
    throw error;
  }
}

/**
 * Sends what is asked at once in one piece: the first question goes out behind the beginning without waiting for its answer, since the
 * connection keeps their order, and both with one call of the system, which costs more than either question.
 */
function sendTogether<Value>({ connection: { stream } }: PoolClient, ask: () => Value): Value {
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}
