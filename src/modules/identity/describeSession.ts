import type { Actor } from '../../platform/access/actor.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import type { Session } from './contract.ts';
import { presentOrganisation, presentPerson } from './present.ts';
import type { IdentitySettings } from './settings.ts';
import { findOrganisation } from './store/organisations.ts';
import { findPerson } from './store/people.ts';

/** Who is signed in and what may be done, as the pages ask for it. */
export async function describeSession(
  { database }: ModuleContext,
  { sso }: IdentitySettings,
  actor: Actor | null,
): Promise<Session> {
  const nobody: Session = { person: null, organisation: null, permissions: [], sso: sso !== null };
  if (actor === null) return nobody;
  const { personId, organisationId, permissions } = actor;
  return database.asNobody(
    async (transaction) => {
      const [person, organisation] = await Promise.all([
        personId === null ? undefined : findPerson(transaction, personId),
        findOrganisation(transaction, organisationId),
      ]);
      return {
        ...nobody,
        person: person === undefined ? null : presentPerson(person),
        organisation: organisation === undefined ? null : presentOrganisation(organisation),
        permissions: [...permissions],
      };
    },
    { isReadOnly: true },
  );
}
