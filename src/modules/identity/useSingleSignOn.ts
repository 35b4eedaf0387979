import { ok, type Result, refused } from '@leitu/kernel';
import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { isErrorCode } from '../../platform/db/isErrorCode.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { actorOfPerson, auditedPrivately, isPerson, type PersonActor, permissionsOfRole } from './actors.ts';
import type { SsoRefusal } from './contract.ts';
import { makeSecret, secretHash } from './secrets.ts';
import { type OpenedSession, openSession, openWith, type Visitor } from './signIn.ts';
import type { ProviderIdentity, SingleSignOn } from './singleSignOn.ts';
import { holdAccount } from './store/people.ts';
import {
  findLinkedAccount,
  insertSsoAttempt,
  linkIdentity,
  type SsoAttempt,
  takeSsoAttempt,
  unlinkIdentity,
} from './store/sso.ts';
import { beginAttempt, forgiveAttempt, ssoLimit } from './throttle.ts';

/** A round trip that was begun: where the browser goes, and what it keeps in a cookie meanwhile. */
export interface BegunSso {
  readonly address: URL;
  readonly secret: string;
}

/** Begins a round trip to the provider. */
export async function beginSso(
  { database }: ModuleContext,
  provider: SingleSignOn,
  attempt: SsoAttempt,
  visitor: Visitor,
): Promise<Result<BegunSso, SsoRefusal>> {
  const counted = await beginAttempt(database, [ssoLimit(visitor.address)]);
  if (!counted.ok) return refused('too_many_attempts');
  const secret = makeSecret();
  const begun = await provider.begin(secret);
  if (!begun.ok) return begun;
  const stateHash = secretHash(provider.stateOf(secret));
  await database.asNobody((transaction) => insertSsoAttempt(transaction, stateHash, attempt));
  return ok({ address: begun.value, secret });
}

/** What the browser came back with. */
export interface CameBack {
  /** From its cookie. */
  readonly secret: string | null;
  readonly url: URL;
  readonly actor: Actor | null;
  readonly visitor: Visitor;
}

/** How a round trip ended: where the browser goes, with what session, or why not. */
export interface EndedSso {
  readonly returnTo: string;
  readonly isLink: boolean;
  readonly outcome: Result<OpenedSession | null, SsoRefusal>;
}

/** Ends a round trip: signs somebody in, or links the identity to the account of who began it. */
export async function finishSso(
  context: ModuleContext,
  provider: SingleSignOn,
  { secret, url, actor, visitor }: CameBack,
): Promise<EndedSso> {
  const state = secret === null ? null : provider.stateOf(secret);
  // Checked before the attempt is taken out: whoever sends a browser here with another state spoils nothing.
  if (secret === null || state === null || url.searchParams.get('state') !== state) return expired;
  const attempt = await context.database.asNobody((transaction) => takeSsoAttempt(transaction, secretHash(state)));
  if (attempt === undefined) return expired;
  const isLink = attempt.person_id !== null;
  const end = (outcome: EndedSso['outcome']): EndedSso => ({ returnTo: attempt.return_to, isLink, outcome });
  const identity = await provider.finish(secret, url);
  if (!identity.ok) return end(identity);
  if (!isLink) return end(await signInAs(context, identity.value, visitor));
  // Somebody else has signed in to this browser since.
  if (actor === null || !isPerson(actor) || actor.personId !== attempt.person_id) return end(refused('sso_expired'));
  return end(await link(context, actor, identity.value));
}

const expired: EndedSso = { returnTo: '/', isLink: false, outcome: refused('sso_expired') };

async function signInAs(
  { database, permissions }: ModuleContext,
  { issuer, subject }: ProviderIdentity,
  visitor: Visitor,
): Promise<Result<OpenedSession, SsoRefusal>> {
  const account = await database.asNobody((transaction) => findLinkedAccount(transaction, issuer, subject), {
    isReadOnly: true,
  });
  if (account === undefined) return refused('sso_unknown');
  const asPerson = (role: string) =>
    actorOfPerson(account, account.person_id, permissionsOfRole(role, permissions), visitor.address);
  return openWith(database, asPerson(account.role), async (transaction) => {
    const held = await holdAccount(transaction, account);
    const linked = await findLinkedAccount(transaction, issuer, subject);
    if (linked?.person_id !== account.person_id) return refused('sso_unknown');
    if (held.is_closed) return refused('account_disabled');
    await forgiveAttempt(transaction, [ssoLimit(visitor.address)]);
    return ok(await openSession(transaction, asPerson(held.role), visitor, 'sso'));
  });
}

async function link(
  { database }: ModuleContext,
  actor: PersonActor,
  { issuer, subject }: ProviderIdentity,
): Promise<Result<null, SsoRefusal>> {
  try {
    return await database.as(actor, async (transaction) => {
      await forgiveAttempt(transaction, [ssoLimit(actor.address ?? '')]);
      const isLinked = await linkIdentity(transaction, actor.personId, issuer, subject);
      if (!isLinked) return refused('sso_taken');
      await appendEvent(transaction, actor, {
        action: 'identity.sso-link',
        ...auditedPrivately(actor),
        detail: { issuer },
      });
      return ok(null);
    });
  } catch (error) {
    // 23505 unique_violation: two accounts took the same identity at the same moment.
    if (isErrorCode(error, ['23505'])) return refused('sso_taken');
    throw error;
  }
}

/** Unlinks whatever identity is linked to the own account; the password stays. */
export async function unlink({ database }: ModuleContext, actor: PersonActor): Promise<void> {
  await database.as(actor, async (transaction) => {
    const isUnlinked = await unlinkIdentity(transaction, actor.personId);
    if (!isUnlinked) return;
    await appendEvent(transaction, actor, { action: 'identity.sso-unlink', ...auditedPrivately(actor), detail: {} });
  });
}
