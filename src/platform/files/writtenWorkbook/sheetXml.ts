import { ok, refused } from '@leitu/kernel';
import { columnLetters } from '../header.ts';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import type { RowsStopped, WrittenCell } from '../writeCsv.ts';
import type { WrittenColumn, WrittenSheet } from '../writtenSheet.ts';
import { type ColumnXml, cellXml, columnXml, headerCellXml } from './cellXml.ts';
import { type ChoiceLists, dropDownsXml, listRowsXml } from './dropDowns.ts';
import { plainStyle, styleOfFormat } from './styles.ts';
import { xmlDeclaration } from './xmlText.ts';
import type { PartPiece } from './zipParts.ts';

/** What a sheet of Excel holds (Microsoft, "Excel specifications and limits"). */
const rowsMost = 1_048_576;
const cellCharactersMost = 32_767;

const pieceCharacters = 1 << 16;

/** What the sheets of a workbook have in common. */
export interface SheetSurroundings {
  readonly path: string;
  readonly formats: readonly string[];
  readonly lists: ChoiceLists;
  readonly stopped: RowsStopped;
}

const opening = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const closing = '</worksheet>';

/** The header stays in view, and the cells below it move. */
const frozenHeader =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft"/></sheetView></sheetViews>';

/**
 * The XML of a sheet in pieces of some 64 kB. What stands in a sheet has its order (ISO/IEC 29500-1, 18.3.1.99): views, columns, rows,
 * filter, drop-downs.
 */
export async function* sheetXml(
  { columns, rows }: WrittenSheet,
  { path, formats, lists, stopped }: SheetSurroundings,
): AsyncGenerator<PartPiece, void, void> {
  const styles = columns.map(({ numberFormat }) => styleOfFormat(formats, numberFormat));
  const ofColumns = styles.map((style, index) => columnXml(index, style));
  let piece = `${xmlDeclaration}${opening}${frozenHeader}${columnsXml(columns, styles)}<sheetData>${headerXml(columns)}`;
  let at = 1;
  for await (const cells of rows) {
    at++;
    const refusal = excessOf(cells, at, path);
    if (refusal !== null) return yield refused(refusal);
    piece += rowXml(ofColumns, at, cells);
    if (piece.length < pieceCharacters) continue;
    yield ok(piece);
    piece = '';
  }
  const ended = stopped();
  if (ended !== null) return yield refused(ended);
  yield ok(`${piece}</sheetData>${filterXml(columns, at)}${dropDownsXml(columns, lists)}${closing}`);
}

/** The XML of the sheet that holds the lists of choices. */
export function listsXml(lists: ChoiceLists): string {
  return `${opening}<sheetData>${listRowsXml(lists)}</sheetData>${closing}`;
}

function excessOf(cells: readonly WrittenCell[], at: number, path: string): FileRefusal | null {
  if (at > rowsMost) return refuseFile('write_too_many_rows', { path, limit: rowsMost });
  const long = cells.findIndex((cell) => typeof cell === 'string' && cell.length > cellCharactersMost);
  if (long < 0) return null;
  return refuseFile('write_cell_too_long', { path, cell: `${columnLetters(long)}${at}`, limit: cellCharactersMost });
}

function columnsXml(columns: readonly WrittenColumn[], styles: readonly number[]): string {
  if (columns.length === 0) return '';
  const widths = columns.map(({ title, widthCharacters }, index) => {
    const width = widthCharacters ?? Math.min(40, Math.max(10, shownWidth(title) + 4));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[index]}" customWidth="1"/>`;
  });
  return `<cols>${widths.join('')}</cols>`;
}

/** Chinese characters are two columns wide. */
function shownWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}

function headerXml(columns: readonly WrittenColumn[]): string {
  if (columns.length === 0) return '';
  return `<row r="1">${columns.map(({ title }, index) => headerCellXml(index, title)).join('')}</row>`;
}

/** A row; nothing for an empty one. Cells beyond the last column are as cells without a number format. */
function rowXml(columns: readonly ColumnXml[], at: number, cells: readonly WrittenCell[]): string {
  let xml = '';
  let index = 0;
  for (const cell of cells) {
    xml += cellXml(columns[index] ?? columnXml(index, plainStyle), at, cell);
    index++;
  }
  return xml === '' ? '' : `<row r="${at}">${xml}</row>`;
}

/** The filter is offered on the header and hides among the rows written. */
function filterXml(columns: readonly WrittenColumn[], lastRow: number): string {
  return columns.length === 0 ? '' : `<autoFilter ref="A1:${columnLetters(columns.length - 1)}${lastRow}"/>`;
}
