import type { CalendarDay } from '@leitu/kernel';
import { TIERS, type Tier, type Verdict } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { prefixRange } from '../../enterprise/index.ts';

/** Where a firm stands. */
export interface StandingRow {
  readonly enterprise_id: string;
  readonly judged_on: CalendarDay;
  readonly innovative: Verdict | null;
  readonly srdi: Verdict | null;
  readonly little_giant: Verdict | null;
}

const standingColumns = 'enterprise_id, judged_on, innovative, srdi, little_giant';

/** Where firms stand, in no order; those never judged are not among them. */
export async function readStandings(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<readonly StandingRow[]> {
  return transaction.query<StandingRow>(
    `select ${standingColumns} from cultivation.standings where enterprise_id = any($1)`,
    [enterpriseIds],
  );
}

/** A firm's standing is that of its judgement of the latest day: what is judged on a day long gone is kept, and changes no standing. */
const standFrom = (which: string) => `
  insert into cultivation.standings as before (enterprise_id, region_code, judgement_id, judged_on, industry_code, tier, innovative, srdi,
    little_giant, judged_at)
  select enterprise_id, region_code, judgement_id, judged_on, industry_code, tier, verdicts[c.innovative], verdicts[c.srdi],
         verdicts[c.little_giant], judged_at
    from cultivation.judgements join cultivation.criteria c using (criteria_id) where ${which} order by region_code, enterprise_id
  on conflict (enterprise_id) do update set
    region_code = excluded.region_code, judgement_id = excluded.judgement_id, judged_on = excluded.judged_on,
    industry_code = excluded.industry_code, tier = excluded.tier, innovative = excluded.innovative, srdi = excluded.srdi,
    little_giant = excluded.little_giant, judged_at = excluded.judged_at
  where before.judged_on <= excluded.judged_on`;

/** Lets a firm stand as a judgement says. */
export async function standByJudgement(
  transaction: Transaction,
  enterpriseId: string,
  judgementId: string,
): Promise<void> {
  await transaction.run(standFrom('enterprise_id = $1 and judgement_id = $2'), [enterpriseId, judgementId]);
}

/** Lets all firms of a run stand as it says; they are written in one order, that of the index, so that two runs do not wait for each other. */
export async function standByRun(transaction: Transaction, runId: string): Promise<void> {
  await transaction.run(standFrom('run_id = $1'), [runId]);
}

/** Which firms are looked for: those that stand so, of a region and an industry whose codes begin so. */
export interface Candidacy {
  readonly rung: Tier;
  readonly verdict: Verdict;
  readonly region: string;
  readonly industry: string;
  /** Only firms that held neither the title of the rung nor a higher one. */
  readonly isWithoutTitle: boolean;
}

/** The firms of one page, by county and identifier. */
export async function findCandidates(
  transaction: Transaction,
  candidacy: Candidacy,
  page: { readonly offset: number; readonly size: number },
): Promise<readonly StandingRow[]> {
  const { where, values } = isCandidate(candidacy);
  return transaction.query<StandingRow>(
    `select ${standingColumns} from cultivation.standings where ${where}
      order by region_code, enterprise_id limit $7 offset $8`,
    [...values, page.size, page.offset],
  );
}

/** How many firms there are on all pages. */
export async function countCandidates(transaction: Transaction, candidacy: Candidacy): Promise<number> {
  const { where, values } = isCandidate(candidacy);
  const rows = await transaction.query<{ total: number }>(
    `select count(*)::int as total from cultivation.standings where ${where}`,
    [...values],
  );
  return rows[0]?.total ?? 0;
}

/** The columns of the rungs. */
const rungColumns: Readonly<Record<Tier, string>> = {
  innovative: 'innovative',
  srdi: 'srdi',
  'little-giant': 'little_giant',
};

function isCandidate({ rung, verdict, region, industry, isWithoutTitle }: Candidacy): {
  readonly where: string;
  readonly values: readonly unknown[];
} {
  const [regions, industries] = [prefixRange(region), prefixRange(industry)];
  const heldTitles = isWithoutTitle ? titlesFrom(rung) : [];
  return {
    where: `${rungColumns[rung]} = $1 and region_code >= $2 and ($3::text is null or region_code < $3)
      and ($4 = '' or industry_code >= $4) and ($5::text is null or industry_code < $5)
      and (tier is null or not tier = any($6::text[]))`,
    values: [verdict, regions.from, regions.until, industries.from, industries.until, heldTitles],
  };
}

/** The title of a rung and those above it. */
export function titlesFrom(rung: Tier): readonly Tier[] {
  return TIERS.slice(TIERS.indexOf(rung));
}
