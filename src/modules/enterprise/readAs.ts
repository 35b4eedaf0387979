import type { Actor } from '../../platform/access/actor.ts';
import { PARTNER_KINDS } from '../../platform/access/organisationKind.ts';
import { today } from '../../platform/clock/today.ts';
import type { AsOptions, Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { consentedFirms } from './store/consentedFirms.ts';

/**
 * Runs reading work in a transaction that sees the firms that the actor may see; for a partner those whose consent holds today.
 * @example readAs(database, actor, (transaction) => findFirms(transaction, ids))
 */
export async function readAs<Value>(
  database: Database,
  actor: Actor,
  work: (transaction: Transaction) => Promise<Value>,
  options: Pick<AsOptions, 'isOneQuestion'> = {},
): Promise<Value> {
  const consented = await readConsented(database, actor);
  return database.as(actor, work, { isReadOnly: true, consented, ...options });
}

/** The firms that a partner may see, by their consents of today; none for all others, who need none. */
export async function readConsented(database: Database, actor: Actor): Promise<readonly string[]> {
  if (!PARTNER_KINDS.some((kind) => kind === actor.kind)) return [];
  return database.as(actor, (transaction) => consentedFirms(transaction, actor.organisationId, today()), {
    isReadOnly: true,
  });
}
