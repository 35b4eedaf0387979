import type { CalendarDay } from '@leitu/kernel';
import type { CaseType, Facts, Tier } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import type { PartOfRegion } from '../../enterprise/index.ts';
import type { KeptResults, LadderJudgement } from '../judgeLadder.ts';

/** A judgement as its history tells it. */
export interface SummaryRow {
  readonly judgement_id: string;
  readonly run_id: string | null;
  readonly judged_on: CalendarDay;
  readonly case_type: CaseType;
  readonly version: string;
  readonly facts_year: number | null;
  readonly results: KeptResults;
  readonly organisation_id: string;
  readonly person_id: string | null;
  readonly judged_at: Date;
}

/** A judgement with everything that it was made from. */
export interface JudgementRow extends SummaryRow {
  readonly facts: Facts;
}

const summaryColumns =
  'judgement_id, run_id, judged_on, case_type, version, facts_year, results, organisation_id, person_id, judged_at';

/** The judgements of a firm, the newest first: identifiers sort by the time they were made. */
export async function listJudgements(
  transaction: Transaction,
  enterpriseId: string,
  most: number,
): Promise<readonly SummaryRow[]> {
  return transaction.query<SummaryRow>(
    `select ${summaryColumns} from cultivation.judgements where enterprise_id = $1 order by judgement_id desc limit $2`,
    [enterpriseId, most],
  );
}

export async function findJudgement(
  transaction: Transaction,
  enterpriseId: string,
  judgementId: string,
): Promise<JudgementRow | undefined> {
  const rows = await transaction.query<JudgementRow>(
    `select ${summaryColumns}, facts from cultivation.judgements
      where enterprise_id = $1 and judgement_id = $2`,
    [enterpriseId, judgementId],
  );
  return rows[0];
}

/** What several judgements that are made together have in common. */
export interface Occasion {
  readonly runId: string | null;
  readonly judgedOn: CalendarDay;
  readonly caseType: CaseType;
  readonly version: string;
  readonly organisationId: string;
  readonly personId: string | null;
}

/** A firm that was judged, and what was found. */
export interface NewJudgement {
  readonly judgementId: string;
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly tier: Tier | null;
  readonly industryCode: string | null;
  readonly factsYear: number;
  readonly judged: LadderJudgement;
}

/**
 * Keeps judgements, many at once. PostgreSQL refuses COPY where row-level security is on, so they travel as one text of JSON, which is as
 * fast. There is never a conflict: with that clause Citus sends the rows on by insert, where it would else use COPY too.
 */
export async function keepJudgements(
  transaction: Transaction,
  occasion: Occasion,
  judgements: readonly NewJudgement[],
): Promise<void> {
  const { runId, judgedOn, caseType, version, organisationId, personId } = occasion;
  const values = [runId, judgedOn, caseType, version, organisationId, personId];
  await transaction.run(insertJudgements, [...values, JSON.stringify(judgements.map(writtenRow))]);
}

const insertJudgements = {
  name: 'cultivation.keepJudgements',
  text: `
    insert into cultivation.judgements (enterprise_id, judgement_id, region_code, run_id, judged_on, case_type, version, industry_code,
      tier, innovative, srdi, little_giant, results, facts, facts_year, organisation_id, person_id)
    select e, j, r, $1, $2, $3, $4, i, t, s1, s2, s3, results, facts, y, $5, $6
      from json_to_recordset($7::json) as given (e uuid, j uuid, r text, i text, t text, y int, s1 text, s2 text, s3 text, results json, facts json)
    on conflict (enterprise_id, judgement_id) do nothing`,
};

/** Names are short since every row bears them. */
function writtenRow({ judged, ...firm }: NewJudgement): object {
  const { enterpriseId, judgementId, regionCode, industryCode, tier, factsYear } = firm;
  const { innovative, srdi, 'little-giant': littleGiant } = judged.standing;
  return {
    ...{ e: enterpriseId, j: judgementId, r: regionCode, i: industryCode, t: tier, y: factsYear },
    ...{ s1: innovative, s2: srdi, s3: littleGiant, results: judged.results, facts: judged.facts },
  };
}

/** Judges and keeps the firms of a part of a region by a query of `judgingQuery`; gives how many there were. */
export async function judgePart(
  transaction: Transaction,
  query: NamedQuery,
  occasion: Occasion,
  { regionCode, after, until }: PartOfRegion,
): Promise<number> {
  const { runId, judgedOn, caseType, version, organisationId, personId } = occasion;
  const values = [runId, judgedOn, caseType, version, organisationId, personId];
  const timeDigits = uuidv7().replaceAll('-', '').slice(0, 12);
  return transaction.run(query, [...values, regionCode, after, until, timeDigits]);
}

/** How PostgreSQL goes about many like statements of many expressions: it plans them once, and compiles none of them. */
export async function planOnce(transaction: Transaction): Promise<void> {
  await transaction.run('set local plan_cache_mode = force_generic_plan');
  await transaction.run('set local jit = off');
}
