import type { Transaction } from '../../../platform/db/transaction.ts';
import { type AccountRow, accountColumns } from './people.ts';

/** A round trip to the provider of single sign-on that was begun. */
export interface SsoAttempt {
  /** Who links an identity to the own account; null where somebody signs in. */
  readonly person_id: string | null;
  readonly return_to: string;
}

export async function insertSsoAttempt(
  transaction: Transaction,
  stateHash: Buffer,
  { person_id, return_to }: SsoAttempt,
): Promise<void> {
  await transaction.run(
    `insert into identity.sso_attempts (state_hash, person_id, return_to, expires_at)
     values ($1, $2, $3, now() + interval '10 minutes')`,
    [stateHash, person_id, return_to],
  );
}

/** Takes the attempt out, so that nobody comes back twice; undefined where it is gone or expired. */
export async function takeSsoAttempt(transaction: Transaction, stateHash: Buffer): Promise<SsoAttempt | undefined> {
  const rows = await transaction.query<SsoAttempt & { is_expired: boolean }>(
    `delete from identity.sso_attempts where state_hash = $1
     returning person_id, return_to, expires_at <= now() as is_expired`,
    [stateHash],
  );
  return rows.find((row) => !row.is_expired);
}

/** The account to which an identity of the provider is linked. */
export async function findLinkedAccount(
  transaction: Transaction,
  issuer: string,
  subject: string,
): Promise<AccountRow | undefined> {
  const rows = await transaction.query<AccountRow>(`${accountColumns} where p.sso_issuer = $1 and p.sso_subject = $2`, [
    issuer,
    subject,
  ]);
  return rows[0];
}

/** Links an identity of the provider to a person's account; gives false where it is linked to another. */
export async function linkIdentity(
  transaction: Transaction,
  personId: string,
  issuer: string,
  subject: string,
): Promise<boolean> {
  const linked = await transaction.run(
    `update identity.people p set sso_issuer = $2, sso_subject = $3
      where person_id = $1 and not exists (
        select from identity.people other
         where other.sso_issuer = $2 and other.sso_subject = $3 and other.person_id <> p.person_id)`,
    [personId, issuer, subject],
  );
  return linked > 0;
}

/** Unlinks whatever is linked; gives whether anything was. */
export async function unlinkIdentity(transaction: Transaction, personId: string): Promise<boolean> {
  const unlinked = await transaction.run(
    'update identity.people set sso_issuer = null, sso_subject = null where person_id = $1 and sso_subject is not null',
    [personId],
  );
  return unlinked > 0;
}
