import { present } from '@leitu/kernel';
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

export interface NewToken {
  readonly tokenId: string;
  readonly secretHash: Buffer;
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/** Adds a token; gives when it ends. */
export async function insertToken(transaction: Transaction, token: NewToken): Promise<Date> {
  const rows = await transaction.query<{ expires_at: Date }>(
    `insert into identity.tokens (token_id, secret_hash, organisation_id, person_id, name, scopes, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) returning expires_at`,
    [token.tokenId, token.secretHash, token.organisationId, token.personId, token.name, token.scopes, token.days],
  );
  return present(rows[0], 'the row that was added').expires_at;
}

export interface ListedToken {
  readonly token_id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly made_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
  readonly revoked_at: Date | null;
}

/** The tokens of an organisation, those that are valid first. */
export async function listTokens(transaction: Transaction, organisationId: string): Promise<ListedToken[]> {
  return transaction.query<ListedToken>(
    `select t.token_id, t.name, t.scopes, p.name as made_by, t.created_at, t.expires_at, t.used_at, t.revoked_at
       from identity.tokens t join identity.people p on p.person_id = t.person_id
      where t.organisation_id = $1
      order by t.revoked_at is not null or t.expires_at <= now(), t.created_at desc, t.token_id`,
    [organisationId],
  );
}

/** Revokes a token of an organisation; gives its name, or undefined where there was none. */
export async function revokeToken(
  transaction: Transaction,
  organisationId: string,
  tokenId: string,
): Promise<string | undefined> {
  const rows = await transaction.query<{ name: string }>(
    `update identity.tokens set revoked_at = now()
      where organisation_id = $1 and token_id = $2 and revoked_at is null returning name`,
    [organisationId, tokenId],
  );
  return rows[0]?.name;
}
