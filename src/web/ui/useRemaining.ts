import { useState } from 'react';
import type { Job } from './job.ts';

/** Since when a stage is watched, and what was done by then. */
interface Beginning {
  readonly stage: string;
  readonly done: number;
  readonly readAt: number;
}

/** A pace is told after this long: before, it is a guess. */
const leastMilliseconds = 2000;

/**
 * The seconds that the stage under way will still take at its pace so far; null where that cannot be told yet. `readAt` is the moment at
 * which the job was as given, in milliseconds.
 */
export function useRemaining(job: Job | undefined, readAt: number): number | null {
  const stage = `${job?.job_id} ${job?.stage}`;
  const done = job?.done ?? 0;
  const [beginning, setBeginning] = useState<Beginning>({ stage, done, readAt });
  if (beginning.stage !== stage) setBeginning({ stage, done, readAt });
  const elapsed = readAt - beginning.readAt;
  const doneSince = done - beginning.done;
  const total = job?.total ?? null;
  if (total === null || elapsed < leastMilliseconds || doneSince <= 0) return null;
  return Math.max(1, Math.ceil(((total - done) * elapsed) / doneSince / 1000));
}
