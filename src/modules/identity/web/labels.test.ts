import { expect, it } from 'vitest';
import { ORGANISATION_KINDS } from '../../../platform/access/organisationKind.ts';
import { ROLES, rolesOf as rolesOnServer } from '../../../platform/access/permission.ts';
import { messages } from './messages.ts';
import { rolesOf } from './roles.ts';

it('roles are called on the pages as they are on the server', () => {
  const zh: Readonly<Record<string, string>> = messages.zh;
  const en: Readonly<Record<string, string>> = messages.en;
  for (const [role, label] of Object.entries(ROLES))
    expect({ zh: zh[`role_${role}`], en: en[`role_${role}`] }).toEqual(label);
});

it.each(ORGANISATION_KINDS)('people of a %s are offered the roles that the server gives them', (kind) => {
  expect(rolesOf(kind)).toEqual(rolesOnServer(kind));
});
