import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { today } from '../../../platform/clock/today.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { openTable, type Table } from '../../../platform/files/index.ts';
import type { JobContext } from '../../../platform/jobs/job.ts';
import { Cancelled } from '../../../platform/jobs/job.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { currentFactsYear } from '../factsYear.ts';
import { type ImportRow, restoreFile } from '../store/imports.ts';
import { readClock } from '../store/records.ts';
import { namedAs } from './uploadedFile.ts';
import { type FirmBatch, type Walk, walkFirms } from './walkFirms.ts';

/**
 * Goes through the file of an import for a job, batch by batch, until its end, the end of the job or a fault of the file. `path` is
 * where the file is laid out for reading.
 */
export async function goThroughImport(
  context: JobContext,
  transaction: Transaction,
  imported: ImportRow,
  path: string,
  use: (batch: FirmBatch, walk: Walk, table: Table) => Promise<void> | void,
): Promise<Result<Walk, Refusal>> {
  await restoreFile(transaction, imported.import_id, path);
  const table = await openTable(path);
  if (!table.ok) return refused(namedAs(table.reason, path, imported.file_name));
  const walk = await prepareWalk(context, transaction, imported);
  try {
    for await (const batch of walkFirms(transaction, table.value, walk)) {
      if (!batch.ok) return refused(namedAs(batch.reason, path, imported.file_name));
      if (context.isCancelled()) throw new Cancelled();
      await use(batch.value, walk, table.value);
    }
  } finally {
    await table.value.close();
  }
  return ok(walk);
}

async function prepareWalk({ actor }: JobContext, transaction: Transaction, imported: ImportRow): Promise<Walk> {
  return {
    imported,
    dictionary: dictionaryOfDossiers(),
    factsYear: currentFactsYear(),
    on: today(),
    region: actor.region,
    entered: {
      organisation_id: actor.organisationId,
      person_id: actor.personId,
      entered_at: await readClock(transaction),
    },
  };
}
