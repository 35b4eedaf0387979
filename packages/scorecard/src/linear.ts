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
 * Σ size × column × column of every two columns, as a whole symmetric matrix. Eight sums at a time, two columns against four: each value that is fetched
 * serves twice or more, and a processor adds to one sum while it waits for another.
 */
export function crossProducts(columns: readonly Float64Array[], sizes: Float64Array): Float64Array {
  const [count, rows] = [columns.length, sizes.length];
  const products = new Float64Array(count * count);
  const [sized, sizedNext] = [new Float64Array(rows), new Float64Array(rows)];
  const none = new Float64Array(rows);
  const sums = new Float64Array(8);
  for (let i = 0; i < count; i += 2) {
    const [column = none, next = none] = columns.slice(i, i + 2);
    for (let row = 0; row < rows; row += 1) {
      sized[row] = (column[row] ?? 0) * (sizes[row] ?? 0);
      sizedNext[row] = (next[row] ?? 0) * (sizes[row] ?? 0);
    }
    for (let j = 0; j <= i + 1; j += 4) {
      const [a = none, b = none, c = none, d = none] = columns.slice(j, j + 4);
      eightSums(sized, sizedNext, a, b, c, d, sums);
      for (let cell = 0; cell < 8; cell += 1) {
        const [one, other] = [i + (cell >> 2), j + (cell & 3)];
        if (other > one || one >= count) continue;
        products[one * count + other] = sums[cell] ?? 0;
        products[other * count + one] = sums[cell] ?? 0;
      }
    }
  }
  return products;
}

function eightSums(
  one: Float64Array,
  other: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  sums: Float64Array,
): void {
  let oneA = 0;
  let oneB = 0;
  let oneC = 0;
  let oneD = 0;
  let otherA = 0;
  let otherB = 0;
  let otherC = 0;
  let otherD = 0;
  for (let row = 0; row < one.length; row += 1) {
    const x = one[row] ?? 0;
    const y = other[row] ?? 0;
    const p = a[row] ?? 0;
    const q = b[row] ?? 0;
    const r = c[row] ?? 0;
    const s = d[row] ?? 0;
    oneA += x * p;
    oneB += x * q;
    oneC += x * r;
    oneD += x * s;
    otherA += y * p;
    otherB += y * q;
    otherC += y * r;
    otherD += y * s;
  }
  sums.set([oneA, oneB, oneC, oneD, otherA, otherB, otherC, otherD]);
}
