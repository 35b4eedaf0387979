import type { CalendarDay } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** Of the firms without the title of a rung: how many do not meet it, how many of these are one step away, and how many by a near one. */
export interface RungDistance {
  readonly below: number;
  readonly one_step: number;
  readonly near: number;
}

/** A search as it is kept. */
export interface StepRunRow {
  readonly step_run_id: string;
  readonly region_code: string;
  readonly looked_on: CalendarDay;
  readonly version: string;
  readonly firms: bigint;
  readonly tally: Record<Tier, RungDistance>;
  readonly ended_at: Date;
}

const columns = 'step_run_id, region_code, looked_on, version, firms, tally, ended_at';

/** The searches that the actor may see, the newest first. */
export async function listStepRuns(transaction: Transaction, most: number): Promise<readonly StepRunRow[]> {
  return transaction.query<StepRunRow>(`select ${columns} from cultivation.step_runs order by ended_at desc limit $1`, [
    most,
  ]);
}

/** A search that has looked at all its firms. */
export interface NewStepRun {
  readonly stepRunId: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly region: string;
  readonly lookedOn: CalendarDay;
  readonly version: string;
  readonly firms: number;
  readonly tally: Readonly<Record<Tier, RungDistance>>;
}

export async function keepStepRun(transaction: Transaction, run: NewStepRun): Promise<void> {
  const { stepRunId, organisationId, personId, region, lookedOn, version, firms, tally } = run;
  await transaction.run(
    `insert into cultivation.step_runs (step_run_id, organisation_id, person_id, region_code, looked_on, version, firms, tally, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
    [stepRunId, organisationId, personId, region, lookedOn, version, firms, JSON.stringify(tally)],
  );
}
