import type { Bilingual } from '@leitu/kernel';
import type { OrganisationKind } from './organisationKind.ts';

/** A thing that may be allowed, named by its module: `enterprise.import`. */
export type Permission = `${string}.${string}`;

/** The roles of people, each of one kind of organisation, or of any partner. */
export const ROLES = {
  'firm-admin': { zh: '企业管理员', en: 'Firm administrator' },
  'firm-editor': { zh: '企业填报员', en: 'Firm editor' },
  'office-admin': { zh: '主管部门管理员', en: 'Office administrator' },
  'office-officer': { zh: '主管部门经办人', en: 'Office officer' },
  'office-reader': { zh: '主管部门查阅人', en: 'Office reader' },
  'partner-admin': { zh: '机构管理员', en: 'Partner administrator' },
  'partner-member': { zh: '机构成员', en: 'Partner member' },
  'platform-admin': { zh: '平台管理员', en: 'Platform administrator' },
  'platform-auditor': { zh: '平台审计员', en: 'Platform auditor' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Role = keyof typeof ROLES;

/** What a permission allows, and the roles that have it. Modules declare theirs in contract.ts. */
export interface PermissionDefinition extends Bilingual {
  readonly roles: readonly Role[];
}

export type Permissions = Readonly<Record<Permission, PermissionDefinition>>;

/** The roles that people of an organisation may have. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  const side = kind === 'firm' || kind === 'office' || kind === 'platform' ? kind : 'partner';
  return roleNames().filter((role) => role.startsWith(`${side}-`));
}

/** The permissions of a role, of all that modules declare. */
export function permissionsOf(role: Role, declared: Permissions): ReadonlySet<Permission> {
  const granted = Object.entries(declared).filter(([, { roles }]) => roles.includes(role));
  return new Set(granted.map(([permission]) => permission as Permission)); // The keys of the declaration are permissions.
}

/** Whether a word from outside names a role. */
export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word);
}

function roleNames(): readonly Role[] {
  return Object.keys(ROLES).filter(isRole);
}
