import type { AuditEvent } from '../../platform/audit/readEvents.ts';
import type { AuditedEvent, Invitation, Organisation, OwnSession, Person, Token } from './contract.ts';
import type { ListedInvitation } from './store/invitations.ts';
import type { OrganisationRow } from './store/organisations.ts';
import type { PersonRow } from './store/people.ts';
import type { OwnSessionRow } from './store/sessions.ts';
import type { ListedToken } from './store/tokens.ts';

export function presentOrganisation(row: OrganisationRow): Organisation {
  return { ...row, created_at: row.created_at.toISOString(), closed_at: row.closed_at?.toISOString() ?? null };
}

export function presentPerson(row: PersonRow): Person {
  return {
    ...row,
    role: presentRole(row.role),
    created_at: row.created_at.toISOString(),
    disabled_at: row.disabled_at?.toISOString() ?? null,
  };
}

export function presentInvitation(row: ListedInvitation): Invitation {
  return {
    ...row,
    role: presentRole(row.role),
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    accepted_at: row.accepted_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

export function presentToken(row: ListedToken): Token {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    used_at: row.used_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

export function presentSession(row: OwnSessionRow): OwnSession {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  };
}

export function presentEvent(event: AuditEvent, names: ReadonlyMap<string, string>): AuditedEvent {
  const { event_id, chain, position, happened_at, action, address, firm_id, region_code, detail, hash } = event;
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    event_id,
    chain,
    position: Number(position),
    happened_at: happened_at.toISOString(),
    action,
    organisation: nameOf(event.organisation_id),
    person: nameOf(event.person_id),
    is_token: event.token_id !== null,
    address,
    firm_id,
    region_code,
    // It has come out of the database as JSON.
    detail: detail as AuditedEvent['detail'],
    hash: hash.toString('hex'),
  };
}

/** Roles come into the table through the contract's list, and the answer is checked by it again. */
export function presentRole(role: string): Person['role'] {
  // See above.
  return role as Person['role'];
}
