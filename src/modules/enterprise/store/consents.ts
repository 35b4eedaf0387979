import { present } from '@leitu/kernel';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** That a firm lets an organisation see its dossier. */
export interface ConsentRow {
  readonly enterprise_id: string;
  readonly consent_id: string;
  readonly region_code: string;
  readonly partner_id: string;
  readonly purpose: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly given_at: Date;
  readonly withdrawn_at: Date | null;
}

const columns =
  'enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day, given_at, withdrawn_at';

/** The consents that a firm has given, the newest first; those that are over and withdrawn too. */
export function listConsents(transaction: Transaction, enterpriseId: string): Promise<ConsentRow[]> {
  return transaction.query<ConsentRow>(
    `select ${columns} from enterprise.consents where enterprise_id = $1 order by given_at desc, consent_id desc`,
    [enterpriseId],
  );
}

/** Adds a consent, and gives it as it is kept. */
export async function insertConsent(
  transaction: Transaction,
  consent: Omit<ConsentRow, 'given_at' | 'withdrawn_at'>,
  givenBy: string | null,
): Promise<ConsentRow> {
  const { enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day } = consent;
  const rows = await transaction.query<ConsentRow>(
    `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day, given_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
    [enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day, givenBy],
  );
  return present(rows[0], 'what is inserted is given back');
}

/** Withdraws a consent that stands, and gives it; undefined where there is none. */
export async function withdrawConsent(
  transaction: Transaction,
  enterpriseId: string,
  consentId: string,
): Promise<ConsentRow | undefined> {
  const rows = await transaction.query<ConsentRow>(
    `update enterprise.consents set withdrawn_at = now()
      where enterprise_id = $1 and consent_id = $2 and withdrawn_at is null returning ${columns}`,
    [enterpriseId, consentId],
  );
  return rows[0];
}
