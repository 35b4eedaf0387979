import type { FileHandle } from 'node:fs/promises';
import { ok, type Result } from '@leitu/kernel';
import { lineChunks } from './csvChunks.ts';
import { type CsvEncoding, detectEncoding } from './csvEncoding.ts';
import { CsvRecords, layoutOf } from './csvRecords.ts';
import type { FileRefusal } from './refusals.ts';
import { type Cell, cellOfText, type Table } from './table.ts';
import { type FoundRow, type FoundRows, tableOfRows } from './tableOfRows.ts';

/** Opens a .csv file of the given size: checks the encoding of all of it, then reads it as text, a quarter of a megabyte at a time. */
export async function openCsv(file: FileHandle, path: string, bytes: number): Promise<Result<Table, FileRefusal>> {
  const encoding = await detectEncoding(file, path);
  if (!encoding.ok) return encoding;
  let bytesRead = 0;
  const found = readRecords(file, path, encoding.value, (read) => {
    bytesRead = read;
  });
  return tableOfRows({ format: 'csv', path, found, progress: () => Math.min(1, bytesRead / bytes) });
}

async function* readRecords(
  file: FileHandle,
  path: string,
  encoding: CsvEncoding,
  report: (bytesRead: number) => void,
): FoundRows {
  // Each run of lines is decoded by itself, so the byte order mark is dropped here and only at the head of the file.
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let records: CsvRecords | undefined;
  let at = 1;
  const number = (cells: string[]): FoundRow => ({ at: at++, cells: trimCells(cells) });
  for await (const { bytes, offset } of lineChunks(file)) {
    const decoded = decoder.decode(bytes);
    const text = offset === 0 && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    records ??= new CsvRecords(layoutOf(text), path);
    const batch = records.take(text);
    if (!batch.ok) return yield batch;
    report(offset + bytes.length);
    yield ok(batch.value.map(number));
  }
  const rest = records?.finish() ?? ok([]);
  yield rest.ok ? ok(rest.value.map(number)) : rest;
}

/** In place: a new array a row would double the work of reading. */
function trimCells(texts: string[]): Cell[] {
  const cells: Cell[] = texts;
  for (const [index, text] of texts.entries()) cells[index] = cellOfText(text);
  return cells;
}
