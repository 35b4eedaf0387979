import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { ok, type Result, refused } from '@leitu/kernel';
import { type DuckDb, openDuckDb } from './duckDb.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { type Cell, cellOfText, type Row, rowOfCells, type Table } from './table.ts';
import { type FoundRow, type FoundRows, tableOfRows } from './tableOfRows.ts';

/** Opens a .parquet file; its schema gives the header. DuckDB reads it, some thousand rows at a time. */
export async function openParquet(path: string): Promise<Result<Table, FileRefusal>> {
  const database = await openDuckDb({ megabytes: 256, threads: 2 });
  const opened = await readSchema(database.connection, path);
  if (!opened.ok) {
    database.close();
    return opened;
  }
  const { columns, rowsTotal } = opened.value;
  let rowsRead = 0;
  const found = readRows(database, path, columns, (rows) => {
    rowsRead += rows;
  });
  return tableOfRows({ format: 'parquet', path, found, progress: () => (rowsTotal === 0 ? 1 : rowsRead / rowsTotal) });
}

/** How many rows a .parquet file says it has; none where it cannot be read. */
export async function countParquetRows(path: string): Promise<number> {
  const { connection, close } = await openDuckDb({ megabytes: 256, threads: 1 });
  const schema = await readSchema(connection, path);
  close();
  return schema.ok ? schema.value.rowsTotal : 0;
}

interface ParquetColumn {
  readonly name: string;
  readonly reading: Reading;
}

interface ParquetSchema {
  readonly columns: readonly ParquetColumn[];
  readonly rowsTotal: number;
}

/**
 * How a column of a type comes across: as it is, as exact text, or as a day. A timestamp with a time zone is a moment, which is a
 * different day in different places, so it is not read.
 */
type Reading = 'plain' | 'text' | 'day';

const readings: readonly (readonly [type: RegExp, reading: Reading])[] = [
  [/^(BOOLEAN|U?(TINYINT|SMALLINT|INTEGER|BIGINT)|FLOAT|DOUBLE|VARCHAR)$/, 'plain'],
  [/^(DECIMAL\(.*\)|U?HUGEINT|UUID|ENUM\(.*\))$/, 'text'],
  [/^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/, 'day'],
];

async function readSchema(connection: DuckDBConnection, path: string): Promise<Result<ParquetSchema, FileRefusal>> {
  const source = [asPattern(path)];
  try {
    const empty = await connection.runAndReadAll('SELECT * FROM read_parquet(?) LIMIT 0', source);
    const types = empty.columnTypes().map(String);
    const columns: ParquetColumn[] = [];
    for (const [index, name] of empty.columnNames().entries()) {
      const type = types[index] ?? '';
      const reading = readings.find(([pattern]) => pattern.test(type))?.[1];
      if (!reading) return refused(refuseFile('parquet_type', { path, column: name, type }));
      columns.push({ name, reading });
    }
    const counted = await connection.runAndReadAll(
      'SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(?)',
      source,
    );
    return ok({ columns, rowsTotal: Number(counted.getRows()[0]?.[0] ?? 0) });
  } catch (error) {
    return refused(damaged(path, error));
  }
}

/** The path as a pattern that matches only itself: a star in a file's name is no wildcard. */
function asPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

async function* readRows(
  { connection, close }: DuckDb,
  path: string,
  columns: readonly ParquetColumn[],
  report: (rows: number) => void,
): FoundRows {
  try {
    yield ok([{ at: 1, cells: columns.map((column) => cellOfText(column.name)) }]);
    const list = columns.map(selected).join(', ');
    const result = await connection.stream(`SELECT ${list} FROM read_parquet(?)`, [asPattern(path)]);
    let at = 2;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      report(chunk.rowCount);
      yield ok(
        chunk.getRows().map((values): FoundRow => {
          const cells = values.map((value, index) => cellOf(value, columns[index]?.reading ?? 'plain'));
          return { at: at++, cells };
        }),
      );
    }
  } catch (error) {
    yield refused(damaged(path, error));
  } finally {
    close();
  }
}

/** Some rows of a .parquet file, in its order: those whose numbers (the first is 0) stand in the table of that name, each as it is read with all others. */
export async function* parquetRows(
  { connection }: DuckDb,
  path: string,
  numbersIn: string,
): AsyncGenerator<readonly Row[], void, void> {
  const schema = await readSchema(connection, path);
  if (!schema.ok) return;
  const { columns } = schema.value;
  const result = await connection.stream(
    `SELECT file_row_number::DOUBLE, ${columns.map(selected).join(', ')} FROM read_parquet(?, file_row_number = true)
      WHERE file_row_number IN (SELECT number FROM ${numbersIn}) ORDER BY file_row_number`,
    [asPattern(path)],
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getRows().flatMap(([number, ...values]) => {
      const cells = values.map((value, index) => cellOf(value, columns[index]?.reading ?? 'plain'));
      const row = rowOfCells(Number(number) + 1, cells, columns.length);
      return row === null ? [] : [row];
    });
  }
}

function selected({ name, reading }: ParquetColumn): string {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  if (reading === 'plain') return quoted;
  return reading === 'text' ? `${quoted}::VARCHAR` : `strftime(${quoted}, '%Y-%m-%d')`;
}

function cellOf(value: DuckDBValue, reading: Reading): Cell {
  switch (typeof value) {
    case 'string':
      return reading === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { day: value } : cellOfText(value);
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'number':
      return Number.isFinite(value) ? value : { error: String(value) };
    case 'boolean':
      return value;
    default:
      return null;
  }
}

function damaged(path: string, error: unknown): FileRefusal {
  const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
  return refuseFile('parquet_damaged', { path, reason });
}
