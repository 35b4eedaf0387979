/** A square table, row by row. */
export type Matrix = readonly (readonly number[])[];

export function entry(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

/** I − A. */
export function identityMinus(matrix: Matrix): Matrix {
  return matrix.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - value));
}

/** The inverse by Gauss and Jordan with the largest pivot of each column; null where there is none. */
export function inverse(matrix: Matrix): Matrix | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => Float64Array.from([...row, ...row.map((_, j) => (i === j ? 1 : 0))]));
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const [chosen, displaced] = [rows[pivot], rows[column]];
    const head = chosen?.[column] ?? 0;
    if (chosen === undefined || displaced === undefined || Math.abs(head) < smallestPivot) return null;
    rows[pivot] = displaced;
    rows[column] = chosen.map((value) => value / head);
    for (const [row, values] of rows.entries()) {
      const factor = values[column] ?? 0;
      if (row !== column && factor !== 0)
        rows[row] = values.map((value, j) => value - factor * (rows[column]?.[j] ?? 0));
    }
  }
  return rows.map((row) => [...row.subarray(size)]);
}

const smallestPivot = 1e-12;

export function rowSums(matrix: Matrix): readonly number[] {
  return matrix.map((row) => row.reduce((a, b) => a + b, 0));
}

export function columnSums(matrix: Matrix): readonly number[] {
  return matrix.map((_, column) => matrix.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

export function times(matrix: Matrix, vector: readonly number[]): readonly number[] {
  return matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] ?? 0), 0));
}
