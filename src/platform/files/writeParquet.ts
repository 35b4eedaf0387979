import type { DuckDBAppender } from '@duckdb/node-api';
import type { Result } from '@leitu/kernel';
import { diskReason, openDuckDb } from './duckDb.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { replacePath } from './replaceFile.ts';
import type { RowsStopped } from './writeCsv.ts';

/** A column of a .parquet file: texts, whole numbers of 8 bytes, or doubles. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'text' | 'whole' | 'double';
}

/** Rows in the order of the columns, some at a time. */
export type ParquetBatches = AsyncIterable<readonly (readonly (string | number | null)[])[]>;

const TYPES: Readonly<Record<ParquetColumn['type'], string>> = { text: 'varchar', whole: 'bigint', double: 'double' };

/** What DuckDB keeps of the rows in memory. */
const megabytes = 1000;

/**
 * Writes a .parquet file, whole or not at all: where `stopped` tells of a refusal at the end, the file is discarded. DuckDB gathers the rows,
 * beyond its memory in a folder of its own.
 */
export function writeParquet(
  path: string,
  columns: readonly ParquetColumn[],
  batches: ParquetBatches,
  stopped: RowsStopped = () => null,
): Promise<Result<null, FileRefusal>> {
  return replacePath(path, async (growing) => {
    const { connection, close } = await openDuckDb({ megabytes, threads: 1 });
    try {
      const declared = columns.map(({ name, type }) => `"${name.replaceAll('"', '""')}" ${TYPES[type]}`);
      await connection.run(`create table written (${declared.join(', ')})`);
      const appender = await connection.createAppender('written');
      for await (const rows of batches) {
        for (const row of rows) appendRow(appender, columns, row);
      }
      appender.closeSync();
      const refusal = stopped();
      if (refusal !== null) return refusal;
      await connection.run(`copy written to '${growing.replaceAll("'", "''")}' (format parquet)`);
      return null;
    } catch (error) {
      const reason = diskReason(error);
      if (reason === null) throw error;
      return refuseFile('write_failed', { path, reason });
    } finally {
      close();
    }
  });
}

function appendRow(
  appender: DuckDBAppender,
  columns: readonly ParquetColumn[],
  row: readonly (string | number | null)[],
): void {
  for (const [index, { type }] of columns.entries()) {
    const cell = row[index] ?? null;
    if (cell === null) appender.appendNull();
    // A lone half of a surrogate pair is no UTF-8.
    else if (type === 'text') appender.appendVarchar(String(cell).toWellFormed());
    else if (type === 'whole') appender.appendBigInt(BigInt(cell));
    else appender.appendDouble(Number(cell));
  }
  appender.endRow();
}
