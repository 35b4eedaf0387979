import { ok, present, type Result, refused } from '@leitu/kernel';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { auditedOrganisation, type PersonActor } from './actors.ts';
import { judgedOrganisation } from './invite.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { judgePersonChange, judgeRole } from './rules.ts';
import { holdOrganisation } from './store/organisations.ts';
import { countOtherAdmins, findPerson, holdPerson, type PersonRow, updatePerson } from './store/people.ts';
import { deleteSessionsOf } from './store/sessions.ts';

/** What is to become of a person; what is left out stays. */
export interface PersonChange {
  readonly role?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Changes the role of a person of the own organisation, disables the person or lets the person in again. */
export async function changePerson(
  database: Database,
  actor: PersonActor,
  personId: string,
  change: PersonChange,
): Promise<Result<PersonRow, IdentityRefusal>> {
  const { organisationId } = actor;
  return revoke(database, actor, async (transaction) => {
    // Changes of one organisation's people follow each other, so that two administrators cannot remove each other at once.
    const organisation = present(await holdOrganisation(transaction, organisationId), 'the own organisation');
    const before = await holdPerson(transaction, organisationId, personId);
    if (before === undefined) return refused(refuseIdentity('unknown_person'));
    const role = change.role ?? before.role;
    const isDisabled = change.isDisabled ?? before.disabled_at !== null;
    const refusal =
      judgeRole(role, judgedOrganisation(organisation)) ??
      judgePersonChange({
        isSelf: personId === actor.personId,
        isAdmin: before.disabled_at === null && isAdminRole(before.role),
        staysAdmin: !isDisabled && isAdminRole(role),
        otherAdmins: await countOtherAdmins(transaction, organisationId, personId),
      });
    if (refusal !== null) return refused(refusal);
    await updatePerson(transaction, personId, { role, isDisabled });
    if (isDisabled) await deleteSessionsOf(transaction, personId, null);
    await appendEvent(transaction, actor, {
      action: 'identity.person',
      ...auditedOrganisation(organisation),
      detail: {
        person_id: personId,
        before: { role: before.role, is_disabled: before.disabled_at !== null },
        after: { role, is_disabled: isDisabled },
      },
    });
    return ok(present(await findPerson(transaction, personId), 'people are never deleted'));
  });
}

function isAdminRole(role: string): boolean {
  return role.endsWith('-admin');
}
