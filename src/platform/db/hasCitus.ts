import type { Transaction } from './transaction.ts';

/** Whether the extension is there that spreads tables over several machines. */
export async function hasCitus(transaction: Transaction): Promise<boolean> {
  const rows = await transaction.query("select from pg_extension where extname = 'citus'");
  return rows.length > 0;
}
