import type { Organisation, Person } from './contract.ts';
import type { OrganisationRow } from './store/organisations.ts';
import type { PersonRow } from './store/people.ts';

export function presentOrganisation(row: OrganisationRow): Organisation {
  return { ...row, created_at: row.created_at.toISOString(), closed_at: row.closed_at?.toISOString() ?? null };
}

export function presentPerson(row: PersonRow): Person {
  return {
    ...row,
    // Written through the contract's list of roles.
    role: row.role as Person['role'],
    created_at: row.created_at.toISOString(),
    disabled_at: row.disabled_at?.toISOString() ?? null,
  };
}
