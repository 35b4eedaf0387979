import type { Result } from '@leitu/kernel';
import { mayRun } from './formulaGuard.ts';
import type { FileRefusal } from './refusals.ts';
import { replaceFile } from './replaceFile.ts';

/** A cell to be written; `null` leaves it empty. */
export type WrittenCell = null | string | number | boolean | { readonly day: string };

/** Rows to be written: a list, or rows made one after the other. */
export type WrittenRows = Iterable<readonly WrittenCell[]> | AsyncIterable<readonly WrittenCell[]>;

/** Asked when the last row is written: the refusal that ended the rows early, if one did. */
export type RowsStopped = () => FileRefusal | null;

export interface CsvOptions {
  /** Begins the file with the mark by which Excel knows UTF-8; without it, Excel in China takes it for GBK. On by default. */
  readonly mark?: boolean;
}

const pieceCharacters = 1 << 16;

/**
 * The text of a .csv file (RFC 4180, lines ending in CR LF), in pieces of some 64 kB. A text that a spreadsheet might run is given an
 * apostrophe in front, which shows that it is text.
 */
export async function* csvText(
  header: readonly string[],
  rows: WrittenRows,
  options: CsvOptions = {},
): AsyncGenerator<string, void, void> {
  let piece = `${options.mark === false ? '' : '\ufeff'}${csvLine(header)}`;
  for await (const row of rows) {
    piece += csvLine(row);
    if (piece.length < pieceCharacters) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Writes a .csv file in UTF-8, whole or not at all. */
export function writeCsv(
  path: string,
  header: readonly string[],
  rows: WrittenRows,
  options: CsvOptions = {},
): Promise<Result<null, FileRefusal>> {
  return writeText(path, csvText(header, rows, options));
}

/** Writes a text that comes in pieces, whole or not at all: where `stopped` tells of a refusal at the end, the file is discarded. */
export function writeText(
  path: string,
  pieces: AsyncIterable<string>,
  stopped: RowsStopped = () => null,
): Promise<Result<null, FileRefusal>> {
  return replaceFile(path, async (file) => {
    for await (const piece of pieces) await file.writeFile(piece);
    return stopped();
  });
}

function csvLine(cells: readonly WrittenCell[]): string {
  const line = cells.map(csvCell).join(',');
  // A line of one empty cell would read as a blank line.
  return `${line === '' && cells.length > 0 ? '""' : line}\r\n`;
}

function csvCell(cell: WrittenCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.day;
  if (typeof cell !== 'string') return String(cell);
  // A NUL would make the file binary to whoever reads it.
  const text = cell.replaceAll('\0', '');
  const safe = mayRun(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
