import { Client, type ClientConfig } from 'pg';
import type { Actor } from '../access/actor.ts';
import { valueParsers } from './database.ts';
import { beginFor, type Transaction, transactionOn } from './transaction.ts';

/** How a thread that has no pool connects, and for whom it reads; it crosses to the thread as it is. */
export interface ThreadReading {
  readonly serving: ClientConfig;
  readonly actor: Actor;
  /** The firms whose consent was looked up, for partners. */
  readonly consented: readonly string[];
}

/** Runs reading work on a connection of its own, in a transaction that sees what the actor may see as of one moment. */
export async function readInThread<Value>(
  { serving, actor, consented }: ThreadReading,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ ...serving, pipeline: true, types: valueParsers() });
  // A connection that breaks is told by the query that needed it.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(beginFor(actor, { isReadOnly: true, isSnapshot: true }, consented));
    return await work(transactionOn(client));
  } finally {
    await client.end();
  }
}
