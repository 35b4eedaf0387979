import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { cellText, shownText } from '@leitu/rules';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { today } from '../../../platform/clock/today.ts';
import type { Database } from '../../../platform/db/database.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import { openTable } from '../../../platform/files/index.ts';
import { type ImportColumn, MOST_UPLOAD_COLUMNS } from '../contract.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { refuseWhen } from '../refuseWhen.ts';
import { decideSource } from '../rules.ts';
import { SOURCE_LABELS } from '../sources.ts';
import { insertImport, type NewImport, readMappings } from '../store/imports.ts';
import { proposeColumns } from './columnReading.ts';
import { refuseImport } from './refusals.ts';
import { namedAs, receiveFile, refuseSize, withTemporaryFile } from './uploadedFile.ts';

/** What is said of a file that is uploaded. */
export type Upload = Pick<NewImport, 'file_name' | 'source' | 'base_year' | 'stated_on'>;

/**
 * Takes in a file: it is received whole, its header is read and its columns are proposed before anything is kept of it. Gives the
 * identifier of the import. `announcedBytes` is how long the sender says it is; 0 where it does not say.
 */
export async function takeUpload(
  database: Database,
  actor: Actor,
  upload: Upload,
  body: Readable,
  announcedBytes = 0,
): Promise<Result<string, Refusal>> {
  const refusal = refuseUpload(upload) ?? refuseSize(announcedBytes);
  if (refusal !== undefined) return refused(refusal);
  return withTemporaryFile(upload.file_name, async (path) => {
    const received = await receiveFile(body, path);
    if (!received.ok) return received;
    const columns = await readColumns(path);
    if (!columns.ok) return refused(namedAs(columns.reason, path, upload.file_name));
    return keepUpload(database, actor, { ...upload, ...received.value }, columns.value);
  });
}

function refuseUpload({ file_name: name, source, base_year, stated_on }: Upload): Refusal | undefined {
  if (!['.csv', '.xlsx'].includes(extname(name).toLowerCase()))
    return refuseImport('file_kind', { name: shownText(name) });
  const stated = decideSource('office', source, (one) => SOURCE_LABELS[one]);
  return stated.ok ? refuseWhen(base_year, stated_on) : stated.reason;
}

const mostExamples = 3;

type FoundColumn = Pick<ImportColumn, 'header' | 'examples'>;

/** The columns of a file, each with what stands in its first rows. */
async function readColumns(path: string): Promise<Result<readonly FoundColumn[], Refusal>> {
  const table = await openTable(path);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  if (header.length > MOST_UPLOAD_COLUMNS) {
    await table.value.close();
    return refused(refuseImport('too_many_columns', { columns: header.length, most: MOST_UPLOAD_COLUMNS }));
  }
  const columns = header.map((name): { header: string; examples: string[] } => ({ header: name, examples: [] }));
  for await (const batch of rows) {
    if (!batch.ok) return batch;
    for (const { cells } of batch.value.slice(0, mostExamples)) {
      for (const [index, cell] of cells.entries()) {
        if (cell !== null) columns[index]?.examples.push(shownText(cellText(cell)));
      }
    }
    break;
  }
  return ok(columns);
}

function keepUpload(
  database: Database,
  actor: Actor,
  upload: Omit<NewImport, 'import_id' | 'columns'>,
  found: readonly FoundColumn[],
): Promise<Result<string, Refusal>> {
  const importId = uuidv7();
  return database.as(actor, async (transaction) => {
    const headers = found.map(({ header }) => header);
    const remembered = await readMappings(transaction, actor, headers);
    const columns = proposeColumns(found, remembered, dictionaryOfDossiers(), today());
    await insertImport(transaction, actor, { ...upload, import_id: importId, columns });
    const { file_name, bytes, sha256, source, base_year, stated_on } = upload;
    await appendEvent(transaction, actor, {
      action: 'enterprise.import.upload',
      regionCode: actor.region,
      detail: {
        import_id: importId,
        file_name,
        bytes,
        file_sha256: sha256.toString('hex'),
        source,
        base_year,
        stated_on,
      },
    });
    return ok(importId);
  });
}
