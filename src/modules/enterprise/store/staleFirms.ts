import type { Transaction } from '../../../platform/db/transaction.ts';

/** Firms whose row is of an earlier fiscal year, in the order of their identifiers behind one. */
export async function listStaleFirms(
  transaction: Transaction,
  factsYear: number,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly string[]> {
  const rows = await transaction.query<{ enterprise_id: string }>(
    `select enterprise_id from enterprise.enterprises
      where facts_year < $1 and enterprise_id > $2 order by enterprise_id limit $3`,
    [factsYear, after, most],
  );
  return rows.map(({ enterprise_id }) => enterprise_id);
}
