import { ok, type Result, refused } from '@leitu/kernel';
import { rolesOf } from '../../platform/access/permission.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { auditedActor, auditedOrganisation, type PersonActor } from './actors.ts';
import { addInvitation, type MadeInvitation } from './addInvitation.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { type JudgedOrganisation, judgeInvitation } from './rules.ts';
import { revokeInvitation } from './store/invitations.ts';
import { findOrganisation, type OrganisationRow } from './store/organisations.ts';

const invitationDays = 14;

/** Invites somebody to the own organisation, or to another for who manages organisations. */
export async function invite(
  database: Database,
  actor: PersonActor,
  { role, organisationId }: { readonly role: string; readonly organisationId: string },
): Promise<Result<MadeInvitation, IdentityRefusal>> {
  const isOwn = organisationId === actor.organisationId;
  if (!isOwn && !actor.permissions.has('identity.organisations'))
    return refused(refuseIdentity('unknown_organisation'));
  return database.as(actor, async (transaction) => {
    const organisation = await findOrganisation(transaction, organisationId);
    if (organisation === undefined) return refused(refuseIdentity('unknown_organisation'));
    const refusal = judgeInvitation(role, judgedOrganisation(organisation), isOwn);
    if (refusal !== null) return refused(refusal);
    const made = await addInvitation(transaction, {
      organisationId,
      role,
      invitedBy: actor.personId,
      days: invitationDays,
    });
    await appendEvent(transaction, actor, {
      action: 'identity.invite',
      ...auditedOrganisation(organisation),
      detail: { invitation_id: made.invitationId, organisation: organisation.name, role },
    });
    return ok(made);
  });
}

/** Takes back an open invitation to the own organisation. */
export async function withdrawInvitation(
  database: Database,
  actor: PersonActor,
  invitationId: string,
): Promise<Result<void, IdentityRefusal>> {
  return database.as(actor, async (transaction) => {
    const role = await revokeInvitation(transaction, actor.organisationId, invitationId);
    if (role === undefined) return refused(refuseIdentity('unknown_invitation'));
    await appendEvent(transaction, actor, {
      action: 'identity.invitation-revoke',
      ...auditedActor(actor),
      detail: { invitation_id: invitationId, role },
    });
    return ok(undefined);
  });
}

/** An organisation as the rules look at it. */
export function judgedOrganisation({ name, closed_at, kind }: OrganisationRow): JudgedOrganisation {
  return { name, isClosed: closed_at !== null, isFirm: kind === 'firm', roles: rolesOf(kind) };
}
