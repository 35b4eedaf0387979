import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import type { JobOrder } from '../../../tests/aJob.ts';
import { anActor } from '../../../tests/anActor.ts';
import { type Log, silentLog } from '../log/log.ts';
import type { JobState } from './job.ts';
import { askForJob, cancelJob, findJob, type JobRow, openJobs } from './jobStore.ts';
import { type JobRunner, runJobs } from './runJobs.ts';

const platform = aDatabase();
const office = anActor('office', 'office-officer', { region: '350582' });
const kinds = [{ kind: 'test.job', file: new URL('../../../tests/aJob.ts', import.meta.url) }] as const;

let runners: JobRunner[] = [];
beforeEach(() => {
  runners = [aRunner()];
});
afterEach(async () => {
  for (const runner of runners) await runner.stop();
});

function aRunner(log: Log = silentLog): JobRunner {
  return runJobs(platform().server.serving, kinds, log);
}

function ask(order: JobOrder): Promise<string> {
  return platform().database.as(office, (transaction) => askForJob(transaction, office, 'test.job', { order }));
}

async function look(jobId: string, actor = office): Promise<JobRow | undefined> {
  return platform().database.as(actor, (transaction) => findJob(transaction, actor, jobId));
}

async function until(jobId: string, holds: (job: JobRow) => boolean): Promise<JobRow> {
  let job: JobRow | undefined;
  await expect
    .poll(
      async () => {
        job = await look(jobId);
        return job !== undefined && holds(job);
      },
      { timeout: 30_000, interval: 20 },
    )
    .toBe(true);
  return job as JobRow; // The poll above has seen it.
}

const untilState = (jobId: string, state: JobState) => until(jobId, (job) => job.state === state);

async function written(jobId: string): Promise<number> {
  const { rowCount } = await platform().owner.query('select from enterprise.mappings where header = $1', [
    `written by ${jobId}`,
  ]);
  return rowCount ?? 0;
}

const cancel = (jobId: string, actor = office) =>
  platform().database.as(actor, (transaction) => cancelJob(transaction, actor, jobId));

describe('a job', () => {
  it('that is done has its outcome, and what it wrote is there', async () => {
    const jobId = await ask('write');
    expect(await untilState(jobId, 'done')).toMatchObject({ outcome: { rows: 1 } });
    expect(await written(jobId)).toBe(1);
  });

  it('that refuses says why', async () => {
    const job = await untilState(await ask('refuse'), 'refused');
    expect(job.refusal).toMatchObject({ code: 'test_refused', figures: { why: 'the test says so' } });
  });

  it('that breaks is failed, and the next one runs', async () => {
    const broken = await ask('fail');
    const next = await ask('write');
    expect((await untilState(broken, 'failed')).outcome).toBeNull();
    expect((await untilState(next, 'done')).outcome).toEqual({ rows: 1 });
  });

  it('tells how far it is, and ends when it is asked to', async () => {
    const jobId = await ask('wait');
    await until(jobId, (job) => job.stage === 'waiting' && job.done > 0n && job.total === 100_000n);
    expect(await cancel(jobId)).toBe(true);
    await untilState(jobId, 'cancelled');
    expect(await written(jobId)).toBe(0);
  });

  it('that has written and is cancelled before its end leaves nothing', async () => {
    const jobId = await ask('write and wait');
    await until(jobId, (job) => job.stage === 'written');
    await cancel(jobId);
    await untilState(jobId, 'cancelled');
    expect(await written(jobId)).toBe(0);
  });

  it('that does not listen is ended all the same', async () => {
    const jobId = await ask('hang');
    await untilState(jobId, 'running');
    await cancel(jobId);
    expect((await untilState(jobId, 'cancelled')).ended_at).not.toBeNull();
  });

  it('is listed for its organisation until it has ended, the newest first', async () => {
    const listed = async (actor = office) =>
      (await platform().database.as(actor, (transaction) => openJobs(transaction, actor))).map((job) => job.job_id);
    const first = await ask('wait');
    await untilState(first, 'running');
    const second = await ask('write');
    expect(await listed()).toEqual([second, first]);
    expect(await listed(anActor('office', 'office-officer'))).toEqual([]);
    await cancel(first);
    await untilState(second, 'done');
    expect(await listed()).toEqual([]);
  });

  it('that waits behind another is cancelled at once', async () => {
    const first = await ask('wait');
    await untilState(first, 'running');
    const second = await ask('write');
    await cancel(second);
    expect((await look(second))?.state).toBe('cancelled');
    await cancel(first);
    await untilState(first, 'cancelled');
    expect(await written(second)).toBe(0);
  });

  it('whose server stops is interrupted and has written nothing', async () => {
    const jobId = await ask('write and wait');
    await until(jobId, (job) => job.stage === 'written');
    await runners[0]?.stop();
    runners = [aRunner()];
    await untilState(jobId, 'interrupted');
    expect(await written(jobId)).toBe(0);
  });

  it('whose connections break is interrupted and has written nothing', async () => {
    const jobId = await ask('write and wait');
    await until(jobId, (job) => job.stage === 'written');
    await platform().owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'leitu_server' and state <> 'active'`,
    );
    const job = await until(jobId, ({ state }) => state !== 'running');
    expect(['interrupted', 'failed']).toContain(job.state);
    expect(await written(jobId)).toBe(0);
  });

  it('is run once, however many servers look', async () => {
    runners.push(aRunner(), aRunner());
    const jobs = await Promise.all(Array.from({ length: 9 }, () => ask('write')));
    for (const jobId of jobs) {
      await untilState(jobId, 'done');
      expect(await written(jobId)).toBe(1);
    }
  });

  it('is neither seen nor ended by another organisation', async () => {
    const jobId = await ask('wait');
    await untilState(jobId, 'running');
    const other = anActor('office', 'office-admin', { region: '3505' });
    expect(await look(jobId, other)).toBeUndefined();
    expect(await cancel(jobId, other)).toBe(false);
    await cancel(jobId);
    await untilState(jobId, 'cancelled');
  });

  it('is not there when the request that asked for it is undone', async () => {
    let jobId = '';
    const undone = platform().database.as(office, async (transaction) => {
      jobId = await askForJob(transaction, office, 'test.job', { order: 'write' });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await look(jobId)).toBeUndefined();
  });
});
