import { type FileHandle, open } from 'node:fs/promises';
import type { Bilingual } from '@leitu/kernel';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { IMPORT_STATES, ImportColumn, ImportOutcome, ImportPreview } from '../contract.ts';
import type { Source } from '../sources.ts';

/** An import as it is kept. */
export interface ImportRow {
  readonly import_id: string;
  readonly organisation_id: string;
  readonly file_name: string;
  readonly bytes: bigint;
  readonly sha256: Buffer;
  readonly source: Source;
  readonly base_year: number;
  /** `YYYY-MM-DD` */
  readonly stated_on: string;
  readonly columns: readonly ImportColumn[];
  readonly state: (typeof IMPORT_STATES)[number];
  readonly job_id: string | null;
  readonly preview: ImportPreview | null;
  readonly outcome: ImportOutcome | null;
  readonly created_at: Date;
  readonly written_at: Date | null;
}

/** What is known of a file when it has arrived. */
export type NewImport = Pick<
  ImportRow,
  'import_id' | 'file_name' | 'sha256' | 'source' | 'base_year' | 'stated_on' | 'columns'
> & { readonly path: string; readonly bytes: number };

const chunkBytes = 1 << 20;

/** Keeps an uploaded file and what it is said to be, in pieces, so that no more of it than one is in memory. */
export async function insertImport(transaction: Transaction, actor: Actor, uploaded: NewImport): Promise<void> {
  const { import_id, file_name, bytes, sha256, source, base_year, stated_on, columns, path } = uploaded;
  await transaction.run(
    `insert into enterprise.imports (import_id, organisation_id, person_id, file_name, bytes, sha256, source, base_year,
            stated_on, columns, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'uploaded')`,
    [
      ...[import_id, actor.organisationId, actor.personId, file_name, bytes, sha256, source, base_year, stated_on],
      JSON.stringify(columns),
    ],
  );
  let number = 0;
  for await (const content of piecesOf(path)) {
    await transaction.run(
      'insert into enterprise.import_chunks (import_id, number, organisation_id, content) values ($1, $2, $3, $4)',
      [import_id, number, actor.organisationId, content],
    );
    number += 1;
  }
}

async function* piecesOf(path: string): AsyncGenerator<Buffer, void, void> {
  const file = await open(path);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Writes the file of an import back to where it can be read. */
export async function restoreFile(transaction: Transaction, importId: string, path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let number = 0; await writeChunk(transaction, importId, number, file); number += 1);
  } finally {
    await file.close();
  }
}

async function writeChunk(
  transaction: Transaction,
  importId: string,
  number: number,
  file: FileHandle,
): Promise<boolean> {
  const [chunk] = await transaction.query<{ content: Buffer }>(
    'select content from enterprise.import_chunks where import_id = $1 and number = $2',
    [importId, number],
  );
  if (chunk === undefined) return false;
  await file.writeFile(chunk.content);
  return true;
}

const importColumns = `import_id, organisation_id, file_name, bytes, sha256, source, base_year, stated_on, columns, state, job_id,
  preview, outcome, created_at, written_at`;

/** Imports shown in a list, the newest first; older ones are in the audit. */
const mostListed = 100;

/** The own organisation's imports. */
export function listImports(transaction: Transaction, actor: Actor): Promise<readonly ImportRow[]> {
  return transaction.query<ImportRow>(
    `select ${importColumns} from enterprise.imports where organisation_id = $1 and state <> 'discarded'
      order by created_at desc limit ${mostListed}`,
    [actor.organisationId],
  );
}

/** One of the own organisation's imports; undefined where there is none. */
export async function findImport(transaction: Transaction, importId: string): Promise<ImportRow | undefined> {
  const rows = await transaction.query<ImportRow>(
    `select ${importColumns} from enterprise.imports where import_id = $1`,
    [importId],
  );
  return rows[0];
}

/** Takes an import for a step, so that no two steps are taken from one state: gives whether it was still in the state that was seen. */
export async function takeImport(
  transaction: Transaction,
  seen: ImportRow,
  next: Pick<ImportRow, 'state'> & Partial<Pick<ImportRow, 'columns' | 'preview'>>,
): Promise<boolean> {
  const { state, columns = seen.columns, preview = seen.preview } = next;
  const touched = await transaction.run(
    `update enterprise.imports set state = $4, job_id = null, columns = $5, preview = $6
      where import_id = $1 and state = $2 and job_id is not distinct from $3`,
    [seen.import_id, seen.state, seen.job_id, state, JSON.stringify(columns), jsonOrNull(preview)],
  );
  return touched > 0;
}

/** Names the job that takes the step an import was taken for. */
export async function assignJob(transaction: Transaction, importId: string, jobId: string): Promise<void> {
  await transaction.run('update enterprise.imports set job_id = $2 where import_id = $1', [importId, jobId]);
}

/** A cell of a file that is refused. */
export interface RefusedCell {
  /** As a spreadsheet numbers its rows, the header being the first. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly message: Bilingual;
}

/** Keeps what a preview has found, in place of what an earlier one had. */
export async function savePreview(
  transaction: Transaction,
  { import_id, organisation_id }: Pick<ImportRow, 'import_id' | 'organisation_id'>,
  preview: ImportPreview,
  refused: readonly RefusedCell[],
): Promise<void> {
  await transaction.run(`update enterprise.imports set state = 'previewed', preview = $2 where import_id = $1`, [
    import_id,
    JSON.stringify(preview),
  ]);
  await dropRefusals(transaction, import_id);
  await transaction.run(
    `insert into enterprise.import_refusals (import_id, number, organisation_id, row_number, column_name, value, code, message)
       select $1, place, $2, (cell ->> 'row')::int, cell ->> 'column', cell ->> 'value', cell ->> 'code', cell -> 'message'
         from jsonb_array_elements($3) with ordinality as refused (cell, place)`,
    [import_id, organisation_id, JSON.stringify(refused)],
  );
}

/** The refused cells of an import in the order of its rows, from one on. */
export function listRefusals(
  transaction: Transaction,
  importId: string,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly RefusedCell[]> {
  return transaction.query<RefusedCell>(
    `select row_number as row, column_name as column, value, code, message
       from enterprise.import_refusals where import_id = $1 and number > $2 order by number limit $3`,
    [importId, from, most],
  );
}

/** Keeps what was written, and lets go of the file. */
export async function saveOutcome(transaction: Transaction, importId: string, outcome: ImportOutcome): Promise<void> {
  await transaction.run(
    `update enterprise.imports set state = 'written', outcome = $2, written_at = now() where import_id = $1`,
    [importId, JSON.stringify(outcome)],
  );
  await dropFile(transaction, importId);
}

/** Lets go of an import's file. */
export async function dropFile(transaction: Transaction, importId: string): Promise<void> {
  await transaction.run('delete from enterprise.import_chunks where import_id = $1', [importId]);
}

/** Forgets which cells an earlier preview has refused. */
export async function dropRefusals(transaction: Transaction, importId: string): Promise<void> {
  await transaction.run('delete from enterprise.import_refusals where import_id = $1', [importId]);
}

/** How the organisation has mapped these headers before. */
export async function readMappings(
  transaction: Transaction,
  actor: Actor,
  headers: readonly string[],
): Promise<ReadonlyMap<string, ImportColumn['reading']>> {
  const rows = await transaction.query<Pick<ImportColumn, 'header' | 'reading'>>(
    'select header, reading from enterprise.mappings where organisation_id = $1 and header = any($2)',
    [actor.organisationId, headers],
  );
  return new Map(rows.map(({ header, reading }) => [header, reading]));
}

/** Remembers how columns are mapped, for the next file with such headers. */
export async function saveMappings(
  transaction: Transaction,
  actor: Actor,
  columns: readonly ImportColumn[],
): Promise<void> {
  await transaction.run(
    `insert into enterprise.mappings (organisation_id, header, reading)
       select $1, header, reading::jsonb from unnest($2::text[], $3::text[]) as chosen (header, reading)
       on conflict (organisation_id, header) do update set reading = excluded.reading, used_at = now()`,
    [actor.organisationId, columns.map(({ header }) => header), columns.map(({ reading }) => jsonOrNull(reading))],
  );
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
