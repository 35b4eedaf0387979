import { present } from '@leitu/kernel';
import { rowsInBinary, rowTypeOf } from '../../../platform/db/rowsInBinary.ts';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { factsText } from '../factsText.ts';
import type { FactRecord } from '../resolve.ts';

/** A record as it is kept: what was said of a firm, and by whom it was entered. */
export interface KeptRecord extends FactRecord {
  readonly enterprise_id: string;
  readonly evidence_id: string | null;
  readonly import_id: string | null;
  readonly organisation_id: string;
  readonly person_id: string | null;
}

/** A record to be added, with the region of its firm. */
export interface NewRecord extends KeptRecord {
  readonly region_code: string;
}

const columns = [
  ...['enterprise_id', 'record_id', 'region_code', 'source', 'base_year', 'stated_on', 'withdrawn'],
  ...['evidence_id', 'import_id', 'organisation_id', 'person_id', 'entered_at'],
] as const;

/** Makes records ready to be sent: work that can be done while PostgreSQL does other. */
export async function sendableRecords(transaction: Transaction, records: readonly NewRecord[]): Promise<Buffer> {
  const type = await rowTypeOf(transaction, 'enterprise.records');
  return rowsInBinary(type, records, (column) => readers.get(column));
}

const readers = new Map<string, (record: NewRecord) => unknown>([
  ['facts', ({ facts }) => factsText(facts)],
  ...columns.map((name) => [name, (record: NewRecord) => record[name]] as const),
]);

/** Adds records that are ready to be sent. */
export async function insertRecords(transaction: Transaction, records: Buffer): Promise<void> {
  await transaction.run(
    `insert into enterprise.records (facts, ${columns.join(', ')})
       select facts, ${columns.join(', ')} from unnest($1::enterprise.records[])`,
    [records],
  );
}

/** A firm as a change of its dossier starts from it. */
export interface KnownFirm {
  /** Tells whether somebody else has written the firm's row meanwhile. */
  readonly version: string;
  readonly records: readonly KeptRecord[];
}

/** Firms with everything that was ever said of them, for changing their dossiers. */
export async function readKnownFirms(
  transaction: Transaction,
  enterpriseIds: readonly string[],
): Promise<ReadonlyMap<string, KnownFirm>> {
  // First the versions: a record that is added between the two questions comes with another version, and the change is found overtaken.
  const [versions, records] = await Promise.all([
    transaction.query<{ enterprise_id: string; version: string }>(versionsOfFirms, [enterpriseIds]),
    transaction.query<KeptRecord>(recordsOfFirms, [enterpriseIds]),
  ]);
  const versionOf = new Map(versions.map(({ enterprise_id, version }) => [enterprise_id, version]));
  const firms = new Map<string, { readonly version: string; readonly records: KeptRecord[] }>();
  for (const record of records) {
    const known = firms.get(record.enterprise_id);
    const version = versionOf.get(record.enterprise_id);
    if (known !== undefined) known.records.push(record);
    else if (version !== undefined) firms.set(record.enterprise_id, { version, records: [record] });
  }
  return firms;
}

const versionsOfFirms: NamedQuery = {
  name: 'enterprise.versionsOfFirms',
  text: 'select enterprise_id, updated_at::text as version from enterprise.enterprises where enterprise_id = any($1)',
};

const recordsOfFirms: NamedQuery = {
  name: 'enterprise.recordsOfFirms',
  text: `select enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn, evidence_id, import_id, organisation_id,
    person_id, entered_at from enterprise.records where enterprise_id = any($1)`,
};

/** The time of the transaction, to the millisecond: the one clock by which records are ordered. */
export async function readClock(transaction: Transaction): Promise<Date> {
  const rows = await transaction.query<{ now: Date }>(`select date_trunc('milliseconds', now()) as now`);
  return present(rows[0], 'a select without a table gives a row').now;
}
