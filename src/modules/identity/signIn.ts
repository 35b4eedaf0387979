import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { actorOfPerson, auditedPrivately, type PersonActor, permissionsOfRole } from './actors.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { makeSecret, secretHash } from './secrets.ts';
import { findAccount, holdAccount, updatePasswordHash } from './store/people.ts';
import { deleteSession, insertSession } from './store/sessions.ts';
import { accountLimit, addressLimit, beginAttempt } from './throttle.ts';

/** Where somebody signs in from. */
export interface Visitor {
  readonly address: string;
  readonly browser: string | null;
  /** The secret of the session that the browser has already; it ends. */
  readonly previousSecret: string | null;
}

/** A session that was just opened. */
export interface OpenedSession {
  /** For the cookie; it is not kept. */
  readonly secret: string;
  readonly actor: PersonActor;
  /** Whether it took the place of another session of the browser. */
  readonly isReplacement: boolean;
}

/** Signs a person in with a password. */
export async function signIn(
  { database, permissions }: ModuleContext,
  typed: { readonly login: string; readonly password: string },
  visitor: Visitor,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const login = normalLogin(typed.login);
  const attempt = await beginAttempt(database, [accountLimit(login), addressLimit(visitor.address)]);
  if (!attempt.ok) return attempt;
  const account = await database.asNobody((transaction) => findAccount(transaction, login), { isReadOnly: true });
  const { isRight, isOutdated } = await checkPassword(typed.password, account?.password_hash ?? null);
  if (account === undefined || !isRight) return refused(refuseIdentity('sign_in_wrong'));
  const renewedHash = isOutdated ? await hashPassword(typed.password) : null;
  const asPerson = (role: string) =>
    actorOfPerson(account, account.person_id, permissionsOfRole(role, permissions), visitor.address);
  return openWith(database, asPerson(account.role), async (transaction) => {
    const held = await holdAccount(transaction, account);
    // The password was changed between the comparison and now.
    if (held.password_hash !== account.password_hash) return refused(refuseIdentity('sign_in_wrong'));
    await attempt.value.succeed(transaction);
    if (held.is_closed) return refused(refuseIdentity('account_disabled'));
    if (renewedHash !== null) await updatePasswordHash(transaction, account.person_id, renewedHash);
    return ok(await openSession(transaction, asPerson(held.role), visitor, 'password'));
  });
}

/** Logins are written in one way: small letters. Some keyboards give full-width ones. */
function normalLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/**
 * Runs work that ends with a session of the actor being opened, or refused. The session that the browser had before is over at once on
 * every server.
 */
export async function openWith<Code extends Refusal | string>(
  database: Database,
  actor: PersonActor,
  work: (transaction: Transaction) => Promise<Result<OpenedSession, Code>>,
): Promise<Result<OpenedSession, Code>> {
  return revoke(database, actor, work, (opened) => opened.ok && opened.value.isReplacement);
}

/** Opens a session in the transaction of the person who signs in. */
export async function openSession(
  transaction: Transaction,
  actor: PersonActor,
  visitor: Visitor,
  by: 'password' | 'sso' | 'invitation',
): Promise<OpenedSession> {
  const { previousSecret } = visitor;
  const isReplacement = previousSecret !== null && (await deleteSession(transaction, secretHash(previousSecret)));
  const secret = makeSecret();
  await insertSession(transaction, {
    sessionHash: secretHash(secret),
    sessionId: uuidv7(),
    personId: actor.personId,
    address: visitor.address,
    browser: visitor.browser,
  });
  await appendEvent(transaction, actor, {
    action: 'identity.sign-in',
    isPresence: true,
    ...auditedPrivately(actor),
    detail: { by },
  });
  return { secret, actor, isReplacement };
}
