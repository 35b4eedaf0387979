import type { CalendarDay } from '@leitu/kernel';
import { type Tier, VERDICTS, type Verdict } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type CountedFirms, prefixRange } from '../../enterprise/index.ts';
import { titlesFrom } from './standings.ts';

/** How many firms stand how on a rung. */
export type RungCounts = Readonly<Record<Verdict | 'met_without_title' | 'judgement_without_title', number>>;

/** Where the firms of a region stand by the criteria. */
export interface StandingCounts {
  readonly judged: number;
  /** The latest day on which one of them was judged. */
  readonly latest: CalendarDay | null;
  readonly rungs: Readonly<Record<Tier, RungCounts>>;
}

interface CountRow {
  readonly innovative: Verdict | null;
  readonly srdi: Verdict | null;
  readonly little_giant: Verdict | null;
  readonly tier: Tier | null;
  readonly firms: number;
  readonly latest: CalendarDay;
}

/**
 * Counts where the firms of a region and an industry stand. `met_without_title` are those that meet the criteria of a rung and held,
 * when they were judged, neither its title nor a higher one, `judgement_without_title` those that do but for what a person has to judge:
 * the firms that an office has to look at.
 * @example countStandings(transaction, { region: '3505', industry: '' })
 */
export async function countStandings(
  transaction: Transaction,
  { region, industry }: CountedFirms,
): Promise<StandingCounts> {
  const [regions, industries] = [prefixRange(region), prefixRange(industry)];
  const rows = await transaction.query<CountRow>(
    `select innovative, srdi, little_giant, tier, count(*)::int as firms, max(judged_on) as latest
       from cultivation.standings
      where region_code >= $1 and ($2::text is null or region_code < $2)
        and ($3 = '' or industry_code >= $3) and ($4::text is null or industry_code < $4)
      group by innovative, srdi, little_giant, tier`,
    [regions.from, regions.until, industries.from, industries.until],
  );
  const latest = rows.map((row) => row.latest).reduce<CalendarDay | null>(later, null);
  return {
    judged: sumOf(rows),
    latest,
    rungs: {
      innovative: countsOf('innovative', rows, (row) => row.innovative),
      srdi: countsOf('srdi', rows, (row) => row.srdi),
      'little-giant': countsOf('little-giant', rows, (row) => row.little_giant),
    },
  };
}

function countsOf(rung: Tier, rows: readonly CountRow[], verdictOf: (row: CountRow) => Verdict | null): RungCounts {
  const [unmet, unknown, judgement, met] = VERDICTS.map((verdict) => rows.filter((row) => verdictOf(row) === verdict));
  const titles = titlesFrom(rung);
  const isUntitled = ({ tier }: CountRow) => tier === null || !titles.includes(tier);
  return {
    met: sumOf(met),
    judgement: sumOf(judgement),
    unknown: sumOf(unknown),
    unmet: sumOf(unmet),
    met_without_title: sumOf(met?.filter(isUntitled)),
    judgement_without_title: sumOf(judgement?.filter(isUntitled)),
  };
}

function sumOf(rows: readonly CountRow[] = []): number {
  return rows.reduce((sum, { firms }) => sum + firms, 0);
}

function later(one: CalendarDay | null, other: CalendarDay): CalendarDay {
  return one === null || other > one ? other : one;
}
