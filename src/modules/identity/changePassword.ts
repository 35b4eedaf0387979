import { ok, present, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { auditedPrivately, type PersonActor } from './actors.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { judgePassword } from './rules.ts';
import { secretHash } from './secrets.ts';
import { findPassword, replacePasswordHash } from './store/people.ts';
import { deleteSessionsOf } from './store/sessions.ts';
import { accountLimit, addressLimit, beginAttempt } from './throttle.ts';
import { isCommonPassword } from './worstPasswords.ts';

/** Changes the password of the person who asks, and ends all other sessions. A wrong current password counts as a failed sign-in. */
export async function changePassword(
  database: Database,
  actor: PersonActor,
  typed: { readonly current: string; readonly next: string },
  sessionSecret: string | null,
): Promise<Result<void, IdentityRefusal>> {
  const { personId } = actor;
  const found = await database.asNobody((transaction) => findPassword(transaction, personId), { isReadOnly: true });
  const { login, password_hash: before } = present(found, 'people are never deleted');
  const attempt = await beginAttempt(database, [accountLimit(login), addressLimit(actor.address ?? '')]);
  if (!attempt.ok) return attempt;
  const { isRight } = await checkPassword(typed.current, before);
  if (!isRight) return refused(refuseIdentity('password_wrong'));
  await database.asNobody((transaction) => attempt.value.succeed(transaction));
  const { current, next } = typed;
  const refusal = judgePassword({ login, next, current, isCommon: isCommonPassword(next) });
  if (refusal !== null) return refused(refusal);
  const after = await hashPassword(next);
  return revoke(database, actor, async (transaction) => {
    const isReplaced = await replacePasswordHash(transaction, personId, before, after);
    if (!isReplaced) return refused(refuseIdentity('password_wrong'));
    const own = sessionSecret === null ? null : secretHash(sessionSecret);
    const ended = await deleteSessionsOf(transaction, personId, own);
    await appendEvent(transaction, actor, {
      action: 'identity.password',
      ...auditedPrivately(actor),
      detail: { ended_sessions: ended },
    });
    return ok(undefined);
  });
}
