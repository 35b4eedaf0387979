import { readChangeStamp } from '../../platform/audit/changeStamp.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { FirmSearch } from './readSearch.ts';
import { countFound } from './store/search.ts';
import type { Scope } from './store/searchSql.ts';

/** Counts the firms that fit. */
export type CountSearch = (transaction: Transaction, search: FirmSearch, scope: Scope) => Promise<number>;

/** Counts that are remembered; those of few firms are counted faster than they are looked up. */
const mostRemembered = 1000;
const worthRemembering = 5000;

/**
 * Makes the function that counts. Counting many firms passes each of them through row-level security, so what was counted of a region is
 * remembered until anything changes in it. Whoever may look among a region's firms sees all of them, so the count is the same for all.
 */
export function createCountSearch(): CountSearch {
  const remembered = new Map<string, { readonly stamp: string; readonly total: number }>();
  return async (transaction, search, scope) => {
    if (!('region' in scope)) return countFound(transaction, search, scope);
    const key = JSON.stringify([scope.region, search]);
    const known = remembered.get(key);
    // The stamp is read before the firms are counted, so that a change in between makes it a stamp of before.
    const stamp = await readChangeStamp(transaction, scope.region);
    if (known?.stamp === stamp) return known.total;
    const total = await countFound(transaction, search, scope);
    remembered.delete(key);
    if (total < worthRemembering) return total;
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, { stamp, total });
    return total;
  };
}
