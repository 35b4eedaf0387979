import type { Permissions } from './permission.ts';
import { isRole, ROLES } from './permission.ts';

/** How the page is made anew; the page and the test that holds it say so. */
export const permissionsCommand = 'npx leitu permissions --out docs/permissions.md';

/** The page docs/permissions.md: every permission that modules declare, what it allows and the roles that have it. */
export function permissionsText(declared: Permissions): string {
  const roles = Object.entries(ROLES).map(([role, { zh, en }]) => `| \`${role}\` | ${zh} | ${en} |`);
  const permissions = Object.entries(declared)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([permission, { zh, en, roles: granted }]) => `| \`${permission}\` | ${zh} | ${en} | ${rolesText(granted)} |`);
  return `${[
    '# Permissions 权限',
    '',
    '<!-- Generated from the declarations of the modules. -->',
    '',
    `Modules declare in \`contract.ts\` what may be done and which roles may do it; this page is made of that by \`${permissionsCommand}\`.`,
    'A permission says what somebody may do. Whose rows are seen while doing it is decided by the database, for each kind of organisation.',
    '',
    '权限说明能做什么；能看到哪些企业的数据，由数据库按机构类别与区划另行决定。',
    '',
    '## Roles 角色',
    '',
    '| role | 角色 | |',
    '| --- | --- | --- |',
    ...roles,
    '',
    '## What each permission allows 各项权限',
    '',
    '| permission | 允许 | allows | roles 角色 |',
    '| --- | --- | --- | --- |',
    ...permissions,
  ].join('\n')}\n`;
}

/** The roles in the order of their list, whatever order a module wrote them in. */
function rolesText(granted: readonly string[]): string {
  const known = Object.keys(ROLES).filter((role) => isRole(role) && granted.includes(role));
  return known.map((role) => `\`${role}\``).join(', ');
}
