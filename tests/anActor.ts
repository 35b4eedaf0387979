import type { Actor } from '../src/platform/access/actor.ts';
import type { OrganisationKind } from '../src/platform/access/organisationKind.ts';
import { permissionsOf, type Role } from '../src/platform/access/permission.ts';
import { uuidv7 } from '../src/platform/db/uuid.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { modules } from '../src/server/modules.ts';

/** The permissions of all modules. */
export const declared = allPermissions(modules);

/** An actor as a signed-in person of that role would be. */
export function anActor(kind: OrganisationKind, role: Role, own: Partial<Actor> = {}): Actor {
  return {
    kind,
    organisationId: uuidv7(),
    region: '',
    personId: null,
    tokenId: null,
    address: '127.0.0.1',
    permissions: permissionsOf(role, declared),
    ...own,
  };
}
