import type { CalendarDay } from '@leitu/kernel';
import type { CaseType, Verdict } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** How many firms have each verdict, by pack. */
export type Tally = Readonly<Record<string, Readonly<Partial<Record<Verdict, number>>>>>;

/** A run as it is kept. */
export interface RunRow {
  readonly run_id: string;
  readonly region_code: string;
  readonly judged_on: CalendarDay;
  readonly case_type: CaseType;
  readonly version: string;
  readonly packs: readonly string[];
  readonly firms: bigint;
  readonly tally: Record<string, Record<string, number>>;
  readonly ended_at: Date;
}

const runColumns = 'run_id, region_code, judged_on, case_type, version, packs, firms, tally, ended_at';

/** The runs that the actor may see, the newest first. */
export async function listRuns(transaction: Transaction, most: number): Promise<readonly RunRow[]> {
  return transaction.query<RunRow>(`select ${runColumns} from cultivation.runs order by ended_at desc limit $1`, [
    most,
  ]);
}

export async function findRun(transaction: Transaction, runId: string): Promise<RunRow | undefined> {
  const rows = await transaction.query<RunRow>(`select ${runColumns} from cultivation.runs where run_id = $1`, [runId]);
  return rows[0];
}

/** A run that has judged all its firms. */
export interface NewRun {
  readonly runId: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly region: string;
  readonly judgedOn: CalendarDay;
  readonly caseType: CaseType;
  readonly version: string;
  readonly packs: readonly string[];
  readonly firms: number;
  readonly tally: Tally;
}

export async function keepRun(transaction: Transaction, run: NewRun): Promise<void> {
  const { runId, organisationId, personId, region, judgedOn, caseType, version, packs, firms, tally } = run;
  await transaction.run(
    `insert into cultivation.runs (run_id, organisation_id, person_id, region_code, judged_on, case_type, version, packs, firms, tally,
       ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())`,
    [runId, organisationId, personId, region, judgedOn, caseType, version, packs, firms, JSON.stringify(tally)],
  );
}

/** How many firms of a run have each verdict, by pack, counted in what was kept. */
export async function tallyRun(transaction: Transaction, runId: string): Promise<Tally> {
  const rows = await transaction.query<{ packs: string[]; verdicts: Verdict[]; firms: number }>(
    `select packs, verdicts, firms
       from (select criteria_id, verdicts, count(*)::int as firms from cultivation.judgements where run_id = $1
              group by criteria_id, verdicts) as counted join cultivation.criteria using (criteria_id)`,
    [runId],
  );
  const tally: Record<string, Partial<Record<Verdict, number>>> = {};
  for (const { packs, verdicts, firms } of rows) {
    for (const [index, pack] of packs.entries()) {
      const counts = tally[pack] ?? {};
      tally[pack] = counts;
      const verdict = verdicts[index];
      if (verdict !== undefined) counts[verdict] = (counts[verdict] ?? 0) + firms;
    }
  }
  return tally;
}
