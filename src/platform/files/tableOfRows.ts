import { ok, type Result, refused } from '@leitu/kernel';
import { readHeader } from './header.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { type Cell, type Row, type RowBatch, rowOfCells, type Table, type TableFormat } from './table.ts';

/** A row as a format's reader finds it, the header among them. */
export interface FoundRow {
  /** Which row of the file it is, from 1; rows left out are counted. */
  readonly at: number;
  readonly cells: Cell[];
}

export type FoundRows = AsyncGenerator<Result<readonly FoundRow[], FileRefusal>, void, void>;

export interface RowSource {
  readonly format: TableFormat;
  readonly path: string;
  /** Lets go of the file when it ends or is returned. */
  readonly found: FoundRows;
  progress(): number;
}

/**
 * Makes a table of the rows a reader finds, whatever the format. The first filled row is the header. Reads as far as the first filled
 * row below it, so that a file without rows is refused at once.
 */
export async function tableOfRows(source: RowSource): Promise<Result<Table, FileRefusal>> {
  const { format, path, found } = source;
  const top = await readTop(found, path);
  if (!top.ok) {
    await found.return();
    return top;
  }
  const { header, headerAt, rows } = top.value;
  return ok({
    format,
    header,
    rows: rowBatches(found, rows, headerAt, header.length),
    progress: () => source.progress(),
    close: async () => {
      await found.return();
    },
  });
}

interface Top {
  readonly header: readonly string[];
  readonly headerAt: number;
  /** The first filled row below the header, and those that were read with it. */
  readonly rows: readonly FoundRow[];
}

async function readTop(found: FoundRows, path: string): Promise<Result<Top, FileRefusal>> {
  const top = await fromFirstFilled(found, []);
  if (!top.ok) return top;
  const [first, ...besideFirst] = top.value;
  if (!first) return refused(refuseFile('table_blank', { path }));
  const header = readHeader(first.cells, first.at, path);
  if (!header.ok) return header;
  const below = await fromFirstFilled(found, besideFirst);
  if (!below.ok) return below;
  if (below.value.length === 0) return refused(refuseFile('rows_none', { path }));
  return ok({ header: header.value, headerAt: first.at, rows: below.value });
}

/** The rows of a batch, or of the next one that has any, from the first filled one on; none at the end of the file. */
async function fromFirstFilled(
  found: FoundRows,
  batch: readonly FoundRow[],
): Promise<Result<readonly FoundRow[], FileRefusal>> {
  let rows = batch;
  for (;;) {
    const filled = rows.findIndex((row) => row.cells.some((cell) => cell !== null));
    if (filled >= 0) return ok(rows.slice(filled));
    const next = await found.next();
    if (next.done) return ok([]);
    if (!next.value.ok) return next.value;
    rows = next.value.value;
  }
}

async function* rowBatches(
  found: FoundRows,
  first: readonly FoundRow[],
  headerAt: number,
  width: number,
): AsyncGenerator<RowBatch, void, void> {
  yield ok(fitRows(first, headerAt, width));
  for await (const batch of found) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    const rows = fitRows(batch.value, headerAt, width);
    if (rows.length > 0) yield ok(rows);
  }
}

function fitRows(found: readonly FoundRow[], headerAt: number, width: number): readonly Row[] {
  const rows: Row[] = [];
  for (const { at, cells } of found) {
    const row = rowOfCells(at - headerAt, cells, width);
    if (row !== null) rows.push(row);
  }
  return rows;
}
