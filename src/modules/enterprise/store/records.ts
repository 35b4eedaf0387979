import type { Facts } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import type { FactRecord } from '../resolve.ts';

/** A record as it is kept: what was said of a firm, and by whom it was entered. */
export interface KeptRecord extends FactRecord {
  readonly enterprise_id: string;
  readonly evidence_id: string | null;
  readonly import_id: string | null;
  readonly organisation_id: string;
  readonly person_id: string | null;
}

/** Everything that was ever said of firms, by firm and in no order; of firms that the actor may not see, nothing. */
export async function readRecords(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptRecord[]>> {
  const rows = await transaction.query<KeptRecord>(recordsOfFirms, [enterpriseIds]);
  const byFirm = new Map<string, KeptRecord[]>();
  for (const row of rows) {
    const known = byFirm.get(row.enterprise_id);
    if (known === undefined) byFirm.set(row.enterprise_id, [row]);
    else known.push(row);
  }
  return byFirm;
}

const recordsOfFirms: NamedQuery = {
  name: 'enterprise.readRecords',
  text: `select enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn, evidence_id, import_id,
                organisation_id, person_id, entered_at
           from enterprise.records where enterprise_id = any($1)`,
};

/** A record to be added, with the region of its firm. */
export interface NewRecord extends KeptRecord {
  readonly region_code: string;
  readonly facts: Facts;
}

/** Adds records. */
export async function insertRecords(transaction: Transaction, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return;
  await transaction.run(
    `insert into enterprise.records (enterprise_id, record_id, region_code, source, base_year, stated_on, facts, withdrawn,
            evidence_id, import_id, organisation_id, person_id, entered_at)
       select enterprise_id, record_id, region_code, source, base_year, stated_on, facts, withdrawn,
            evidence_id, import_id, organisation_id, person_id, entered_at
         from json_populate_recordset(null::enterprise.records, $1)
       on conflict do nothing`,
    [JSON.stringify(records)],
  );
}

/** The time of the transaction, to the millisecond: the one clock by which records are ordered. */
export async function readClock(transaction: Transaction): Promise<Date> {
  const [row] = await transaction.query<{ now: Date }>(`select date_trunc('milliseconds', now()) as now`);
  return row?.now ?? new Date();
}
