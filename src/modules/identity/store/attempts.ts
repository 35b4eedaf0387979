import type { Transaction } from '../../../platform/db/transaction.ts';

/** How often something was tried under a key since its window of time began, the attempt under way included. */
export interface AttemptCount {
  readonly key: string;
  readonly failures: number;
  readonly seconds_left: number;
}

const span = `interval '15 minutes'`;

/**
 * Counts an attempt under each key, before its outcome is known: of many that come at once each gets a number of its own, so none slips
 * through. The keys are counted in their order, which is the same for everybody, so that nobody waits for each other.
 */
export async function countAttempt(transaction: Transaction, keys: readonly string[]): Promise<AttemptCount[]> {
  return transaction.query<AttemptCount>(
    `insert into identity.attempts as a (key, failures, window_began_at)
     select key, 1, now() from unnest($1::text[]) with ordinality as given (key, place) order by place
     on conflict (key) do update set
       failures = case when a.window_began_at < now() - ${span} then 1 else a.failures + 1 end,
       window_began_at = case when a.window_began_at < now() - ${span} then now() else a.window_began_at end
     returning key, failures, ceil(extract(epoch from window_began_at + ${span} - now()))::int as seconds_left`,
    [keys],
  );
}

/** Takes back the count of an attempt that was no failure. */
export async function uncountAttempt(transaction: Transaction, key: string): Promise<void> {
  await transaction.run('update identity.attempts set failures = failures - 1 where key = $1 and failures > 0', [key]);
}

/** Forgets the failures under a key. */
export async function clearAttempts(transaction: Transaction, key: string): Promise<void> {
  await transaction.run('delete from identity.attempts where key = $1', [key]);
}
