import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { FactRecord } from '../resolve.ts';

/** A record as it is kept: what was said of a firm, and by whom it was entered. */
export interface KeptRecord extends FactRecord {
  readonly enterprise_id: string;
  readonly evidence_id: string | null;
  readonly import_id: string | null;
  readonly organisation_id: string;
  readonly person_id: string | null;
}

const recordColumns = `enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn, evidence_id, import_id,
  organisation_id, person_id, entered_at`;

/** A record to be added, with the region of its firm. */
export interface NewRecord extends KeptRecord {
  readonly region_code: string;
}

/** Records as they are sent, a list of values for each column. */
export type SentRecords = readonly (readonly unknown[])[];

/** Makes records ready to be sent: work that can be done while PostgreSQL does other. */
export function sendableRecords(records: readonly NewRecord[]): SentRecords {
  const valuesOf = (column: keyof NewRecord) => records.map((record) => record[column]);
  return [
    ...(['enterprise_id', 'record_id', 'region_code', 'source', 'base_year', 'stated_on'] as const).map(valuesOf),
    records.map(({ facts }) => JSON.stringify(facts)),
    // A list of names inside a list of records would have to be of the same length in all of them, so it goes as text.
    records.map(({ withdrawn }) => `{${withdrawn.join(',')}}`),
    ...(['evidence_id', 'import_id', 'organisation_id', 'person_id', 'entered_at'] as const).map(valuesOf),
  ];
}

/** Adds records that are ready to be sent. */
export async function insertRecords(transaction: Transaction, records: SentRecords): Promise<void> {
  if (records[0]?.length === 0) return;
  await transaction.run(
    `insert into enterprise.records (enterprise_id, record_id, region_code, source, base_year, stated_on, facts, withdrawn,
            evidence_id, import_id, organisation_id, person_id, entered_at)
       select enterprise_id, record_id, region_code, source, base_year, stated_on, facts::jsonb, withdrawn::text[],
              evidence_id, import_id, organisation_id, person_id, entered_at
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::date[], $7::text[], $8::text[],
                     $9::uuid[], $10::uuid[], $11::uuid[], $12::uuid[], $13::timestamptz[])
           as new (enterprise_id, record_id, region_code, source, base_year, stated_on, facts, withdrawn,
                   evidence_id, import_id, organisation_id, person_id, entered_at)
       on conflict do nothing`,
    records,
  );
}

/** A firm as a change of its dossier starts from it. */
export interface KnownFirm {
  /** Tells whether somebody else has written the firm's row meanwhile. */
  readonly version: string;
  readonly records: readonly KeptRecord[];
}

/** Firms with everything that was ever said of them, of one moment, for changing their dossiers. */
export async function readKnownFirms(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, KnownFirm>> {
  // The firms are named for the records too: PostgreSQL does not pass a list on from one side of a join to the other.
  const rows = await transaction.query<KeptRecord & { readonly version: string }>(
    `select version, ${recordColumns}
       from (select enterprise_id, updated_at::text as version from enterprise.enterprises where enterprise_id = any($1)) as firms
       join enterprise.records using (enterprise_id)
      where records.enterprise_id = any($1)`,
    [enterpriseIds],
  );
  const firms = new Map<string, { readonly version: string; readonly records: KeptRecord[] }>();
  for (const { version, ...record } of rows) {
    const known = firms.get(record.enterprise_id);
    if (known === undefined) firms.set(record.enterprise_id, { version, records: [record] });
    else known.records.push(record);
  }
  return firms;
}

/** The time of the transaction, to the millisecond: the one clock by which records are ordered. */
export async function readClock(transaction: Transaction): Promise<Date> {
  const rows = await transaction.query<{ now: Date }>(`select date_trunc('milliseconds', now()) as now`);
  return present(rows[0], 'a select without a table gives a row').now;
}
