import type { WrittenRows } from './writeCsv.ts';

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
