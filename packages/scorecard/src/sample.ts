import { present } from '@leitu/kernel';

/** A variable of numbers; NaN is a missing value. */
export interface NumberColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array;
}

/** A variable of words: for each row the place of its word among the levels; −1 is a missing value. */
export interface WordColumn {
  readonly kind: 'word';
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumberColumn | WordColumn;

/** Rows of which the outcome is known: `isBad` is 1 for a bad, 0 for a good. */
export interface Sample {
  readonly columns: readonly Column[];
  readonly isBad: Uint8Array;
}

/** The rows of a sample that are named, in that order; a row may be named more than once. */
export function takeRows({ columns, isBad }: Sample, rows: Int32Array): Sample {
  return { columns: columns.map((column) => takeOfColumn(column, rows)), isBad: takeOf(isBad, rows) };
}

/** The rows of a column that are named. */
export function takeOfColumn(column: Column, rows: Int32Array): Column {
  if (column.kind === 'word') return { ...column, codes: takeOf(column.codes, rows) };
  return { ...column, values: takeOf(column.values, rows) };
}

function takeOf<Values extends Uint8Array | Int32Array | Float64Array>(values: Values, rows: Int32Array): Values {
  const taken = values.slice(0, 0).constructor as new (length: number) => Values; // The same kind of array.
  const result = new taken(rows.length);
  for (let index = 0; index < rows.length; index += 1) result[index] = values[rows[index] ?? 0] ?? 0;
  return result;
}

/** How many rows are bad. */
export function countBads(isBad: Uint8Array): number {
  let bads = 0;
  for (const bad of isBad) bads += bad;
  return bads;
}

/** The column of that name, which the caller has checked to be there. */
export function columnNamed(columns: readonly Column[], name: string): Column {
  return present(
    columns.find((column) => column.name === name),
    `the sample has a column ${name}`,
  );
}
