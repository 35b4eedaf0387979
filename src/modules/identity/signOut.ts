import { ok, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { auditedPrivately, type PersonActor } from './actors.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { secretHash } from './secrets.ts';
import { deleteSession, deleteSessionOf, deleteSessionsOf } from './store/sessions.ts';

/** Ends the session whose secret the browser holds. */
export async function signOut(database: Database, actor: PersonActor, secret: string): Promise<void> {
  await revoke(database, actor, async (transaction) => {
    const isEnded = await deleteSession(transaction, secretHash(secret));
    if (!isEnded) return;
    await appendEvent(transaction, actor, {
      action: 'identity.sign-out',
      isPresence: true,
      ...auditedPrivately(actor),
      detail: {},
    });
  });
}

/** Ends one of the own sessions by its number. */
export async function endSession(
  database: Database,
  actor: PersonActor,
  sessionId: string,
): Promise<Result<void, IdentityRefusal>> {
  return revoke(database, actor, async (transaction) => {
    const isEnded = await deleteSessionOf(transaction, actor.personId, sessionId);
    if (!isEnded) return refused(refuseIdentity('unknown_session'));
    await appendEvent(transaction, actor, {
      action: 'identity.sign-out',
      isPresence: true,
      ...auditedPrivately(actor),
      detail: { session_id: sessionId },
    });
    return ok(undefined);
  });
}

/** Ends all sessions of the person. */
export async function endAllSessions(database: Database, actor: PersonActor): Promise<void> {
  await revoke(database, actor, async (transaction) => {
    const ended = await deleteSessionsOf(transaction, actor.personId, null);
    await appendEvent(transaction, actor, {
      action: 'identity.sign-out-everywhere',
      isPresence: true,
      ...auditedPrivately(actor),
      detail: { ended_sessions: ended },
    });
  });
}
