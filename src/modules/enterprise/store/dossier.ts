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

/** A record as a dossier shows it. */
export type ShownRecord = Omit<KeptRecord, 'enterprise_id'>;

/** A firm with everything that was ever said of it. */
export interface FoundDossier {
  readonly head: DossierHead;
  /** Another one as soon as anything of the dossier is another: every record that is added writes the firm's row anew. */
  readonly version: string;
  /** In no order; null where the version is the one that is known. */
  readonly records: readonly ShownRecord[] | null;
}

/** A record as PostgreSQL writes it in JSON. */
type WrittenRecord = Omit<ShownRecord, 'entered_at'> & { readonly entered_at: string };

interface WrittenDossier extends Omit<DossierHead, 'updated_at'> {
  readonly updated_at: string;
  readonly records: readonly WrittenRecord[] | null;
}

/**
 * A firm with everything that was ever said of it, by one question; undefined where there is none that the actor may see. Of a version that is
 * known already the records are not read again.
 */
export async function findDossier(
  transaction: Transaction,
  enterpriseId: string,
  knownVersion: string | null,
): Promise<FoundDossier | undefined> {
  const rows = await transaction.query<{ dossier: WrittenDossier }>(rowOfDossier, [enterpriseId, knownVersion]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { updated_at, records, ...head } = row.dossier;
  return {
    head: { ...head, updated_at: new Date(updated_at) },
    version: updated_at,
    records: records?.map((record) => ({ ...record, entered_at: new Date(record.entered_at) })) ?? null,
  };
}

/** All comes in one value, which is read in a fraction of the time of as many rows and columns. */
const rowOfDossier: NamedQuery = {
  name: 'enterprise.findDossier',
  text: `select to_json(dossier) as dossier from (
           select enterprise_id, uscc, name, region_code, industry_code, established_on, tier, tier_granted_on, updated_at,
                  case when updated_at = $2::timestamptz then null else
                    (select coalesce(json_agg(record), '[]') from (
                       select record_id, source, base_year, stated_on, facts, withdrawn, evidence_id, import_id, organisation_id, person_id,
                              entered_at from enterprise.records where enterprise_id = firm.enterprise_id) as record)
                  end as records
             from enterprise.enterprises as firm where enterprise_id = $1) as dossier`,
};
