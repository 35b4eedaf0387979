import type { OrganisationKind } from '../../../platform/access/organisationKind.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** Who asks, by a token that is valid. */
export interface TokenRow {
  readonly organisation_id: string;
  readonly kind: OrganisationKind;
  readonly region_code: string;
  /** What the person who made the token is now. */
  readonly role: string;
  readonly scopes: string[];
  readonly valid_milliseconds: number;
  readonly is_used_again: boolean;
}

/** Written down at most so often. */
const usedAgain = `interval '1 minute'`;

export async function findToken(
  transaction: Transaction,
  tokenId: string,
  secretHash: Buffer,
): Promise<TokenRow | undefined> {
  const rows = await transaction.query<TokenRow>(findTokenQuery, [tokenId, secretHash]);
  return rows[0];
}

const findTokenQuery = {
  name: 'identity-find-token',
  text: `
    select t.organisation_id, o.kind, o.region_code, p.role, t.scopes,
           extract(epoch from t.expires_at - now())::float8 * 1000 as valid_milliseconds,
           t.used_at is null or t.used_at < now() - ${usedAgain} as is_used_again
      from identity.tokens t
      join identity.people p on p.person_id = t.person_id
      join identity.organisations o on o.organisation_id = t.organisation_id
     where t.token_id = $1 and t.secret_hash = $2 and t.revoked_at is null and t.expires_at > now()
       and p.disabled_at is null and o.closed_at is null`,
};

export async function markUsed(transaction: Transaction, tokenId: string): Promise<void> {
  await transaction.run(
    `update identity.tokens set used_at = now()
      where token_id = $1 and (used_at is null or used_at < now() - ${usedAgain})`,
    [tokenId],
  );
}
