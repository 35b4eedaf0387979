import { present } from '@leitu/kernel';
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
