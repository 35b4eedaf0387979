import type { Tier } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { FACT_COLUMNS, type Firm, type FirmRow, firmOfRow } from '../columns.ts';
import { prefixRange } from '../prefixRange.ts';

/** A firm as it stands in lists. */
export interface FirmName {
  readonly enterprise_id: string;
  readonly uscc: string;
  readonly name: string;
  readonly region_code: string;
  readonly industry_code: string | null;
  readonly tier: Tier | null;
}

/** What a firm is read from: the texts by which it is found and its times stay where they are. */
const columnsOfFirm = ['enterprise_id', ...FACT_COLUMNS, 'tier', 'tier_granted_on', 'other_facts', 'facts_year'].join(
  ', ',
);

/** The facts of firms, in no order; firms that the actor may not see are not among them. */
export async function readFacts(transaction: Transaction, enterpriseIds: readonly string[]): Promise<readonly Firm[]> {
  const rows = await transaction.query<FirmRow>(factsOfFirms, [enterpriseIds]);
  return rows.map(firmOfRow);
}

const factsOfFirms: NamedQuery = {
  name: 'enterprise.readFacts',
  text: `select ${columnsOfFirm} from enterprise.enterprises where enterprise_id = any($1)`,
};

/**
 * The facts of all firms of a region (empty: of all that the actor may see), some at a time, by region and identifier. The transaction
 * asks nothing else with the name of the cursor meanwhile; one of a snapshot reads all of one moment.
 */
export async function* readFactsOfRegion(
  transaction: Transaction,
  region: string,
  atOnce = 1000,
): AsyncGenerator<readonly Firm[], void, void> {
  const { from, until } = prefixRange(region);
  await transaction.run(
    `declare firms_of_region no scroll cursor for
       select ${columnsOfFirm} from enterprise.enterprises where region_code >= $1 and ($2::text is null or region_code < $2)
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
