import { setTimeout as pause } from 'node:timers/promises';
import { defineRefusals, ok, refused } from '@leitu/kernel';
import type { JobWork } from '../src/platform/jobs/job.ts';
import { Cancelled } from '../src/platform/jobs/job.ts';

const refuse = defineRefusals({ test_refused: { status: 422, zh: '不行：{why}', en: 'no: {why}' } });

/** What the job of the tests is told to do. */
export type JobOrder = 'write' | 'refuse' | 'fail' | 'wait' | 'write and wait' | 'hang';

/** A job that does what its input says: it writes an audit event as its one row. */
export const work: JobWork = async (context, input) => {
  const order = (input as { readonly order: JobOrder }).order; // The tests of jobs give such an input.
  if (order === 'refuse') return refused(refuse('test_refused', { why: 'the test says so' }));
  if (order === 'fail') throw new Error('the test says so');
  if (order === 'hang') for (;;);
  if (order === 'wait') await untilCancelled(context, 'waiting');
  await context.as(async (transaction) => {
    await transaction.run('insert into enterprise.mappings (organisation_id, header) values ($1, $2)', [
      context.actor.organisationId,
      `written by ${context.jobId}`,
    ]);
    if (order === 'write and wait') await untilCancelled(context, 'written');
    await context.finish(transaction, { rows: 1 });
  });
  return ok(undefined);
};

async function untilCancelled(context: Parameters<JobWork>[0], stage: string): Promise<void> {
  for (let done = 1; !context.isCancelled(); done += 1) {
    context.report(stage, done, 100_000);
    await pause(5);
  }
  throw new Cancelled();
}
