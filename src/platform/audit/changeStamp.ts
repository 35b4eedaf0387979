import type { Transaction } from '../db/transaction.ts';

/**
 * A text that is another one as soon as anything has been changed in a region: by whoever is in charge of it, of a part of it or of more,
 * or by those who are of no region. Every change appends to its chain of audit events in its own transaction, so the ends of the chains
 * tell, and what was made from the rows of a region is still right as long as the stamp is the same. Who comes and goes changes nothing.
 * @example const stamp = await readChangeStamp(transaction, '3505');
 */
export async function readChangeStamp(transaction: Transaction, region: string): Promise<string> {
  const rows = await transaction.query<{ stamp: string | null }>(
    `select md5(string_agg(chain || ' ' || position, ',' order by chain)) as stamp from platform.audit_chains
      where not starts_with(chain, 'presence:')
        and (not starts_with(chain, 'region:') or starts_with(chain, 'region:' || $1) or starts_with('region:' || $1, chain))`,
    [region],
  );
  return rows[0]?.stamp ?? '';
}
