import type { CalendarDay } from '@leitu/kernel';
import type { CaseType, Verdict } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { resultsBegin } from './judgingQuery.ts';

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
export async function tallyRun(transaction: Transaction, runId: string, packs: readonly string[]): Promise<Tally> {
  const verdicts = packs.map(
    (_, index) => `split_part(split_part(results::text, $${index + 2}, 2), '"', 1) as pack_${index}`,
  );
  const rows = await transaction.query<Record<string, string | number>>(
    `select ${verdicts.join(', ')}, count(*)::int as firms from cultivation.judgements where run_id = $1
      group by ${packs.map((_, index) => index + 1).join(', ')}`,
    [runId, ...packs.map(resultsBegin)],
  );
  const tally: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    for (const [index, pack] of packs.entries()) {
      const verdict = String(row[`pack_${index}`]);
      // A pack of a region judges the firms there alone.
      if (verdict === '') continue;
      const counts = tally[pack] ?? {};
      counts[verdict] = (counts[verdict] ?? 0) + Number(row.firms);
      tally[pack] = counts;
    }
  }
  return tally;
}
