import type { Actor } from '../../platform/access/actor.ts';
import type { OrganisationKind } from '../../platform/access/organisationKind.ts';
import { isRole, type Permission, type Permissions, permissionsOf } from '../../platform/access/permission.ts';
import type { AuditedChange } from '../../platform/audit/appendEvent.ts';

/** What makes somebody an actor, as the tables have it. */
export interface ActingRow {
  readonly organisation_id: string;
  readonly kind: OrganisationKind;
  readonly region_code: string;
}

/** An actor who is a person and no machine. */
export type PersonActor = Actor & { readonly personId: string };

/** Whether the actor is a person, who alone may give access to others. */
export function isPerson(actor: Actor): actor is PersonActor {
  return actor.personId !== null;
}

/** The actor that a person is. */
export function actorOfPerson(
  row: ActingRow,
  personId: string,
  permissions: ReadonlySet<Permission>,
  address: string | null,
): PersonActor {
  return { ...organisationOf(row), personId, tokenId: null, permissions, address };
}

/** The actor that the server is when it does something for an organisation. */
export function actorOfOrganisation(row: ActingRow, permissions: ReadonlySet<Permission> = new Set()): Actor {
  return { ...organisationOf(row), personId: null, tokenId: null, permissions, address: null };
}

/** The organisation's part of an actor. */
export function organisationOf({ organisation_id, kind, region_code }: ActingRow) {
  return { kind, organisationId: organisation_id, region: region_code };
}

/** What a role may do; a role that no longer exists may do nothing. */
export function permissionsOfRole(role: string, declared: Permissions): ReadonlySet<Permission> {
  return isRole(role) ? permissionsOf(role, declared) : new Set();
}

/** Where an event about an organisation belongs in the audit: who sees the organisation's region sees the event. */
export function auditedOrganisation({ organisation_id, kind, region_code }: ActingRow) {
  if (kind === 'firm') return { firmId: organisation_id, regionCode: region_code };
  return { regionCode: kind === 'office' ? region_code : '' };
}

/** Where an event about the actor's own organisation belongs in the audit. */
export function auditedActor({ organisationId, kind, region }: Actor) {
  return auditedOrganisation({ organisation_id: organisationId, kind, region_code: region });
}

/** Where an event about somebody's own sessions belongs: when the people of a firm come and go is no business of its office. */
export function auditedPrivately({ kind, organisationId, region }: Actor): Omit<AuditedChange, 'action' | 'detail'> {
  if (kind === 'firm') return { firmId: organisationId };
  return { regionCode: kind === 'office' ? region : '' };
}
