import type { Actor } from '../../platform/access/actor.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { addInvitation } from './addInvitation.ts';
import { voidClaims } from './store/invitations.ts';
import { keepFirm } from './store/organisations.ts';

/** A firm of the dossier; its organisation has the same identifier. */
export interface InvitedFirm {
  readonly enterpriseId: string;
  readonly name: string;
  /** The firm's county, six digits. */
  readonly regionCode: string;
}

/** The code with which a firm claims its dossier; it is not kept. */
export interface ClaimCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** A letter with the code takes its time. */
const claimDays = 30;

/**
 * Makes the code with which a firm claims its dossier: an invitation to the firm's own organisation, as its administrator. Earlier
 * codes of the firm that nobody used become void. That the firm is the actor's to invite is for the caller to have seen.
 */
export async function inviteFirm(transaction: Transaction, actor: Actor, firm: InvitedFirm): Promise<ClaimCode> {
  const { enterpriseId, name, regionCode } = firm;
  await keepFirm(transaction, { firmId: enterpriseId, name, regionCode });
  const voided = await voidClaims(transaction, enterpriseId);
  const { invitationId, code, expiresAt } = await addInvitation(transaction, {
    organisationId: enterpriseId,
    role: 'firm-admin',
    invitedBy: actor.personId,
    days: claimDays,
  });
  await appendEvent(transaction, actor, {
    action: 'identity.invite',
    firmId: enterpriseId,
    regionCode,
    detail: { invitation_id: invitationId, organisation: name, role: 'firm-admin', voided_codes: voided },
  });
  return { code, expiresAt };
}
