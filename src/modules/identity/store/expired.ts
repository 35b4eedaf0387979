import type { Transaction } from '../../../platform/db/transaction.ts';
import { idle } from './sessions.ts';

/** Deletes what nobody can use any more: sessions that are over, round trips that nobody came back from, failures long past. */
export async function deleteExpired(transaction: Transaction): Promise<void> {
  await transaction.run(`delete from identity.sessions where expires_at <= now() or seen_at <= now() - ${idle}`);
  await transaction.run('delete from identity.sso_attempts where expires_at <= now()');
  await transaction.run(`delete from identity.attempts where window_began_at < now() - interval '1 day'`);
}
