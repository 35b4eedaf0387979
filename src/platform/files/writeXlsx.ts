import type { Result } from '@leitu/kernel';
import type { FileRefusal } from './refusals.ts';
import { replaceFile } from './replaceFile.ts';
import type { RowsStopped } from './writeCsv.ts';
import type { WrittenSheet } from './writtenSheet.ts';
import { partsOf } from './writtenWorkbook/parts.ts';
import { zipParts } from './writtenWorkbook/zipParts.ts';

/** Some bytes of a workbook, or why it cannot be finished. */
export type XlsxPiece = Result<Uint8Array, FileRefusal>;

/**
 * The bytes of an .xlsx workbook, in pieces, made no faster than they are taken: the header bold, filtered and kept in view, with
 * drop-downs. Texts are written as texts, so nothing in them runs; one that would run if it were typed is also formatted as text, lest
 * editing its cell run it.
 *
 * A refusal is the last thing that comes, also where `stopped` tells of one. The bytes before it are no workbook, since the directory at
 * its end is missing: a response that has begun must be broken off, not ended. Leaving the loop early closes the rows.
 * @param path what the file is called in the sentence of a refusal; nothing is written there
 */
export async function* xlsxPieces(
  path: string,
  sheets: readonly WrittenSheet[],
  stopped: RowsStopped = () => null,
): AsyncGenerator<XlsxPiece, void, void> {
  yield* zipParts(partsOf(path, sheets, stopped));
}

/** Writes an .xlsx workbook, whole or not at all: where `stopped` tells of a refusal at the end, the file is discarded. */
export function writeXlsx(
  path: string,
  sheets: readonly WrittenSheet[],
  stopped?: RowsStopped,
): Promise<Result<null, FileRefusal>> {
  return replaceFile(path, async (file) => {
    for await (const piece of xlsxPieces(path, sheets, stopped)) {
      if (!piece.ok) return piece.reason;
      await file.writeFile(piece.value);
    }
    return null;
  });
}
