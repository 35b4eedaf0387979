import type { CalendarDay } from '@leitu/kernel';
import type { CaseType, Facts, Tier } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import type { PartOfRegion } from '../../enterprise/index.ts';
import type { KeptResults, LadderJudgement } from '../judgeLadder.ts';
import type { KeptCriteria } from './criteria.ts';
import { columnsOf, factsOf, KEPT_COLUMNS, type ResultColumns, resultsOf } from './keptJudgement.ts';

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

/** What is read of a judgement, with the criteria by which it was made. */
type ReadRow = Omit<SummaryRow, 'results'> & ResultColumns & KeptCriteria & Readonly<Record<string, unknown>>;

const summaryColumns = `judgement_id, run_id, judged_on, case_type, facts_year, organisation_id, person_id, judged_at, verdicts, scores,
  c.version, c.packs, c.maxima, c.facts, c.innovative, c.srdi, c.little_giant`;

const withCriteria = 'cultivation.judgements j join cultivation.criteria c using (criteria_id)';

/** The judgements of a firm, the newest first: identifiers sort by the time they were made. */
export async function listJudgements(
  transaction: Transaction,
  enterpriseId: string,
  most: number,
): Promise<readonly SummaryRow[]> {
  const rows = await transaction.query<ReadRow>(
    `select ${summaryColumns} from ${withCriteria} where enterprise_id = $1 order by judgement_id desc limit $2`,
    [enterpriseId, most],
  );
  return rows.map(summaryOf);
}

export async function findJudgement(
  transaction: Transaction,
  enterpriseId: string,
  judgementId: string,
): Promise<JudgementRow | undefined> {
  const [row] = await transaction.query<ReadRow>(
    `select ${summaryColumns}, ${KEPT_COLUMNS.map((name) => `j.${name}`).join(', ')}, j.other_facts from ${withCriteria}
      where enterprise_id = $1 and judgement_id = $2`,
    [enterpriseId, judgementId],
  );
  return row === undefined ? undefined : { ...summaryOf(row), facts: factsOf(row, row) };
}

function summaryOf(row: ReadRow): SummaryRow {
  const { judgement_id, run_id, judged_on, case_type, version, facts_year, organisation_id, person_id, judged_at } =
    row;
  const results = resultsOf(row, row);
  return {
    judgement_id,
    run_id,
    judged_on,
    case_type,
    version,
    facts_year,
    results,
    organisation_id,
    person_id,
    judged_at,
  };
}

/** What several judgements that are made together have in common. */
export interface Occasion {
  readonly runId: string | null;
  readonly judgedOn: CalendarDay;
  readonly caseType: CaseType;
  readonly organisationId: string;
  readonly personId: string | null;
}

/** A firm that was judged, and what was found. */
export interface NewJudgement {
  readonly judgementId: string;
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly tier: Tier | null;
  /** The industry is told where the packs read it or not, since standings are counted by it. */
  readonly industryCode: string | null;
  readonly factsYear: number;
  readonly judged: LadderJudgement;
}

/**
 * Keeps a judgement. There is never a conflict: with that clause Citus sends the row on by insert, where it would else use COPY, which
 * PostgreSQL refuses where row-level security is on.
 */
export async function keepJudgement(
  transaction: Transaction,
  { runId, judgedOn, caseType, organisationId, personId }: Occasion,
  criteriaId: string,
  { judgementId, enterpriseId, regionCode, tier, industryCode, factsYear, judged }: NewJudgement,
): Promise<void> {
  const row = {
    ...columnsOf(judged),
    ...{ enterprise_id: enterpriseId, judgement_id: judgementId, region_code: regionCode, run_id: runId },
    ...{ judged_on: judgedOn, case_type: caseType, criteria_id: criteriaId, tier, industry_code: industryCode },
    ...{ facts_year: factsYear, organisation_id: organisationId, person_id: personId },
  };
  await transaction.run(insertJudgement, [JSON.stringify(row)]);
}

/** What is written of a judgement, but for when. */
const writtenColumns = [
  ...['enterprise_id', 'judgement_id', 'region_code', 'run_id', 'judged_on', 'case_type', 'criteria_id', 'verdicts'],
  ...['scores', 'tier', 'facts_year', 'organisation_id', 'person_id', ...KEPT_COLUMNS, 'other_facts'],
].join(', ');

const insertJudgement = {
  name: 'cultivation.keepJudgement',
  text: `
    insert into cultivation.judgements (${writtenColumns})
    select ${writtenColumns} from json_populate_record(null::cultivation.judgements, $1::json)
    on conflict (enterprise_id, judgement_id) do nothing`,
};

/** Judges and keeps the firms of a part of a region by a query of `judgingQuery`; gives how many there were. */
export async function judgePart(
  transaction: Transaction,
  query: NamedQuery,
  occasion: Occasion,
  criteriaId: string,
  { regionCode, after, until }: PartOfRegion,
): Promise<number> {
  const { runId, judgedOn, caseType, organisationId, personId } = occasion;
  const values = [runId, judgedOn, caseType, criteriaId, organisationId, personId];
  const timeDigits = uuidv7().replaceAll('-', '').slice(0, 12);
  return transaction.run(query, [...values, regionCode, after, until, timeDigits]);
}

/** How PostgreSQL goes about many like statements of many expressions: it plans them once, and compiles none of them. */
export async function planOnce(transaction: Transaction): Promise<void> {
  await transaction.run('set local plan_cache_mode = force_generic_plan');
  await transaction.run('set local jit = off');
}
