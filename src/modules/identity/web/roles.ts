import type { Organisation, Person } from '../contract.ts';
import { ROLE_NAMES } from '../contract.ts';

export type RoleName = Person['role'];

/** The roles that people of an organisation may have: those of its kind, or of any partner. */
export function rolesOf(kind: Organisation['kind']): readonly RoleName[] {
  const side = kind === 'firm' || kind === 'office' || kind === 'platform' ? kind : 'partner';
  return ROLE_NAMES.filter((role) => role.startsWith(`${side}-`));
}
