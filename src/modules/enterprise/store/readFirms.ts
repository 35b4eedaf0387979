import type { Facts, FactValue, Tier } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { prefixRange } from '../prefixRange.ts';

/** A firm with all that is known of it, as judging reads it. */
export interface FirmFacts {
  readonly enterpriseId: string;
  readonly regionCode: string;
  /** The highest title it holds. */
  readonly tier: Tier | null;
  /** The fiscal year that y1 stands for. */
  readonly factsYear: number;
  /** By the names of the dictionary, code, name, region and industry among them; money in fen. What is not there is missing. */
  readonly facts: Facts;
}

/** A firm as it stands in lists. */
export interface FirmName {
  readonly enterprise_id: string;
  readonly uscc: string;
  readonly name: string;
  readonly region_code: string;
  readonly industry_code: string | null;
  readonly tier: Tier | null;
}

/** Columns of a row that are no facts. */
const notFacts = new Set([
  'enterprise_id',
  'tier',
  'tier_granted_on',
  'other_facts',
  'facts_year',
  'created_at',
  'updated_at',
]);

interface FirmRow {
  readonly enterprise_id: string;
  readonly region_code: string;
  readonly tier: Tier | null;
  readonly facts_year: number;
  readonly other_facts: Facts | null;
  readonly [column: string]: unknown;
}

/** The facts of firms, in no order; firms that the actor may not see are not among them. */
export async function readFacts(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<readonly FirmFacts[]> {
  const rows = await transaction.query<FirmRow>(factsOfFirms, [enterpriseIds]);
  return rows.map(firmOfRow);
}

const factsOfFirms: NamedQuery = {
  name: 'enterprise.readFacts',
  text: 'select * from enterprise.enterprises where enterprise_id = any($1)',
};

/**
 * The facts of all firms of a region (empty: of all that the actor may see), some at a time, by region and identifier. The transaction
 * asks nothing else with the name of the cursor meanwhile; one of a snapshot reads all of one moment.
 */
export async function* readFactsOfRegion(
  transaction: Transaction,
  region: string,
  atOnce = 1000,
): AsyncGenerator<readonly FirmFacts[], void, void> {
  const { from, until } = prefixRange(region);
  await transaction.run(
    `declare firms_of_region no scroll cursor for
       select * from enterprise.enterprises where region_code >= $1 and ($2::text is null or region_code < $2)
        order by region_code, enterprise_id`,
    [from, until],
  );
  for (;;) {
    const rows = await transaction.query<FirmRow>(`fetch ${Math.floor(atOnce)} from firms_of_region`);
    if (rows.length === 0) break;
    yield rows.map(firmOfRow);
  }
  await transaction.run('close firms_of_region');
}

/** Names, codes and titles of firms, by identifier; firms that the actor may not see are not among them. */
export async function findFirms(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, FirmName>> {
  const rows = await transaction.query<FirmName>(namesOfFirms, [enterpriseIds]);
  return new Map(rows.map((row) => [row.enterprise_id, row]));
}

const namesOfFirms: NamedQuery = {
  name: 'enterprise.findFirms',
  text: `select enterprise_id, uscc, name, region_code, industry_code, tier
           from enterprise.enterprises where enterprise_id = any($1)`,
};

function firmOfRow(row: FirmRow): FirmFacts {
  const facts: Record<string, FactValue> = { ...row.other_facts } as Record<string, FactValue>; // Kept as the dictionary reads them.
  for (const [name, value] of Object.entries(row)) {
    if (value === null || notFacts.has(name)) continue;
    // Columns of facts are whole numbers, doubles, days, texts and booleans; no amount is beyond 2^53.
    facts[name] = typeof value === 'bigint' ? Number(value) : (value as FactValue);
  }
  const { enterprise_id: enterpriseId, region_code: regionCode, tier, facts_year: factsYear } = row;
  return { enterpriseId, regionCode, tier, factsYear, facts };
}
