import { parentPort, workerData } from 'node:worker_threads';
import { assert, present } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import type { Actor } from '../access/actor.ts';
import { valueParsers } from '../db/database.ts';
import { beginFor, transactionOn } from '../db/transaction.ts';
import { Cancelled, type JobContext, type JobWork } from './job.ts';

/** What the thread is started with. */
export interface ThreadInput {
  readonly jobId: string;
  readonly file: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly serving: ClientConfig;
}

/** What the thread says. */
export type ThreadWord =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number | null }
  | { readonly kind: 'ended'; readonly end: ThreadEnd };

/** How the work ended: as it says itself, or because it was told to. */
export type ThreadEnd = Awaited<ReturnType<JobWork>> | 'cancelled';

/** Progress is told no more often than this. */
const reportMilliseconds = 200;

// The server starts this file with a ThreadInput.
const { jobId, file, input, actor, serving } = workerData as ThreadInput;
const port = present(parentPort, 'this file runs in a thread');
let isCancelled = false;
port.on('message', () => {
  isCancelled = true;
});

const client = new Client({ ...serving, pipeline: true, types: valueParsers() });
// A connection that breaks is told by the query that needed it.
client.on('error', () => {});

const context: JobContext = {
  jobId,
  actor,
  isCancelled: () => isCancelled,
  report: makeReporter(),
  async as(work, { consented, ...options } = {}) {
    await client.query(beginFor(actor, options, consented));
    try {
      const value = await work(transactionOn(client), client);
      await client.query('commit');
      return value;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
  },
  async finish(transaction, outcome) {
    // now() is when the transaction began, and this one holds the job's whole work; Citus takes no volatile function in an update.
    const touched = await transaction.run(
      `update platform.jobs set state = 'done', outcome = $2, ended_at = $3
        where job_id = $1 and state = 'running' and not is_cancel_requested`,
      [jobId, JSON.stringify(outcome), new Date().toISOString()],
    );
    // Asked to end at the last moment: the transaction is left, and nothing is written.
    if (touched === 0) throw new Cancelled();
  },
};

function makeReporter(): JobContext['report'] {
  let last = 0;
  let lastStage = '';
  return (stage, done, total) => {
    const now = Date.now();
    if (stage === lastStage && now - last < reportMilliseconds) return;
    last = now;
    lastStage = stage;
    say({ kind: 'progress', stage, done, total });
  };
}

function say(word: ThreadWord): void {
  port.postMessage(word);
}

async function runWork(): Promise<ThreadEnd> {
  // The file of a job exports its work: jobs.test.ts holds every module to it.
  const { work } = (await import(file)) as { readonly work?: JobWork };
  assert(work !== undefined, `${file} exports work`);
  await client.connect();
  try {
    return await work(context, input);
  } catch (error) {
    if (error instanceof Cancelled) return 'cancelled';
    throw error;
  } finally {
    await client.end();
  }
}

say({ kind: 'ended', end: await runWork() });
port.close();
