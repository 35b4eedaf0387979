import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Log } from '../../../platform/log/log.ts';
import type { SessionMemory } from '../sessionMemory.ts';

/** The channel on which servers hear that somebody may no longer do what they remember. */
const channel = 'leitu_identity';

/** After a connection was lost the next is tried this much later. */
const patienceMilliseconds = 500;

const connectMilliseconds = 5000;

/** Tells all servers, when the transaction is committed, to forget who may do what. */
export async function announceRevocation(transaction: Transaction): Promise<void> {
  await transaction.run(`notify ${channel}`);
}

/** Listens for revocations on a connection of its own, as long as the server runs. */
export function hearRevocations(serving: ClientConfig, memory: SessionMemory, log: Log): () => Promise<void> {
  const stopping = new AbortController();
  const hearing = hearAgainAndAgain(serving, memory, log, stopping.signal);
  return async () => {
    stopping.abort();
    await hearing;
  };
}

async function hearAgainAndAgain(serving: ClientConfig, memory: SessionMemory, log: Log, stop: AbortSignal) {
  while (!stop.aborted) {
    try {
      await hearOnce(serving, memory, stop);
    } catch (error) {
      log.warn({ err: error }, 'revocations cannot be heard: every request asks the database who may do what');
    }
    memory.listen(false);
    await pause(patienceMilliseconds, undefined, { signal: stop }).catch(() => {});
  }
}

/** Hears until the connection ends or is to end. */
async function hearOnce(serving: ClientConfig, memory: SessionMemory, stop: AbortSignal): Promise<void> {
  const client = new Client({ ...serving, keepAlive: true, connectionTimeoutMillis: connectMilliseconds });
  let end = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    client.on('error', reject);
    client.on('end', resolve);
  });
  // A connection that fails while it is made is told by connect(); the same fault must not go unheard here.
  ended.catch(() => {});
  client.on('notification', memory.forget);
  stop.addEventListener('abort', end);
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
    memory.listen(true);
    await ended;
  } finally {
    stop.removeEventListener('abort', end);
    await client.end().catch(() => {});
  }
}
