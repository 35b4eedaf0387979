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
  const top = await nextFilled(found, []);
  if (!top.ok) return top;
  if (top.value === null) return refused(refuseFile('table_blank', { path }));
  const [first, ...besideFirst] = top.value;
  const header = first ? readHeader(first.cells, first.at, path) : ok([]);
  if (!first || !header.ok) {
    await found.return();
    return header.ok ? refused(refuseFile('table_blank', { path })) : header;
  }
  const below = await nextFilled(found, besideFirst);
  if (!below.ok) return below;
  if (below.value === null) return refused(refuseFile('rows_none', { path }));
  return ok({
    format,
    header: header.value,
    rows: rowBatches(found, below.value, first.at, header.value.length),
    progress: source.progress,
    close: async () => {
      await found.return();
    },
  });
}

/** The next batch from its first filled row on, or `null` at the end of the file. */
async function nextFilled(
  found: FoundRows,
  batch: readonly FoundRow[],
): Promise<Result<readonly FoundRow[] | null, FileRefusal>> {
  let rows = batch;
  for (;;) {
    const filled = rows.findIndex((row) => row.cells.some((cell) => cell !== null));
    if (filled >= 0) return ok(rows.slice(filled));
    const next = await found.next();
    if (next.done) return ok(null);
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
