import type { Permissions } from '../access/permission.ts';
import type { Module } from './defineModule.ts';

/** The permissions that modules declare, with the roles that have them. */
export function allPermissions(modules: readonly Module[]): Permissions {
  return Object.assign({}, ...modules.map(({ permissions }) => permissions ?? {})) as Permissions; // Each part is of the type.
}
