import type { FileHandle } from 'node:fs/promises';
import { type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from './refusals.ts';
import type { Table, TableOptions } from './table.ts';

/** Opens a sheet of an .xlsx workbook. */
export async function openWorkbook(
  _file: FileHandle,
  path: string,
  _bytes: number,
  _options: TableOptions,
): Promise<Result<Table, FileRefusal>> {
  return refused(refuseFile('workbook_damaged', { path, part: '.xlsx', reason: 'reader to come' }));
}
