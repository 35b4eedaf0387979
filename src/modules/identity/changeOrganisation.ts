import { ok, present, type Result, refused } from '@leitu/kernel';
import type { Actor } from '../../platform/access/actor.ts';
import type { OrganisationKind } from '../../platform/access/organisationKind.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Database } from '../../platform/db/database.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { regionName } from '../../platform/regions/index.ts';
import { auditedOrganisation } from './actors.ts';
import { levelOf } from './levels.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { revoke } from './revoke.ts';
import { judgeOrganisationChange, judgeRegion } from './rules.ts';
import {
  findOrganisation,
  holdOrganisation,
  insertOrganisation,
  type OrganisationRow,
  updateOrganisation,
} from './store/organisations.ts';
import { deleteSessionsIn } from './store/sessions.ts';

/** An organisation that is to be added. */
export interface AskedOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly regionCode: string;
}

/** Adds an organisation; its level follows from its region. */
export async function addOrganisation(
  database: Database,
  actor: Actor,
  { kind, name, regionCode }: AskedOrganisation,
): Promise<Result<OrganisationRow, IdentityRefusal>> {
  const refusal = judgeRegion(kind, regionCode, regionName(regionCode) !== undefined);
  if (refusal !== null) return refused(refusal);
  const organisationId = uuidv7();
  return database.as(actor, async (transaction) => {
    await insertOrganisation(transaction, { organisationId, kind, level: levelOf(kind, regionCode), name, regionCode });
    const added = present(await findOrganisation(transaction, organisationId), 'it was added just now');
    await appendEvent(transaction, actor, {
      action: 'identity.organisation-add',
      ...auditedOrganisation(added),
      detail: { organisation_id: organisationId, kind, name, region_code: regionCode },
    });
    return ok(added);
  });
}

/** What is to become of an organisation; what is left out stays. */
export interface OrganisationChange {
  readonly name?: string | undefined;
  readonly isClosed?: boolean | undefined;
}

/** Renames an organisation, closes it with all its sessions, or opens it again. */
export async function changeOrganisation(
  database: Database,
  actor: Actor,
  organisationId: string,
  change: OrganisationChange,
): Promise<Result<OrganisationRow, IdentityRefusal>> {
  return revoke(database, actor, async (transaction) => {
    const before = await holdOrganisation(transaction, organisationId);
    if (before === undefined) return refused(refuseIdentity('unknown_organisation'));
    const name = change.name ?? before.name;
    const wasClosed = before.closed_at !== null;
    const isClosed = change.isClosed ?? wasClosed;
    const refusal = judgeOrganisationChange({
      isFirm: before.kind === 'firm',
      isOwn: organisationId === actor.organisationId,
      isRenamed: name !== before.name,
      isBeingClosed: isClosed && !wasClosed,
    });
    if (refusal !== null) return refused(refusal);
    await updateOrganisation(transaction, organisationId, { name, isClosed });
    if (isClosed) await deleteSessionsIn(transaction, organisationId);
    await appendEvent(transaction, actor, {
      action: 'identity.organisation',
      ...auditedOrganisation(before),
      detail: {
        organisation_id: organisationId,
        before: { name: before.name, is_closed: wasClosed },
        after: { name, is_closed: isClosed },
      },
    });
    return ok(present(await findOrganisation(transaction, organisationId), 'organisations are never deleted'));
  });
}
