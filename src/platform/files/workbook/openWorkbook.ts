import type { FileHandle } from 'node:fs/promises';
import { ok, type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import type { Table, TableOptions } from '../table.ts';
import { type FoundRows, tableOfRows } from '../tableOfRows.ts';
import { openArchive } from './archive.ts';
import { readDayStyles } from './dayFormats.ts';
import { readSharedTexts } from './sharedTexts.ts';
import { type SheetContext, SheetRows } from './sheetRows.ts';
import { readWorkbookParts, type Sheet } from './workbookParts.ts';
import { readXml } from './xmlPart.ts';

/**
 * Opens the sheet named in the options, or the first visible sheet that holds anything. Nothing in the workbook runs, and nothing
 * outside it is fetched: macros are refused, formulas come as formulas, links to other files are never followed.
 */
export async function openWorkbook(
  file: FileHandle,
  path: string,
  options: TableOptions,
): Promise<Result<Table, FileRefusal>> {
  const archive = await openArchive(file, path);
  if (!archive.ok) return archive;
  const parts = await readWorkbookParts(archive.value, path);
  if (!parts.ok) return parts;
  const sheets = chooseSheets(parts.value.sheets, options, path);
  if (!sheets.ok) return sheets;
  const dayStyles = await readDayStyles(parts.value.styles, path);
  if (!dayStyles.ok) return dayStyles;
  const sharedTexts = await readSharedTexts(parts.value.sharedTexts, path);
  if (!sharedTexts.ok) return sharedTexts;
  for (const sheet of sheets.value) {
    const table = await openSheet(sheet, {
      path,
      sheet: sheet.name,
      sharedTexts: sharedTexts.value,
      dayStyles: dayStyles.value,
      countsFrom1904: parts.value.countsFrom1904,
    });
    if (table.ok || table.reason.code !== 'table_blank') return table;
  }
  return refused(refuseFile('table_blank', { path }));
}

/** The sheets to try, in order. */
function chooseSheets(
  sheets: readonly Sheet[],
  options: TableOptions,
  path: string,
): Result<readonly Sheet[], FileRefusal> {
  const wanted = options.sheet;
  if (wanted === undefined) return ok(sheets.filter((sheet) => sheet.isVisible));
  const named = sheets.filter((sheet) => sheet.name === wanted);
  const names = sheets.map((sheet) => sheet.name).join('、');
  return named.length > 0 ? ok(named) : refused(refuseFile('sheet_unknown', { path, sheet: wanted, names }));
}

async function openSheet(sheet: Sheet, context: SheetContext): Promise<Result<Table, FileRefusal>> {
  const { path } = context;
  const ranges = sheet.part.merged.join('、');
  if (ranges !== '') return refused(refuseFile('sheet_merged', { path, sheet: sheet.name, ranges }));
  let rowsShare = 0;
  const found = readSheet(sheet, context, (share) => {
    rowsShare = share;
  });
  return tableOfRows({ format: 'xlsx', path, found, progress: () => rowsShare });
}

/** The rows of a sheet as they are parsed; those before a flaw are given before the refusal. */
async function* readSheet({ part }: Sheet, context: SheetContext, report: (share: number) => void): FoundRows {
  let bytesRead = 0;
  const rows = new SheetRows(context);
  const counted = {
    ...part,
    async *open() {
      for await (const chunk of part.open()) {
        bytesRead += chunk.length;
        yield chunk;
      }
    },
  };
  for await (const flaw of readXml(counted, context.path, rows)) {
    const taken = rows.take();
    if (taken.length > 0) yield ok(taken);
    const refusal = flaw ?? rows.refusal;
    if (refusal !== null) return yield refused(refusal);
    report(bytesRead / part.bytes);
  }
}
