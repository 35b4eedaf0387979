import { present } from '@leitu/kernel';
import type { OrganisationKind } from '../../../platform/access/organisationKind.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

export interface NewInvitation {
  readonly codeHash: Buffer;
  readonly invitationId: string;
  readonly organisationId: string;
  readonly role: string;
  readonly invitedBy: string | null;
  readonly days: number;
}

/** Adds an invitation; gives when it ends. */
export async function insertInvitation(transaction: Transaction, invitation: NewInvitation): Promise<Date> {
  const rows = await transaction.query<{ expires_at: Date }>(
    `insert into identity.invitations (code_hash, invitation_id, organisation_id, role, invited_by, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning expires_at`,
    [
      invitation.codeHash,
      invitation.invitationId,
      invitation.organisationId,
      invitation.role,
      invitation.invitedBy,
      invitation.days,
    ],
  );
  return present(rows[0], 'the row that was added').expires_at;
}

/**
 * Makes the open codes void that offices gave out for a firm; those that the firm gave to its own people stay. Gives their number.
 */
export async function voidClaims(transaction: Transaction, firmId: string): Promise<number> {
  return transaction.run(
    `update identity.invitations i set revoked_at = now()
      where organisation_id = $1 and accepted_at is null and revoked_at is null
        and not exists (select from identity.people p where p.person_id = i.invited_by and p.organisation_id = $1)`,
    [firmId],
  );
}

/** An invitation with the organisation that it is to. */
export interface InvitationRow {
  readonly invitation_id: string;
  readonly role: string;
  readonly expires_at: Date;
  readonly is_used: boolean;
  readonly is_revoked: boolean;
  readonly is_expired: boolean;
  readonly organisation_id: string;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly region_code: string;
  readonly is_closed: boolean;
}

const invitationColumns = `
  select i.invitation_id, i.role, i.expires_at, i.accepted_at is not null as is_used, i.revoked_at is not null as is_revoked,
         i.expires_at <= now() as is_expired, i.organisation_id, o.name as organisation, o.kind, o.region_code,
         o.closed_at is not null as is_closed
    from identity.invitations i join identity.organisations o on o.organisation_id = i.organisation_id
   where i.code_hash = $1`;

export async function findInvitation(transaction: Transaction, codeHash: Buffer): Promise<InvitationRow | undefined> {
  const rows = await transaction.query<InvitationRow>(invitationColumns, [codeHash]);
  return rows[0];
}

/**
 * The invitation as it is now, held so that of several who accept it one does, and its organisation, so that it is not closed meanwhile.
 * Whoever holds both holds the organisation first.
 */
export async function holdInvitation(
  transaction: Transaction,
  organisationId: string,
  codeHash: Buffer,
): Promise<InvitationRow> {
  const [, , found] = await Promise.all([
    transaction.run('select from identity.organisations where organisation_id = $1 for share', [organisationId]),
    transaction.run('select from identity.invitations where code_hash = $1 for update', [codeHash]),
    findInvitation(transaction, codeHash),
  ]);
  return present(found, 'invitations are never deleted');
}

export async function markAccepted(transaction: Transaction, invitationId: string, personId: string): Promise<void> {
  await transaction.run(
    'update identity.invitations set accepted_by = $2, accepted_at = now() where invitation_id = $1',
    [invitationId, personId],
  );
}

/** Revokes an open invitation of an organisation; gives its role, or undefined where there was none. */
export async function revokeInvitation(
  transaction: Transaction,
  organisationId: string,
  invitationId: string,
): Promise<string | undefined> {
  const rows = await transaction.query<{ role: string }>(
    `update identity.invitations set revoked_at = now()
      where organisation_id = $1 and invitation_id = $2 and accepted_at is null and revoked_at is null returning role`,
    [organisationId, invitationId],
  );
  return rows[0]?.role;
}

export interface ListedInvitation {
  readonly invitation_id: string;
  readonly role: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly revoked_at: Date | null;
}

/** The latest invitations to an organisation, the newest first. */
export async function listInvitations(transaction: Transaction, organisationId: string): Promise<ListedInvitation[]> {
  return transaction.query<ListedInvitation>(
    `select invitation_id, role, created_at, expires_at, accepted_at, revoked_at from identity.invitations
      where organisation_id = $1 order by created_at desc, invitation_id desc limit 100`,
    [organisationId],
  );
}
