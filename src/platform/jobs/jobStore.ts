import type { Refusal } from '@leitu/kernel';
import type { Actor } from '../access/actor.ts';
import type { Permission } from '../access/permission.ts';
import type { Plain } from '../audit/eventHash.ts';
import type { Transaction } from '../db/transaction.ts';
import { uuidv7 } from '../db/uuid.ts';
import type { JobState } from './job.ts';

/** A job as it is kept. */
export interface JobRow {
  readonly job_id: string;
  readonly kind: string;
  readonly organisation_id: string;
  /** Beginning of the codes of the regions whose firms it is about; null where it is about something else. */
  readonly region: string | null;
  readonly state: JobState;
  readonly stage: string | null;
  readonly done: bigint;
  readonly total: bigint | null;
  readonly outcome: Plain;
  readonly refusal: Refusal | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

/** A job that a server has taken. */
export interface ClaimedJob {
  readonly job_id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly actor: Actor;
}

/** The channel on which servers hear that a job waits. */
export const jobsChannel = 'leitu_jobs';

/**
 * Asks for work, in the transaction of the request: the job is there if and only if the request's own rows are.
 * @example const jobId = await askForJob(transaction, actor, 'enterprise.import', { importId });
 */
export async function askForJob(transaction: Transaction, actor: Actor, kind: string, input: Plain): Promise<string> {
  const jobId = uuidv7();
  await transaction.run(
    'insert into platform.jobs (job_id, kind, organisation_id, person_id, actor, input) values ($1, $2, $3, $4, $5, $6)',
    [jobId, kind, actor.organisationId, actor.personId, JSON.stringify(keptActor(actor)), JSON.stringify(input)],
  );
  await transaction.run(`notify ${jobsChannel}`);
  return jobId;
}

function keptActor(actor: Actor): Plain {
  const { kind, organisationId, region, personId, tokenId, address } = actor;
  return { kind, organisationId, region, personId, tokenId, address, permissions: [...actor.permissions] };
}

/** The actor of a job, as it was when the job was asked for. */
export function actorOfRow(kept: Omit<Actor, 'permissions'> & { readonly permissions: readonly Permission[] }): Actor {
  return { ...kept, permissions: new Set(kept.permissions) };
}

const columns = `job_id, kind, organisation_id, input->>'region' as region, state, stage, done, total, outcome, refusal, created_at,
  started_at, ended_at`;

/** A job of the actor's organisation; undefined where there is none. */
export async function findJob(transaction: Transaction, actor: Actor, jobId: string): Promise<JobRow | undefined> {
  const rows = await transaction.query<JobRow>(
    `select ${columns} from platform.jobs where job_id = $1 and organisation_id = $2`,
    [jobId, actor.organisationId],
  );
  return rows[0];
}

/** The jobs of the actor's organisation that wait or run, the newest first. */
export function openJobs(transaction: Transaction, actor: Actor): Promise<JobRow[]> {
  return transaction.query<JobRow>(
    `select ${columns} from platform.jobs where organisation_id = $1 and state in ('waiting', 'running')
      order by created_at desc, job_id desc`,
    [actor.organisationId],
  );
}

/** Asks a job of the actor's organisation to end. One that has not begun ends at once. Gives whether there was anything to end. */
export async function cancelJob(transaction: Transaction, actor: Actor, jobId: string): Promise<boolean> {
  const touched = await transaction.run(
    `update platform.jobs set is_cancel_requested = true,
            state = case state when 'waiting' then 'cancelled' else state end,
            ended_at = case state when 'waiting' then now() else ended_at end
      where job_id = $1 and organisation_id = $2 and state in ('waiting', 'running')`,
    [jobId, actor.organisationId],
  );
  await transaction.run(`notify ${jobsChannel}`);
  return touched > 0;
}

/** How many jobs there are by state, with those that ended within the last day. */
export function countJobs(transaction: Transaction): Promise<{ state: JobState; count: number }[]> {
  return transaction.query(
    `select state, count(*)::int as count from platform.jobs
      where state in ('waiting', 'running') or ended_at > now() - interval '1 day' group by state`,
  );
}

/** A job as those who look after the machine see it: whose it is and how it ended, not what it was about. */
export type JobTrace = Pick<JobRow, 'job_id' | 'kind' | 'organisation_id' | 'state' | 'created_at' | 'ended_at'>;

/** The jobs that were asked for last, the newest first. */
export function latestJobs(transaction: Transaction, limit: number): Promise<JobTrace[]> {
  return transaction.query<JobTrace>(
    `select job_id, kind, organisation_id, state, created_at, ended_at from platform.jobs
      order by created_at desc, job_id desc limit $1`,
    [limit],
  );
}

/** Whether a job of a kind waits or runs, whoever asked for it. */
export async function isJobOpen(transaction: Transaction, kind: string): Promise<boolean> {
  const rows = await transaction.query(
    `select from platform.jobs where kind = $1 and state in ('waiting', 'running') limit 1`,
    [kind],
  );
  return rows.length > 0;
}
