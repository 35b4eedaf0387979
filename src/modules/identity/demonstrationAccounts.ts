import { assert } from '@leitu/kernel';
import type { Actor } from '../../platform/access/actor.ts';
import type { Permissions } from '../../platform/access/permission.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { actorOfOrganisation, permissionsOfRole } from './actors.ts';
import { demonstrationLogin, demonstrationPartnerLogin } from './demonstration.ts';
import type { InvitedFirm } from './inviteFirm.ts';
import { keepFirm } from './store/organisations.ts';
import { findAccount, insertPersonLike } from './store/people.ts';

/** The office whose firms the demonstration is about, as an actor with all that its administrator may do; undefined without demonstration. */
export async function demonstrationOffice(transaction: Transaction, declared: Permissions): Promise<Actor | undefined> {
  const account = await findAccount(transaction, demonstrationLogin);
  return account && actorOfOrganisation(account, permissionsOfRole(account.role, declared));
}

/** The bank of the demonstration, which some of its firms let see their dossiers. */
export async function demonstrationPartner(transaction: Transaction): Promise<string | undefined> {
  return (await findAccount(transaction, demonstrationPartnerLogin))?.organisation_id;
}

/**
 * Adds an administrator of a firm, with the password of the other accounts of the demonstration. For seeding only: it asks for no code,
 * and leaves the audit to the seed that it is part of.
 */
export async function addFirmAccount(
  transaction: Transaction,
  firm: InvitedFirm & { readonly login: string; readonly person: string },
): Promise<void> {
  const { enterpriseId, name, regionCode, login, person } = firm;
  await keepFirm(transaction, { firmId: enterpriseId, name, regionCode });
  const account = { personId: uuidv7(), organisationId: enterpriseId, login, name: person, role: 'firm-admin' };
  const isAdded = await insertPersonLike(transaction, account, demonstrationLogin);
  assert(isAdded, `the demonstration has been seeded and nobody is called ${login} yet`);
}
