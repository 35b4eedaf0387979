import { cholesky, crossProducts, inverseDiagonal } from './linear.ts';

/**
 * The variance inflation factor of each column: 1 / (1 − R²) of it on the others, which is the diagonal of the inverse of the correlations (Belsley, Kuh
 * and Welsch, Regression Diagnostics, 1980, 3.2). Infinite, of all, where some column is made up of others; 1 of a column that never changes.
 * @example inflationOf([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, -1, -1, 1)]) // [1, 1]
 */
export function inflationOf(columns: readonly Float64Array[]): readonly number[] {
  const count = columns.length;
  const products = crossProducts(columns.map(centre), new Float64Array(columns[0]?.length ?? 0).fill(1));
  const cell = (i: number, j: number) => products[i * count + j] ?? 0;
  const changing = [...columns.keys()].filter((index) => cell(index, index) > 0);
  const correlations = changing.flatMap((i) => changing.map((j) => cell(i, j) / Math.sqrt(cell(i, i) * cell(j, j))));
  const lower = cholesky(Float64Array.from(correlations), changing.length);
  const diagonal = lower === undefined ? undefined : inverseDiagonal(lower, changing.length);
  return columns.map((_, index) => {
    const at = changing.indexOf(index);
    return at < 0 ? 1 : (diagonal?.[at] ?? Number.POSITIVE_INFINITY);
  });
}

function centre(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - mean);
}
