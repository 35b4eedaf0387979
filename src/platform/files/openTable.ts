import type { FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import { openCsv } from './csvTable.ts';
import { type FileKind, kindOfBytes, kindOfOtherBytes } from './fileKind.ts';
import { isEncryptedWorkbook } from './oleWorkbook.ts';
import { openParquet } from './parquetTable.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { openRegularFile } from './regularFile.ts';
import type { RowBatch, Table, TableFormat, TableOptions } from './table.ts';
import { openWorkbook } from './workbook/openWorkbook.ts';

/**
 * Opens a table: a .csv file (UTF-8 or GB18030), a sheet of an .xlsx workbook, or a .parquet file. The first filled row is the header.
 * What can be refused without reading all rows is refused here; what shows only further on ends `rows` with a refusal.
 */
export async function openTable(path: string, options: TableOptions = {}): Promise<Result<Table, FileRefusal>> {
  const opened = await openRegularFile(path);
  if (!opened.ok) return opened;
  const { file, bytes } = opened.value;
  const table = await openByKind(file, path, bytes, options);
  if (!table.ok) {
    await file.close();
    return table;
  }
  return ok({
    ...table.value,
    rows: closeAfter(table.value.rows, file),
    close: async () => {
      await table.value.close();
      await file.close();
    },
  });
}

async function* closeAfter(rows: AsyncIterable<RowBatch>, file: FileHandle): AsyncGenerator<RowBatch, void, void> {
  try {
    yield* rows;
  } finally {
    await file.close();
  }
}

async function openByKind(
  file: FileHandle,
  path: string,
  bytes: number,
  options: TableOptions,
): Promise<Result<Table, FileRefusal>> {
  const extension = extname(path).toLowerCase();
  const format = formatOf(extension, path);
  if (!format.ok) return format;
  if (bytes === 0) return refused(refuseFile('file_empty', { path }));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  const head = buffer.subarray(0, bytesRead);
  const kind = kindOfBytes(head);
  switch (format.value) {
    case 'csv':
      return kind === null ? openCsv(file, path, bytes) : refused(contentDiffers(path, extension, kind));
    case 'xlsx':
      if (kind?.kind === 'zip') return openWorkbook(file, path, options);
      if (kind?.kind !== 'ole') return refused(contentDiffers(path, extension, kind ?? kindOfOtherBytes(head)));
      return refused(
        refuseFile((await isEncryptedWorkbook(file)) ? 'workbook_encrypted' : 'format_old_excel', { path }),
      );
    case 'parquet':
      if (kind !== null && kind.kind !== 'parquet') return refused(contentDiffers(path, extension, kind));
      return openParquet(path);
  }
}

/** Formats of the same family that are not read, each with what to do about it. */
function formatOf(extension: string, path: string): Result<TableFormat, FileRefusal> {
  switch (extension) {
    case '.csv':
      return ok('csv');
    case '.xlsx':
      return ok('xlsx');
    case '.parquet':
      return ok('parquet');
    case '.xls':
    case '.xlt':
      return refused(refuseFile('format_old_excel', { path }));
    case '.xlsb':
      return refused(refuseFile('format_binary_excel', { path }));
    case '.xlsm':
    case '.xltm':
      return refused(refuseFile('workbook_macro', { path, part: extension }));
    default:
      return refused(refuseFile('format_unknown', { path, extension }));
  }
}

function contentDiffers(path: string, extension: string, found: FileKind): FileRefusal {
  return refuseFile('content_differs', {
    path,
    extension,
    foundZh: found.zh,
    foundEn: found.en,
    adviceZh: found.zhAdvice,
    adviceEn: found.enAdvice,
  });
}
