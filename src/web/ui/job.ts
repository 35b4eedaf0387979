import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { request, send } from './api.ts';

const figure = z.union([z.string(), z.number(), z.null()]);

/** A job as the server tells of it at /api/jobs/:job; job.test.ts holds it to the server's own description. */
export const jobAnswer = z.object({
  job_id: z.uuid(),
  kind: z.string(),
  region: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled', 'interrupted']),
  stage: z.string().nullable(),
  done: z.number().int(),
  total: z.number().int().nullable(),
  outcome: z.json(),
  refusal: z
    .object({
      code: z.string(),
      message: z.object({ zh: z.string(), en: z.string() }),
      figures: z.record(z.string(), figure),
    })
    .nullable(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
});

export type Job = z.output<typeof jobAnswer>;

export const jobsAnswer = z.object({ jobs: z.array(jobAnswer) });

/** How often a job under way is looked at. */
const lookMilliseconds = 500;

/** Whether a job has come to its end, whichever. */
export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** A job that is being watched. */
export interface WatchedJob {
  /** Undefined until it was read for the first time. */
  readonly job: Job | undefined;
  /** When it was as it is given here, in milliseconds. */
  readonly readAt: number;
  readonly error: Error | null;
  /** Asks for its end; work under way ends at its next step. */
  readonly cancel: () => void;
  readonly isCancelling: boolean;
}

/**
 * Watches a job until it ends; null watches nothing. `<JobProgress>` shows one.
 * @example
 * const { job } = useJob(started.data?.job_id ?? null);
 * if (job?.state === 'done') …
 */
export function useJob(jobId: string | null): WatchedJob {
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: ['jobs', jobId],
    queryFn: ({ signal }) => request(jobAnswer, `/api/jobs/${jobId}`, { signal }),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : lookMilliseconds),
    refetchIntervalInBackground: true,
  });
  const cancel = useMutation({
    mutationFn: () => send(`/api/jobs/${jobId}`, { method: 'DELETE' }),
    onSettled: () => refetch(),
  });
  const isCancelling = cancel.isPending || (cancel.isSuccess && data !== undefined && !hasEnded(data));
  return {
    job: data,
    readAt: dataUpdatedAt,
    error: error ?? cancel.error,
    cancel: () => cancel.mutate(),
    isCancelling,
  };
}

/**
 * Tells of a job of a kind that the own organisation has under way, where the page does not show one: somebody who comes back, or a
 * colleague, sees how far it is and does not ask for it once more.
 * @example useOpenJob('cultivation.run', jobId === null, (job) => go({ job: job.job_id }));
 */
export function useOpenJob(kind: string, isWanted: boolean, onFound: (job: Job) => void): void {
  const { data, isFetching } = useQuery({
    queryKey: ['jobs', 'open'],
    queryFn: ({ signal }) => request(jobsAnswer, '/api/jobs', { signal }),
    enabled: isWanted,
    staleTime: 0,
  });
  const found = isWanted && !isFetching ? data?.jobs.find((job) => job.kind === kind) : undefined;
  useEffect(() => {
    if (found !== undefined) onFound(found);
  });
}
