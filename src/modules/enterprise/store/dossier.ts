import type { Tier } from '@leitu/rules';
import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { FACT_COLUMNS, type FirmRow } from '../columns.ts';
import type { KeptRecord } from './records.ts';

/** A row with the moment at which it was last changed. */
export interface DatedRow extends FirmRow {
  readonly updated_at: Date;
}

const columns = [
  'enterprise_id',
  ...FACT_COLUMNS,
  'tier',
  'tier_granted_on',
  'other_facts',
  'facts_year',
  'updated_at',
].join(', ');

/** The rows of firms, in no order. */
export function findFirmRows(transaction: Transaction, enterpriseIds: readonly string[]): Promise<DatedRow[]> {
  return transaction.query<DatedRow>(rowsOfFirms, [enterpriseIds]);
}

const rowsOfFirms: NamedQuery = {
  name: 'enterprise.findFirmRows',
  text: `select ${columns} from enterprise.enterprises where enterprise_id = any($1)`,
};

/** By what a firm is known. */
export interface DossierHead {
  readonly enterprise_id: string;
  readonly uscc: string;
  readonly name: string;
  readonly region_code: string;
  readonly industry_code: string | null;
  readonly established_on: string | null;
  readonly tier: Tier | null;
  readonly tier_granted_on: string | null;
  readonly updated_at: Date;
}

/** A firm with everything that was ever said of it. */
export interface DossierRows {
  readonly head: DossierHead;
  readonly records: readonly KeptRecord[];
}

/** A record as PostgreSQL writes it in JSON. */
type WrittenRecord = Omit<KeptRecord, 'entered_at'> & { readonly entered_at: string };

/** A firm with everything that was ever said of it, by one question; undefined where there is none that the actor may see. */
export async function findDossier(transaction: Transaction, enterpriseId: string): Promise<DossierRows | undefined> {
  const rows = await transaction.query<DossierHead & { readonly records: readonly WrittenRecord[] }>(rowsOfDossier, [
    enterpriseId,
  ]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { records, ...head } = row;
  return { head, records: records.map((record) => ({ ...record, entered_at: new Date(record.entered_at) })) };
}

/** The records come in one value, which is read in a fraction of the time of as many rows. */
const rowsOfDossier: NamedQuery = {
  name: 'enterprise.findDossier',
  text: `select enterprise_id, firm.uscc, firm.name, firm.region_code, firm.industry_code, firm.established_on, firm.tier,
                firm.tier_granted_on, firm.updated_at,
                coalesce(json_agg(record) filter (where record_id is not null), '[]') as records
           from enterprise.enterprises as firm left join enterprise.records as record using (enterprise_id)
          where enterprise_id = $1 group by enterprise_id`,
};
