import type { SourceFile } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Edition } from '../edition.ts';

/** Keeps the packs of an edition, once. */
export async function keepLibrary(transaction: Transaction, { version, files }: Edition): Promise<void> {
  const kept = await transaction.query('select from cultivation.libraries where version = $1', [version]);
  if (kept.length > 0) return;
  await transaction.run(
    'insert into cultivation.libraries (version, files) values ($1, $2) on conflict (version) do nothing',
    [version, JSON.stringify(files)],
  );
}

/** The pack files that were kept under a version; undefined where there are none. */
export async function findLibrary(
  transaction: Transaction,
  version: string,
): Promise<readonly SourceFile[] | undefined> {
  const rows = await transaction.query<{ files: readonly SourceFile[] }>(
    'select files from cultivation.libraries where version = $1',
    [version],
  );
  return rows[0]?.files;
}
