import { assert, present } from '@leitu/kernel';
import { escapeIdentifier, escapeLiteral, type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
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
   * The work asks one question, which has a name and only reads: it goes to the database with the beginning and the end of the transaction in
   * one message, and all answers come back in one. Three messages take the server half as much again.
   */
  readonly isOneQuestion?: boolean;
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

/** Which questions a connection has prepared by statements of its own. */
const preparedOn = new WeakMap<PoolClient, Set<string>>();

/** Asks one question through a connection, as a whole transaction. */
function wholeTransactionOn(client: PoolClient, begin: string): Transaction {
  const ask = async (query: string | NamedQuery, values: readonly unknown[] = []) => {
    assert(typeof query !== 'string', 'a question that is a whole transaction has a name');
    const name = escapeIdentifier(`${query.name} at once`);
    const prepared = preparedOn.get(client) ?? new Set();
    if (!prepared.has(name)) {
      await client.query(`prepare ${name} as ${query.text}`);
      preparedOn.set(client, prepared.add(name));
    }
    const given = values.length === 0 ? '' : `(${values.map(literalOf).join()})`;
    const answer: unknown = await client.query(`${begin}execute ${name}${given};commit`);
    // Of several statements there are as many results, which the types of pg leave out; the last but one is that of the question.
    const results = answer as readonly QueryResult[];
    return present(results.at(-2), 'every statement has a result');
  };
  return {
    query: async <Row extends QueryResultRow>(query: string | NamedQuery, values?: readonly unknown[]) =>
      // What the columns hold is known to who asks.
      (await ask(query, values)).rows as Row[],
    run: async (query, values) => (await ask(query, values)).rowCount ?? 0,
  };
}

function literalOf(value: unknown): string {
  if (value === null) return 'null';
  assert(typeof value === 'string', 'values of a question that is a whole transaction are texts');
  return escapeLiteral(value);
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
  { isReadOnly = false, isOneQuestion = false }: TransactionOptions,
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
    if (isOneQuestion) {
      const value = await work(wholeTransactionOn(client, begin));
      release();
      return value;
    }
    const { begun, working } = sendTogether(client, () => {
      const asked = client.query(begin);
      asked.catch(() => {});
      return { begun: asked, working: work(transactionOn(client)) };
    });
    const value = await working;
    await begun;
    const committed = client.query('commit');
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
