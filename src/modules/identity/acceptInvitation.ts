import { ok, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { actorOfPerson, auditedOrganisation, permissionsOfRole } from './actors.ts';
import { readCode } from './invitationCode.ts';
import { hashPassword } from './passwords.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { judgeCode, judgePassword } from './rules.ts';
import { secretHash } from './secrets.ts';
import { type OpenedSession, openSession, openWith, type Visitor } from './signIn.ts';
import { findInvitation, holdInvitation, type InvitationRow, markAccepted } from './store/invitations.ts';
import { insertPerson } from './store/people.ts';
import { beginAttempt, codeLimit } from './throttle.ts';
import { isCommonPassword } from './worstPasswords.ts';

/** Finds an invitation that may be accepted by its code. Codes that are none count against the address that tries them. */
export async function openInvitation(
  { database }: ModuleContext,
  typed: string,
  address: string,
): Promise<Result<InvitationRow, IdentityRefusal>> {
  const attempt = await beginAttempt(database, [codeLimit(address)]);
  if (!attempt.ok) return attempt;
  const code = readCode(typed);
  return database.asNobody(async (transaction) => {
    const found = code === null ? undefined : await findInvitation(transaction, secretHash(code));
    if (found === undefined) return refused(refuseIdentity('code_unknown'));
    await attempt.value.succeed(transaction);
    const refusal = judgeInvitationRow(found);
    return refusal === null ? ok(found) : refused(refusal);
  });
}

/** What somebody brings who accepts an invitation. */
export interface Newcomer {
  readonly code: string;
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

/** Makes the account of somebody who was invited, and signs in. */
export async function acceptInvitation(
  context: ModuleContext,
  { code: typed, login, name, password }: Newcomer,
  visitor: Visitor,
): Promise<Result<OpenedSession, IdentityRefusal>> {
  const opened = await openInvitation(context, typed, visitor.address);
  if (!opened.ok) return opened;
  const isCommon = isCommonPassword(password);
  const weakness = judgePassword({ login, next: password, current: null, isCommon });
  if (weakness !== null) return refused(weakness);
  const passwordHash = await hashPassword(password);
  const { organisation_id: organisationId, role } = opened.value;
  const personId = uuidv7();
  const actor = actorOfPerson(opened.value, personId, permissionsOfRole(role, context.permissions), visitor.address);
  const codeHash = secretHash(readCode(typed) ?? typed);
  return openWith(context.database, actor, async (transaction) => {
    const held = await holdInvitation(transaction, organisationId, codeHash);
    const refusal = judgeInvitationRow(held);
    if (refusal !== null) return refused(refusal);
    const isAdded = await insertPerson(transaction, { personId, organisationId, login, name, role, passwordHash });
    if (!isAdded) return refused(refuseIdentity('login_taken', { login }));
    await markAccepted(transaction, opened.value.invitation_id, personId);
    await appendEvent(transaction, actor, {
      action: 'identity.join',
      ...auditedOrganisation(opened.value),
      detail: { invitation_id: opened.value.invitation_id, person_id: personId, login, name, role },
    });
    return ok(await openSession(transaction, actor, visitor, 'invitation'));
  });
}

function judgeInvitationRow(row: InvitationRow): IdentityRefusal | null {
  return judgeCode({
    isUsed: row.is_used,
    isRevoked: row.is_revoked,
    isExpired: row.is_expired,
    isClosed: row.is_closed,
    organisation: row.organisation,
  });
}
