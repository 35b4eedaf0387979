import { ok, refused } from '@leitu/kernel';
import type { Permission } from '../../platform/access/permission.ts';
import { refuseAccess } from '../../platform/http/accessRefusals.ts';
import { type Authenticate, isBearer } from '../../platform/http/guard.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { organisationOf, permissionsOfRole } from './actors.ts';
import { isSecret, secretHash, secretHashText, sessionCookie } from './secrets.ts';
import { type KnownActor, memoryOf } from './sessionMemory.ts';
import { findSession, markSeen } from './store/sessions.ts';
import { findToken, markUsed } from './store/tokens.ts';
import { readToken } from './tokenText.ts';

/** Whoever a secret stands for, and how long from now. */
interface Found {
  readonly actor: KnownActor;
  readonly milliseconds: number;
}

/**
 * Finds out who asks, by a token or by the cookie of a session. A request with a token is judged by the token alone, whatever cookie
 * came with it: the guard lets such a request pass from everywhere.
 */
export function makeAuthenticator(context: ModuleContext): Authenticate {
  const memory = memoryOf(context.database);
  const recallOrAsk = async (secret: string, ask: () => Promise<Found | undefined>) => {
    const key = secretHashText(secret);
    const known = memory.recall(key);
    if (known !== undefined) return known;
    const keep = memory.beginAsking();
    const found = await ask();
    if (found !== undefined) keep(key, found.actor, found.milliseconds);
    return found?.actor;
  };
  return async (request) => {
    const { authorization } = request.headers;
    if (isBearer(authorization)) {
      const token = readToken(authorization.slice('bearer '.length).trim());
      if (token === null) return refused(refuseAccess('token_invalid'));
      const { tokenId, secret } = token;
      const actor = await recallOrAsk(`${tokenId}${secret}`, () => askForToken(context, tokenId, secret));
      return actor === undefined ? refused(refuseAccess('token_invalid')) : ok({ ...actor, address: request.ip });
    }
    const secret = request.cookies[sessionCookie];
    if (secret === undefined || !isSecret(secret)) return ok(null);
    const actor = await recallOrAsk(secret, () => askForSession(context, secret));
    return ok(actor === undefined ? null : { ...actor, address: request.ip });
  };
}

async function askForSession(context: ModuleContext, secret: string): Promise<Found | undefined> {
  const { database, log, permissions } = context;
  const hash = secretHash(secret);
  const row = await database.asNobody((transaction) => findSession(transaction, hash), { isReadOnly: true });
  if (row === undefined) return undefined;
  if (row.is_seen_again) {
    // Nobody waits for it, and a request does not fail for it.
    database
      .asNobody((transaction) => markSeen(transaction, hash))
      .catch((error: unknown) => log.warn({ err: error }, 'it was not noted that a session is used'));
  }
  const actor: KnownActor = {
    ...organisationOf(row),
    personId: row.person_id,
    tokenId: null,
    permissions: permissionsOfRole(row.role, permissions),
  };
  return { actor, milliseconds: row.valid_milliseconds };
}

async function askForToken(context: ModuleContext, tokenId: string, secret: string): Promise<Found | undefined> {
  const { database, log, permissions } = context;
  const row = await database.asNobody((transaction) => findToken(transaction, tokenId, secretHash(secret)), {
    isReadOnly: true,
  });
  if (row === undefined) return undefined;
  if (row.is_used_again) {
    database
      .asNobody((transaction) => markUsed(transaction, tokenId))
      .catch((error: unknown) => log.warn({ err: error }, 'it was not noted that a token is used'));
  }
  const ofMaker = permissionsOfRole(row.role, permissions);
  const scopes: readonly string[] = row.scopes;
  const granted = new Set<Permission>([...ofMaker].filter((permission) => scopes.includes(permission)));
  const actor: KnownActor = { ...organisationOf(row), personId: null, tokenId, permissions: granted };
  return { actor, milliseconds: row.valid_milliseconds };
}
