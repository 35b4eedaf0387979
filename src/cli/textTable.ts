import stringWidth from 'string-width';

/**
 * Lines of a table whose columns are as wide as their widest cell, a Chinese character counting two. The first row is the header.
 * @example textTable([['a', '企业'], ['1', 'x']]) // ['a  企业', '1  x']
 */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = widthsOf(rows);
  return rows.map((row) => padded(row, widths));
}

/** The width of each column, in characters of a terminal. */
export function widthsOf(rows: readonly (readonly string[])[]): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, index) => Math.max(...rows.map((row) => stringWidth(row[index] ?? ''))));
}

/** One row with each cell filled up to its column's width. */
export function padded(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, index) => cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(cell))))
    .join('  ')
    .trimEnd();
}
