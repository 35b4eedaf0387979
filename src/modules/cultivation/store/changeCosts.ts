import type { Transaction } from '../../../platform/db/transaction.ts';

/** What changing a fact costs in a region, as per cent of what the packs say. */
export interface ChangeCostRow {
  readonly region_code: string;
  readonly fact: string;
  readonly percent: number;
}

/** What regions have set that concerns a region: the region itself, those above it and those within it. */
export async function readChangeCosts(transaction: Transaction, region: string): Promise<readonly ChangeCostRow[]> {
  return transaction.query<ChangeCostRow>(
    `select region_code, fact, percent from cultivation.change_costs
      where starts_with(region_code, $1) or starts_with($1, region_code) order by region_code, fact`,
    [region],
  );
}

interface SetCost {
  readonly region: string;
  readonly fact: string;
  readonly percent: number;
  readonly organisationId: string;
  readonly personId: string | null;
}

/** Sets what changing a fact costs in a region. */
export async function setChangeCost(transaction: Transaction, set: SetCost): Promise<void> {
  const { region, fact, percent, organisationId, personId } = set;
  await transaction.run(
    `insert into cultivation.change_costs (region_code, fact, percent, organisation_id, person_id) values ($1, $2, $3, $4, $5)
     on conflict (region_code, fact) do update set
       percent = excluded.percent, organisation_id = excluded.organisation_id, person_id = excluded.person_id, set_at = now()`,
    [region, fact, percent, organisationId, personId],
  );
}

/** Lets what is said above the region hold again for a fact. */
export async function clearChangeCost(transaction: Transaction, region: string, fact: string): Promise<void> {
  await transaction.run('delete from cultivation.change_costs where region_code = $1 and fact = $2', [region, fact]);
}
