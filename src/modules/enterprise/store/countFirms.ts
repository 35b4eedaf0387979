import type { Tier } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { prefixRange } from '../prefixRange.ts';

/** Which firms are counted: those whose codes begin so; empty counts all that the actor may see. */
export interface CountedFirms {
  readonly region: string;
  readonly industry: string;
}

/** How many firms of a region and an industry hold a title as their highest. */
export interface FirmCount {
  /** The beginning of the region codes, as many digits as were asked for. */
  readonly region: string;
  /** The beginning of the industry codes, as many characters as were asked for; null where the industry is missing. */
  readonly industry: string | null;
  readonly tier: Tier | null;
  readonly firms: number;
}

/** How many firms were granted, in a year, the title that is their highest. */
export interface GrantCount {
  readonly tier: Tier;
  /** Null where the day is not known. */
  readonly year: number | null;
  readonly firms: number;
}

/**
 * Counts firms by region, industry and title.
 * @example countFirms(transaction, { region: '3505', industry: '' }, { regionDigits: 6, industryCharacters: 1 })
 */
export async function countFirms(
  transaction: Transaction,
  counted: CountedFirms,
  cut: { readonly regionDigits: number; readonly industryCharacters: number },
): Promise<readonly FirmCount[]> {
  return transaction.query<FirmCount>(
    `select left(region_code, $5) as region, left(industry_code, $6) as industry, tier, count(*)::int as firms
       from enterprise.enterprises where ${isCounted} group by 1, 2, 3`,
    [...boundsOf(counted), cut.regionDigits, cut.industryCharacters],
  );
}

/** Counts titles by the year in which they were granted: a firm counts for the highest title that it holds. */
export async function countGrants(transaction: Transaction, counted: CountedFirms): Promise<readonly GrantCount[]> {
  return transaction.query<GrantCount>(
    `select tier, extract(year from tier_granted_on)::int as year, count(*)::int as firms
       from enterprise.enterprises where ${isCounted} and tier is not null group by 1, 2`,
    [...boundsOf(counted)],
  );
}

const isCounted = `region_code >= $1 and ($2::text is null or region_code < $2)
  and ($3 = '' or industry_code >= $3) and ($4::text is null or industry_code < $4)`;

function boundsOf({ region, industry }: CountedFirms): readonly (string | null)[] {
  const [regions, industries] = [prefixRange(region), prefixRange(industry)];
  return [regions.from, regions.until, industries.from, industries.until];
}
