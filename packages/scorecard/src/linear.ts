/** The lower triangle L with L·Lᵀ = a symmetric matrix of that size, row by row; undefined where the matrix is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      if (row !== column) lower[row * size + column] = rest / (lower[column * size + column] ?? 1);
      // What is left of a column that the others make up is rounding alone.
      else if (rest > 1e-12 * Math.abs(matrix[row * size + row] ?? 0)) lower[row * size + row] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return lower;
}

/** The x with L·Lᵀ·x = right. */
export function solve(lower: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    let rest = x[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= (lower[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (lower[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) rest -= (lower[k * size + row] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (lower[row * size + row] ?? 1);
  }
  return x;
}

/** The diagonal of the inverse of L·Lᵀ. */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    const unit = new Float64Array(size);
    unit[index] = 1;
    diagonal[index] = solve(lower, unit)[index] ?? 0;
  }
  return diagonal;
}

/**
 * Σ size × column × column of every two columns, as a whole symmetric matrix. Four sums at a time: a processor adds to one while it waits for another.
 */
export function crossProducts(columns: readonly Float64Array[], sizes: Float64Array): Float64Array {
  const [count, rows] = [columns.length, sizes.length];
  const products = new Float64Array(count * count);
  const sized = new Float64Array(rows);
  const none = new Float64Array(rows);
  for (const [i, column] of columns.entries()) {
    for (let row = 0; row < rows; row += 1) sized[row] = (column[row] ?? 0) * (sizes[row] ?? 0);
    for (let j = 0; j <= i; j += 4) {
      const [a = none, b = none, c = none, d = none] = columns.slice(j, j + 4);
      const sums = [0, 0, 0, 0];
      fourSums(sized, a, b, c, d, sums);
      for (let next = 0; next < 4 && j + next <= i; next += 1) {
        products[i * count + j + next] = sums[next] ?? 0;
        products[(j + next) * count + i] = sums[next] ?? 0;
      }
    }
  }
  return products;
}

function fourSums(
  sized: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  sums: number[],
): void {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let row = 0; row < sized.length; row += 1) {
    const own = sized[row] ?? 0;
    first += own * (a[row] ?? 0);
    second += own * (b[row] ?? 0);
    third += own * (c[row] ?? 0);
    fourth += own * (d[row] ?? 0);
  }
  [sums[0], sums[1], sums[2], sums[3]] = [first, second, third, fourth];
}
