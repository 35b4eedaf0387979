import { Worker } from 'node:worker_threads';
import type { Refusal } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import type { Actor } from '../access/actor.ts';
import type { Permission } from '../access/permission.ts';
import type { Log } from '../log/log.ts';
import type { JobDefinition, JobState } from './job.ts';
import { actorOfRow, type ClaimedJob, jobsChannel } from './jobStore.ts';
import type { ThreadEnd, ThreadInput, ThreadWord } from './jobThread.ts';

/** Jobs that run beside each other in one server: the machine has other things to do as well. */
const atOnce = 1;

/** Notifications wake the server; this often it looks by itself, in case one was lost. */
const lookMilliseconds = 2000;

/** A thread that was told to end and does not is ended. */
const cancelPatienceMilliseconds = 5000;

/**
 * What a job may hold in memory. Without a limit the engine lets garbage grow to several times of what is in use before it is cleared away,
 * and the server would take that from the machine; a batch of firms, read and resolved, is some 100 MB.
 */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 48 };

/** The first half of the advisory locks on jobs; the second is made from the job's identifier. */
const jobLock = 0x6c_65;

/** The part of a server that runs jobs. */
export interface JobRunner {
  /** Lets the jobs under way end as interrupted, and takes no more. */
  readonly stop: () => Promise<void>;
}

/**
 * Runs the jobs that wait, each in a thread and on connections of its own. A job under way is held by an advisory lock of a connection:
 * when its server or PostgreSQL ends, however that comes about, the lock is gone, and whichever server looks next marks the job as
 * interrupted. What a job writes and that it is done are one transaction, so an interrupted job has written nothing.
 */
export function runJobs(serving: ClientConfig, kinds: readonly JobDefinition[], log: Log): JobRunner {
  const files = new Map<string, string>(kinds.map(({ kind, file }) => [kind, file.href]));
  const running = new Map<string, RunningJob>();
  let ear: Client | undefined;
  let isStopping = false;
  let looking: Promise<void> | undefined;

  const look = () => {
    looking ??= lookOnce()
      .catch((error: unknown) => {
        log.warn({ err: error }, 'jobs could not be looked for');
        void ear?.end().catch(() => {});
        ear = undefined;
      })
      .finally(() => {
        looking = undefined;
      });
  };

  const lookOnce = async () => {
    ear ??= await listen(serving, look);
    await markInterrupted(ear);
    await passOnCancels(ear, running);
    while (running.size < atOnce) {
      if (isStopping) return;
      const job = await startJob(serving, [...files.keys()]);
      if (job === undefined) return;
      const run = runThread(job, files.get(job.claimed.kind) ?? '', serving, log);
      running.set(job.claimed.job_id, run);
      void run.ended.finally(() => {
        running.delete(job.claimed.job_id);
        look();
      });
    }
  };

  const timer = setInterval(look, lookMilliseconds);
  look();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await looking;
      await Promise.all([...running.values()].map((run) => run.terminate()));
      await ear?.end();
    },
  };
}

async function listen(serving: ClientConfig, hear: () => void): Promise<Client> {
  const client = new Client(serving);
  client.on('error', () => {});
  client.on('notification', hear);
  await client.connect();
  await client.query(`listen ${jobsChannel}`);
  return client;
}

/** A running job whose lock nobody holds has lost its server. */
async function markInterrupted(client: Client): Promise<void> {
  await client.query(
    `update platform.jobs set state = 'interrupted', ended_at = now()
      where state = 'running' and pg_try_advisory_xact_lock($1, hashtext(job_id::text))`,
    [jobLock],
  );
}

async function passOnCancels(client: Client, running: ReadonlyMap<string, RunningJob>): Promise<void> {
  if (running.size === 0) return;
  const { rows } = await client.query<{ job_id: string }>(
    'select job_id from platform.jobs where job_id = any($1) and is_cancel_requested',
    [[...running.keys()]],
  );
  for (const { job_id } of rows) running.get(job_id)?.cancel();
}

interface StartedJob {
  readonly claimed: ClaimedJob;
  /** The connection that holds the job's lock as long as it runs. */
  readonly holder: Client;
}

async function startJob(serving: ClientConfig, kinds: readonly string[]): Promise<StartedJob | undefined> {
  // Progress is written without waiting for the answer to the last.
  const holder = new Client({ ...serving, pipeline: true });
  holder.on('error', () => {});
  await holder.connect();
  await holder.query('begin');
  const { rows } = await holder.query<Omit<ClaimedJob, 'actor'> & { actor: Actor & { permissions: Permission[] } }>(
    `select job_id, kind, input, actor from platform.jobs
      where state = 'waiting' and kind = any($1) order by created_at for update skip locked limit 1`,
    [kinds],
  );
  const [row] = rows;
  if (row === undefined) {
    await holder.end();
    return undefined;
  }
  await holder.query('select pg_advisory_lock($1, hashtext($2))', [jobLock, row.job_id]);
  await holder.query(`update platform.jobs set state = 'running', started_at = now() where job_id = $1`, [row.job_id]);
  await holder.query('commit');
  return { claimed: { ...row, actor: actorOfRow(row.actor) }, holder };
}

interface RunningJob {
  readonly ended: Promise<void>;
  readonly cancel: () => void;
  readonly terminate: () => Promise<void>;
}

function runThread({ claimed, holder }: StartedJob, file: string, serving: ClientConfig, log: Log): RunningJob {
  const workerData: ThreadInput = { jobId: claimed.job_id, file, input: claimed.input, actor: claimed.actor, serving };
  const thread = new Worker(new URL('./jobThread.ts', import.meta.url), { workerData, resourceLimits });
  let end: ThreadEnd | undefined;
  let failure: Error | undefined;
  let isCancelled = false;
  thread.on('message', (word: ThreadWord) => {
    if (word.kind === 'ended') end = word.end;
    else holder.query(progressQuery, [claimed.job_id, word.stage, word.done, word.total]).catch(() => {});
  });
  thread.on('error', (error: Error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => {
    thread.on('exit', () => {
      if (failure !== undefined && !isCancelled) log.error({ err: failure, job: claimed.kind }, 'a job failed');
      const state = end === undefined && isCancelled ? 'cancelled' : end;
      // Where PostgreSQL is gone the lock is too, and the job is found interrupted later.
      void close(holder, claimed.job_id, state, failure).finally(resolve);
    });
  });
  return {
    ended,
    cancel: () => {
      if (isCancelled) return;
      isCancelled = true;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of Node's, not a window
      thread.postMessage('cancel');
      setTimeout(() => void thread.terminate(), cancelPatienceMilliseconds).unref();
    },
    terminate: async () => {
      await thread.terminate();
      await ended;
    },
  };
}

const progressQuery = 'update platform.jobs set stage = $2, done = $3, total = $4 where job_id = $1';

async function close(
  holder: Client,
  jobId: string,
  end: ThreadEnd | undefined,
  failure: Error | undefined,
): Promise<void> {
  const { state, outcome, refusal } = conclude(end, failure);
  try {
    await holder.query(
      `update platform.jobs set state = $2, outcome = $3, refusal = $4, ended_at = now()
        where job_id = $1 and state = 'running'`,
      [jobId, state, JSON.stringify(outcome ?? null), JSON.stringify(refusal ?? null)],
    );
  } catch {
    // The connection is gone and the lock with it: the job is marked as interrupted by whoever looks next.
  }
  await holder.end().catch(() => {});
}

interface Conclusion {
  readonly state: JobState;
  readonly outcome?: unknown;
  readonly refusal?: Refusal;
}

function conclude(end: ThreadEnd | undefined, failure: Error | undefined): Conclusion {
  if (end === 'cancelled') return { state: 'cancelled' };
  if (end === undefined) return { state: failure === undefined ? 'interrupted' : 'failed' };
  return end.ok ? { state: 'done', outcome: end.value } : { state: 'refused', refusal: end.reason };
}
