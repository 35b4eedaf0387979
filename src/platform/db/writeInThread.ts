import { Client } from 'pg';
import { valueParsers } from './database.ts';
import type { ThreadReading } from './readInThread.ts';
import { beginFor, type Transaction, transactionOn } from './transaction.ts';

/** Runs writing work on a connection of its own, in one transaction of the actor: whole when the work ends well, or not at all. */
export async function writeInThread<Value>(
  { serving, actor }: Omit<ThreadReading, 'consented'>,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ ...serving, pipeline: true, types: valueParsers() });
  // A connection that breaks is told by the query that needed it; PostgreSQL undoes what was not committed.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(beginFor(actor, {}));
    const value = await work(transactionOn(client));
    await client.query('commit');
    return value;
  } finally {
    await client.end();
  }
}
