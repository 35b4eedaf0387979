import { type CalendarDay, ok, type Refusal, type Result } from '@leitu/kernel';
import { type Dictionary, type Header, readHeader } from '@leitu/rules';
import { openTable, type Table } from '../platform/files/index.ts';
import type { Run } from './run.ts';

/** A list of firms, opened: its columns are known, its rows are still to be read. */
export interface FirmList {
  readonly table: Table;
  readonly header: Header;
}

/** Opens a list of firms and reads its header. */
export async function openFirms(
  path: string,
  dictionary: Dictionary,
  on: CalendarDay,
): Promise<Result<FirmList, Refusal>> {
  const table = await openTable(path);
  if (!table.ok) return table;
  const header = readHeader(table.value.header, dictionary, on);
  if (header.ok) return ok({ table: table.value, header: header.value });
  await table.value.close();
  return header;
}

/** Says which columns no fact goes by, each with what it may have been meant to be. */
export function tellIgnoredColumns({ err, text, language }: Run, { header }: FirmList): void {
  for (const { header: name, hint } of header.ignored) {
    err.write(`${text('ignoredColumn', { header: name, hint: language === 'zh' ? hint.hint_zh : hint.hint_en })}\n`);
  }
}
