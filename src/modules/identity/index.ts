import type { OrganisationKind } from '../../platform/access/organisationKind.ts';
import { PARTNER_KINDS } from '../../platform/access/organisationKind.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { findNames, findOrganisation } from './store/organisations.ts';

export { addFirmAccount, demonstrationOffice, demonstrationPartner } from './demonstrationAccounts.ts';
export { type ClaimCode, type InvitedFirm, inviteFirm } from './inviteFirm.ts';

/** An organisation to which a firm may open its dossier. */
export interface Partner {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly name: string;
}

/** A partner that is open for consents; undefined for organisations of other kinds and for closed ones. */
export async function findPartner(transaction: Transaction, organisationId: string): Promise<Partner | undefined> {
  const row = await findOrganisation(transaction, organisationId);
  const isPartner = row !== undefined && row.closed_at === null && PARTNER_KINDS.some((kind) => kind === row.kind);
  return isPartner ? { organisationId, kind: row.kind, name: row.name } : undefined;
}

/** The names of organisations and people by their identifiers; those that are not known are left out. */
export async function namesOf(transaction: Transaction, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const rows = await findNames(transaction, asked);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
