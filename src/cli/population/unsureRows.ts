import { createRowReader, type Facts, type Header, readCell } from '@leitu/rules';
import type { FirmJudgement } from '../../modules/policy/index.ts';
import { parquetRows } from '../../platform/files/index.ts';
import { type AssessedRow, assessRow } from '../assessRows.ts';
import type { Population } from './openPopulation.ts';

/** How many rows stand in the table `unsure`. */
export async function countUnsure({ database }: Population): Promise<number> {
  const counted = await database.connection.runAndReadAll('select count(*)::double from unsure');
  return Number(counted.getRows()[0]?.[0] ?? 0);
}

/** Whether a row is not among those that are read with care. */
export const isSure = 'file_row_number not in (select number from unsure)';

/** The rows that DuckDB is not sure of, read and judged as those of any other list. */
export async function* assessUnsure(
  { database }: Population,
  path: string,
  header: Header,
  judge: (facts: Facts) => FirmJudgement,
): AsyncGenerator<readonly AssessedRow[], void, void> {
  const reader = createRowReader(header.columns);
  for await (const rows of parquetRows(database, path, 'unsure')) {
    yield rows.map((row) => assessRow(reader, judge, row));
  }
}

/**
 * A code that was typed in an unusual way may be that of a firm that DuckDB is sure of. Which of the two comes first decides which is refused,
 * so both are read with care.
 */
export async function addTheirNamesakes(
  { database, source, columns }: Population,
  path: string,
  header: Header,
): Promise<void> {
  const at = header.columns.findIndex((column) => column?.fact.name === 'uscc');
  const reading = header.columns[at];
  const value = columns.find(({ fact }) => fact.name === 'uscc')?.value;
  if (reading === null || reading === undefined || value === undefined) return;
  const meant: string[] = [];
  for await (const rows of parquetRows(database, path, 'unsure')) {
    for (const { cells } of rows) {
      const cell = cells[at] ?? null;
      const read = readCell(reading, cell);
      if (read.ok && typeof read.value === 'string') meant.push(read.value);
    }
  }
  if (meant.length === 0) return;
  const { connection } = database;
  await connection.run('create temp table meant (code varchar)');
  const appender = await connection.createAppender('meant');
  for (const code of meant) {
    appender.appendVarchar(code);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run(
    `insert into unsure select file_row_number from ${source} firm where ${value} in (select code from meant) and ${isSure}`,
  );
}
