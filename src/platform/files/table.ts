import type { Result } from '@leitu/kernel';
import type { FileRefusal } from './refusals.ts';

/**
 * One cell as it stands in the file.
 * - `null`: empty, or only white space (full-width too);
 * - text: without the white space around it, otherwise as typed;
 * - number: only from workbooks and Parquet; a .csv gives text, and Parquet gives decimals and integers beyond 2^53 as exact text;
 * - `day`: a cell formatted as a date, or a Parquet date or timestamp; the time of day is dropped;
 * - `formula`: a cell that computes, without the `=`, whatever result was saved with it, since nobody checked that result;
 * - `error`: `#REF!`, `#N/A` and their like.
 */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly day: string }
  | { readonly formula: string }
  | { readonly error: string };

/** A row that is not wholly empty. Wholly empty rows are left out but counted in the numbers of those after them. */
export interface Row {
  /** 1 is the first row below the header. */
  readonly number: number;
  /** One cell for each column of the header; a row that ends early is filled with `null`. */
  readonly cells: readonly Cell[];
  /** How many filled cells stand beyond the last column of the header. Above 0, the row should be refused: its cells may have slipped. */
  readonly extra: number;
}

/** Some rows, or why reading stopped. A refusal is the last thing that comes; the rows before it were sound. */
export type RowBatch = Result<readonly Row[], FileRefusal>;

export type TableFormat = 'csv' | 'xlsx' | 'parquet';

/** A table being read, in constant memory. */
export interface Table {
  readonly format: TableFormat;
  /** The names of the columns: none is blank, no two are the same. */
  readonly header: readonly string[];
  /** The rows in the file's order. May be walked once; leaving the loop early closes the table. */
  readonly rows: AsyncIterable<RowBatch>;
  /** The share read so far, from 0 to 1, for a progress bar. */
  progress(): number;
  /** Lets go of the file. Not needed after a walk that ended. */
  close(): Promise<void>;
}

export interface TableOptions {
  /** The sheet of a workbook to read; without it, the first visible sheet that holds anything. */
  readonly sheet?: string;
}

/** Text as a cell: trimmed (`trim` takes the full-width space too), and `null` when nothing is left. */
export function cellOfText(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** A row from the cells found, fitted to the width of the header; `null` when there is nothing in it. */
export function rowOfCells(number: number, found: Cell[], width: number): Row | null {
  let extra = 0;
  for (let index = width; index < found.length; index++) if (found[index] !== null) extra++;
  const cells = found.length > width ? found.slice(0, width) : found;
  while (cells.length < width) cells.push(null);
  return extra > 0 || cells.some((cell) => cell !== null) ? { number, cells, extra } : null;
}
