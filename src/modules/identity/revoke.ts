import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { memoryOf } from './sessionMemory.ts';
import { announceRevocation } from './store/revocations.ts';

/**
 * Runs work that may take something away from somebody. When it is committed every server forgets who may do what: this one before the
 * answer, the others as soon as PostgreSQL tells them.
 */
export async function revoke<Value>(
  database: Database,
  actor: Actor,
  work: (transaction: Transaction) => Promise<Value>,
  /** Whether it has; work that need not be asked always does. */
  hasRevoked: (value: Value) => boolean = () => true,
): Promise<Value> {
  const value = await database.as(actor, async (transaction) => {
    const outcome = await work(transaction);
    if (hasRevoked(outcome)) await announceRevocation(transaction);
    return outcome;
  });
  if (hasRevoked(value)) memoryOf(database).forget();
  return value;
}
