import { ok, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { auditedActor, type PersonActor } from './actors.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { judgeScopes } from './rules.ts';
import { makeSecret, secretHash } from './secrets.ts';
import { insertToken, revokeToken } from './store/tokens.ts';
import { writeToken } from './tokenText.ts';

/** A token that is to be made. */
export interface AskedToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

/** A token that was just made. */
export interface MadeToken {
  readonly tokenId: string;
  /** The whole token, told this once; what is kept is the hash of its secret. */
  readonly text: string;
  readonly expiresAt: Date;
}

/** Makes a token for a machine of the own organisation: it may do what its scopes say, as long as its maker may too. */
export async function makeToken(
  database: Database,
  actor: PersonActor,
  { name, scopes: asked, days }: AskedToken,
): Promise<Result<MadeToken, IdentityRefusal>> {
  const refusal = judgeScopes(asked, actor.permissions);
  if (refusal !== null) return refused(refusal);
  const scopes = [...new Set(asked)].toSorted();
  const tokenId = uuidv7();
  const secret = makeSecret();
  return database.as(actor, async (transaction) => {
    const expiresAt = await insertToken(transaction, {
      tokenId,
      secretHash: secretHash(secret),
      organisationId: actor.organisationId,
      personId: actor.personId,
      name,
      scopes,
      days,
    });
    await appendEvent(transaction, actor, {
      action: 'identity.token-add',
      ...auditedActor(actor),
      detail: { token_id: tokenId, name, scopes, expires_at: expiresAt.toISOString() },
    });
    return ok({ tokenId, text: writeToken(tokenId, secret), expiresAt });
  });
}

/** Revokes a token of the own organisation. */
export async function endToken(
  database: Database,
  actor: PersonActor,
  tokenId: string,
): Promise<Result<void, IdentityRefusal>> {
  return revoke(database, actor, async (transaction) => {
    const name = await revokeToken(transaction, actor.organisationId, tokenId);
    if (name === undefined) return refused(refuseIdentity('unknown_token'));
    await appendEvent(transaction, actor, {
      action: 'identity.token-revoke',
      ...auditedActor(actor),
      detail: { token_id: tokenId, name },
    });
    return ok(undefined);
  });
}
