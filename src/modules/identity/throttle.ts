import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { ok, type Result, refused } from '@leitu/kernel';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type IdentityRefusal, refuseIdentity } from './refusals.ts';
import { clearAttempts, countAttempt, uncountAttempt } from './store/attempts.ts';

/** How often something may fail under a key within 15 minutes. */
export interface Limit {
  readonly key: string;
  readonly most: number;
  /** Whether one success makes up for all failures, or only does not count. */
  readonly isCleared: boolean;
}

/** Guesses at the password of one account. What was typed may be a password by mistake, so only its hash is kept. */
export function accountLimit(login: string): Limit {
  const name = createHash('sha256').update(login).digest('base64url');
  return { key: `account:${name}`, most: 5, isCleared: true };
}

/** Guesses from one address at any account; many people may share the address. */
export function addressLimit(address: string): Limit {
  return { key: `address:${networkOf(address)}`, most: 60, isCleared: false };
}

/** Guesses from one address at codes of invitations. */
export function codeLimit(address: string): Limit {
  return { key: `code:${networkOf(address)}`, most: 20, isCleared: false };
}

/** Round trips to the provider of single sign-on that one address begins and does not end. */
export function ssoLimit(address: string): Limit {
  return { key: `sso:${networkOf(address)}`, most: 200, isCleared: false };
}

/** A subscriber of IPv6 has a whole network of 64 bits to send from. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail = ''] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** An attempt that is counted as a failure until it turns out to be none. */
export interface Attempt {
  /** Takes the count back, in the transaction of what succeeded. */
  readonly succeed: (transaction: Transaction) => Promise<void>;
}

/** Counts an attempt, in a transaction of its own, and refuses it where there were too many. */
export async function beginAttempt(
  database: Database,
  limits: readonly Limit[],
): Promise<Result<Attempt, IdentityRefusal>> {
  const counts = await database.asNobody((transaction) =>
    countAttempt(
      transaction,
      limits.map(({ key }) => key),
    ),
  );
  const over = counts.filter(({ key, failures }) => limits.some((limit) => limit.key === key && failures > limit.most));
  if (over.length > 0) {
    const seconds = Math.max(1, ...over.map(({ seconds_left }) => seconds_left));
    return refused(refuseIdentity('too_many_attempts', { minutes: Math.ceil(seconds / 60) }));
  }
  return ok({ succeed: (transaction) => forgiveAttempt(transaction, limits) });
}

/** Takes back the count of an attempt that was no failure. */
export async function forgiveAttempt(transaction: Transaction, limits: readonly Limit[]): Promise<void> {
  for (const { key, isCleared } of limits) {
    await (isCleared ? clearAttempts(transaction, key) : uncountAttempt(transaction, key));
  }
}
