import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Result } from '@leitu/kernel';
import type { DataValidation, Cell as ExcelCell, Style, stream, Worksheet } from 'exceljs';
import { mayRun } from './formulaGuard.ts';
import { columnLetters } from './header.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { replaceFile } from './replaceFile.ts';
import type { RowsStopped, WrittenCell, WrittenRows } from './writeCsv.ts';

declare module 'exceljs' {
  interface Worksheet {
    /** Left out of the library's own types: the rules for whole ranges; a cell's `dataValidation` sets one cell at a time. */
    readonly dataValidations: { add(range: string, rule: DataValidation): void };
  }
}

type Workbook = stream.xlsx.WorkbookWriter;

/** A column of a sheet to be written. */
export interface WrittenColumn {
  readonly title: string;
  /** Width in characters of the default font; without it, that of the title, within limits. */
  readonly widthCharacters?: number;
  /** A number format of Excel, such as `0.00%`; `@` keeps whatever is typed as text. */
  readonly numberFormat?: string;
  /** What may be chosen in the cells below the header, as a drop-down list. */
  readonly choices?: readonly string[];
  /** What is said beside a cell of the column while it is selected: at most 255 characters. */
  readonly hint?: string;
}

export interface WrittenSheet {
  /** At most 31 characters, none of `: \ / ? * [ ]`. */
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: WrittenRows;
}

/** What a sheet of Excel holds (Microsoft, "Excel specifications and limits"). */
const rowsMost = 1_048_576;
const cellCharactersMost = 32_767;

/** Drop-downs reach so far below the header of a template. */
const rowsWithDropDown = 10_000;
const listsSheet = '选项';
const rowsBetweenPauses = 500;

/**
 * Writes an .xlsx workbook, whole or not at all, a row at a time: the header bold, filtered and kept in view, with drop-downs. Texts
 * are written as texts, so nothing in them runs; one that would run if it were typed is also formatted as text, lest editing its cell
 * run it. Where `stopped` tells of a refusal at the end, the file is discarded.
 */
export function writeXlsx(
  path: string,
  sheets: readonly WrittenSheet[],
  stopped: RowsStopped = () => null,
): Promise<Result<null, FileRefusal>> {
  return replaceFile(path, async (file) => {
    const output = new PassThrough();
    const copied = pipeline(output, async (pieces: AsyncIterable<Buffer>) => {
      for await (const piece of pieces) await file.writeFile(piece);
    });
    const written = writeSheets(output, path, sheets);
    // The library would wait for ever for a disk that is full, so a failed copy is heard at once.
    const refusal = (await Promise.race([written, copied.then(() => written)])) ?? stopped();
    if (refusal === null) await copied;
    else output.destroy();
    return refusal;
  });
}

async function writeSheets(
  output: PassThrough,
  path: string,
  sheets: readonly WrittenSheet[],
): Promise<FileRefusal | null> {
  // The library is large, so it is loaded only when a workbook is written.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  const lists: (readonly string[])[] = [];
  for (const { name, columns, rows } of sheets) {
    const sheet = openSheet(workbook, name, columns);
    for (const [index, column] of columns.entries()) addDropDown(sheet, column, columnLetters(index), lists);
    const refusal = await writeRows(sheet, rows, output, path);
    if (refusal !== null) return refusal;
    sheet.commit();
  }
  if (lists.length > 0) addLists(workbook, lists);
  await workbook.commit();
  return null;
}

function openSheet(workbook: Workbook, name: string, columns: readonly WrittenColumn[]): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, widthCharacters, numberFormat }) => ({
    width: widthCharacters ?? Math.min(40, Math.max(10, shownWidth(title) + 4)),
    ...(numberFormat === undefined ? {} : { style: { numFmt: numberFormat } }),
  }));
  const header = sheet.getRow(1);
  for (const [index, { title }] of columns.entries()) {
    const cell = header.getCell(index + 1);
    cell.value = escapeText(title);
    cell.style = headerStyle;
  }
  header.commit();
  if (columns.length > 0) sheet.autoFilter = `A1:${columnLetters(columns.length - 1)}1`;
  return sheet;
}

const headerStyle: Partial<Style> = {
  numFmt: '@',
  font: { bold: true, color: { argb: 'FF5B3A1E' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3E9DC' } },
  alignment: { vertical: 'middle', wrapText: true },
};

/** Chinese characters are two columns wide. */
function shownWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}

/** Excel takes at most 255 characters of choices in the sheet itself, and none with a comma; so the lists have a sheet of their own. */
function addDropDown(sheet: Worksheet, column: WrittenColumn, letters: string, lists: (readonly string[])[]): void {
  const { choices, hint } = column;
  if (choices === undefined && hint === undefined) return;
  const list = columnLetters(lists.length);
  if (choices !== undefined) lists.push(choices);
  const rule: DataValidation =
    choices === undefined
      ? { type: 'custom', formulae: ['TRUE'] }
      : {
          type: 'list',
          formulae: [`'${listsSheet}'!$${list}$1:$${list}$${choices.length}`],
          allowBlank: true,
          ...mistake,
        };
  const range = `${letters}2:${letters}${rowsWithDropDown + 1}`;
  sheet.dataValidations.add(range, {
    ...rule,
    ...(hint === undefined ? {} : { showInputMessage: true, prompt: hint }),
  });
}

const mistake = {
  showErrorMessage: true,
  errorTitle: '不在选项中 Not in the list',
  error: '请从下拉列表中选择。Please choose from the list.',
};

function addLists(workbook: Workbook, lists: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet(listsSheet, { state: 'veryHidden' });
  const longest = Math.max(...lists.map((list) => list.length));
  for (let at = 0; at < longest; at++) sheet.addRow(lists.map((list) => escapeText(list[at] ?? ''))).commit();
  sheet.commit();
}

async function writeRows(
  sheet: Worksheet,
  rows: WrittenRows,
  output: PassThrough,
  path: string,
): Promise<FileRefusal | null> {
  let at = 1;
  for await (const cells of rows) {
    at++;
    if (at > rowsMost) return refuseFile('write_too_many_rows', { path, limit: rowsMost });
    const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > cellCharactersMost);
    if (long >= 0)
      return refuseFile('write_cell_too_long', {
        path,
        cell: `${columnLetters(long)}${at}`,
        limit: cellCharactersMost,
      });
    const row = sheet.getRow(at);
    for (const [index, cell] of cells.entries()) fillCell(row.getCell(index + 1), cell);
    row.commit();
    // Without these pauses the rows would pile up in memory before any of them is compressed.
    if (at % rowsBetweenPauses === 0) await setImmediate();
    if (output.errored) throw output.errored;
    if (output.writableNeedDrain) await once(output, 'drain');
  }
  return null;
}

function fillCell(target: ExcelCell, cell: WrittenCell): void {
  if (cell === null || cell === '') return;
  if (typeof cell === 'string') {
    target.value = escapeText(cell);
    if (mayRun(cell)) target.numFmt = '@';
  } else if (typeof cell !== 'object') {
    target.value = cell;
  } else if (cell.day < firstSureDay) {
    target.value = cell.day;
  } else {
    target.value = new Date(`${cell.day}T00:00:00Z`);
    target.numFmt = 'yyyy-mm-dd';
  }
}

/** Before it, spreadsheets disagree on the number of a day by one, since some know a 29 February 1900. */
const firstSureDay = '1900-03-01';

/**
 * Writes what XML cannot hold, or would change, as `_x000D_`, and what looks like that already with its first character so
 * (ISO/IEC 29500-1, 22.9.2.19).
 */
function escapeText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[\p{Cc}\ufffe\uffff]/gu, (character) => {
    if (character === '\t' || character === '\n') return character;
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}
