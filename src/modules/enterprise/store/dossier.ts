import type { NamedQuery, Transaction } from '../../../platform/db/transaction.ts';
import { FACT_COLUMNS, type FirmRow } from '../columns.ts';

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

/** The row of a firm; undefined where there is none that the actor may see. */
export async function findFirmRow(transaction: Transaction, enterpriseId: string): Promise<DatedRow | undefined> {
  const rows = await transaction.query<DatedRow>(rowOfFirm, [enterpriseId]);
  return rows[0];
}

const rowOfFirm: NamedQuery = {
  name: 'enterprise.findFirmRow',
  text: `select ${columns} from enterprise.enterprises where enterprise_id = $1`,
};

/** The rows of firms, in no order. */
export function findFirmRows(transaction: Transaction, enterpriseIds: readonly string[]): Promise<DatedRow[]> {
  return transaction.query<DatedRow>(rowsOfFirms, [enterpriseIds]);
}

const rowsOfFirms: NamedQuery = {
  name: 'enterprise.findFirmRows',
  text: `select ${columns} from enterprise.enterprises where enterprise_id = any($1)`,
};
