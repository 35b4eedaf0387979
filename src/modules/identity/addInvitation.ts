import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { makeCode, writeCode } from './invitationCode.ts';
import { secretHash } from './secrets.ts';
import { insertInvitation } from './store/invitations.ts';

/** An invitation that was just made. */
export interface MadeInvitation {
  readonly invitationId: string;
  /** It is told this once and not kept. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes an invitation, in the transaction of whoever has seen that it may be made. */
export async function addInvitation(
  transaction: Transaction,
  asked: {
    readonly organisationId: string;
    readonly role: string;
    readonly invitedBy: string | null;
    readonly days: number;
  },
): Promise<MadeInvitation> {
  const symbols = makeCode();
  const invitationId = uuidv7();
  const expiresAt = await insertInvitation(transaction, { ...asked, invitationId, codeHash: secretHash(symbols) });
  return { invitationId, code: writeCode(symbols), expiresAt };
}
