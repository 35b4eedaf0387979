import type { Refusal, Result } from '@leitu/kernel';
import type { Client } from 'pg';
import type { Actor } from '../access/actor.ts';
import type { Plain } from '../audit/eventHash.ts';
import type { AsOptions } from '../db/database.ts';
import type { Transaction } from '../db/transaction.ts';

/** How far a job is; `interrupted` is one whose server or database ended under it. */
export type JobState = 'waiting' | 'running' | 'done' | 'refused' | 'failed' | 'cancelled' | 'interrupted';

/** What a job works with, in a thread of its own. */
export interface JobContext {
  readonly jobId: string;
  /** For whom the work is done. */
  readonly actor: Actor;
  /** Whether somebody has asked for the end of the job; work looks at it between its steps and ends with `cancelled()`. */
  readonly isCancelled: () => boolean;
  /** Tells how far the work is: a stage by its name, and how much of how much is done where that can be told. */
  readonly report: (stage: string, done: number, total: number | null) => void;
  /** Runs work in a transaction of the actor, on the job's own connection. */
  as<Value>(work: (transaction: Transaction, client: Client) => Promise<Value>, options?: AsOptions): Promise<Value>;
  /** Marks the job as done, in the transaction that writes what it has done: both are there, or neither. */
  finish(transaction: Transaction, outcome: Plain): Promise<void>;
}

/** What came of a job. One that wrote rows has called `finish` before and gives nothing more. */
export type JobResult = Result<Plain | undefined, Refusal>;

/** Work of one kind, in a file of its own that a thread loads; `input` is what was asked for, as JSON. */
export type JobWork = (context: JobContext, input: unknown) => Promise<JobResult>;

/** A kind of job that a module brings. */
export interface JobDefinition {
  /** The module's word and the job's: `enterprise.import`. */
  readonly kind: `${string}.${string}`;
  /** The file that exports `work`. */
  readonly file: URL;
}

/** Thrown by work that was cancelled, to leave its transaction. */
export class Cancelled extends Error {}
