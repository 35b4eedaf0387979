import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type ChainCode, refuse } from '../refusals.ts';
import { columnSums, entry, identityMinus, inverse, type Matrix, rowSums, times } from './matrix.ts';

/** An input–output table: what sectors (rows) deliver to sectors (columns), z_ij, and what each makes in all, x_j. */
export interface SectorTable {
  readonly intermediate: Matrix;
  readonly outputs: readonly number[];
}

type Read<Value> = Result<Value, Refusal<ChainCode>>;

/** Refused where the table is not square, has another number of outputs, an output that is not above 0, or a number that is not finite. */
function fault({ intermediate, outputs }: SectorTable): Refusal<ChainCode> | null {
  const size = outputs.length;
  const isSquare = intermediate.length === size && intermediate.every((row) => row.length === size);
  if (!isSquare) return refuse('table_not_square', { rows: intermediate.length, outputs: size });
  const sector = outputs.findIndex((output) => !(output > 0 && Number.isFinite(output)));
  if (sector >= 0) return refuse('table_output_unfit', { sector: sector + 1, output: outputs[sector] ?? null });
  const row = intermediate.findIndex((values) => !values.every(Number.isFinite));
  return row < 0 ? null : refuse('table_entry_unfit', { sector: row + 1 });
}

/**
 * Technical coefficients a_ij = z_ij / x_j: what a unit of j needs of i (Eurostat, Manual of Supply, Use and Input-Output Tables, 2008,
 * chapter 15).
 */
export function technicalCoefficients(table: SectorTable): Read<Matrix> {
  const wrong = fault(table);
  if (wrong !== null) return refused(wrong);
  return ok(table.intermediate.map((row) => row.map((value, j) => value / (table.outputs[j] ?? 1))));
}

/** Allocation coefficients b_ij = z_ij / x_i: what of a unit of i goes to j. */
export function allocationCoefficients(table: SectorTable): Read<Matrix> {
  const wrong = fault(table);
  if (wrong !== null) return refused(wrong);
  return ok(table.intermediate.map((row, i) => row.map((value) => value / (table.outputs[i] ?? 1))));
}

/** (I − A)⁻¹: what must be made of i in all so that a unit of j may be used at the end (Leontief 1936). */
export function leontiefInverse(table: SectorTable): Read<Matrix> {
  return inverted(technicalCoefficients(table));
}

/** (I − B)⁻¹: what of a unit of primary input in i ends in j (Ghosh, Economica 25, 1958). */
export function ghoshInverse(table: SectorTable): Read<Matrix> {
  return inverted(allocationCoefficients(table));
}

function inverted(coefficients: Read<Matrix>): Read<Matrix> {
  if (!coefficients.ok) return coefficients;
  const found = inverse(identityMinus(coefficients.value));
  return found === null ? refused(refuse('table_singular', {})) : ok(found);
}

/** Backward linkages: what all sectors together must make for a unit of each; the column sums of the Leontief inverse. */
export function backwardLinkages(table: SectorTable): Read<readonly number[]> {
  const found = leontiefInverse(table);
  return found.ok ? ok(columnSums(found.value)) : found;
}

/** Forward linkages: what all sectors together can make of a unit more of each; the row sums of the Ghosh inverse. */
export function forwardLinkages(table: SectorTable): Read<readonly number[]> {
  const found = ghoshInverse(table);
  return found.ok ? ok(rowSums(found.value)) : found;
}

/**
 * Hypothetical extraction: the share of all output that is lost when a sector neither buys from others nor sells to them, while what is
 * used at the end stays as it was, its own part apart (Dietzenbacher and van der Linden, Journal of Regional Science 37, 1997).
 */
export function hypotheticalExtraction(table: SectorTable, sector: number): Read<number> {
  const coefficients = technicalCoefficients(table);
  if (!coefficients.ok) return coefficients;
  const { intermediate, outputs } = table;
  const finalUse = outputs.map((output, i) => output - (rowSums(intermediate)[i] ?? 0));
  const without = coefficients.value.map((row, i) =>
    row.map((_, j) => ((i === sector) === (j === sector) ? entry(coefficients.value, i, j) : 0)),
  );
  const found = inverse(identityMinus(without));
  if (found === null) return refused(refuse('table_singular', {}));
  const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return ok(1 - total(times(found, finalUse)) / total(outputs));
}
