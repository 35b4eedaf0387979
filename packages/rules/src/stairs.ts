import { keyOf, placeOf } from './number.ts';
import type { Band } from './pack.ts';
import { numberAt, type Sheet } from './sheet.ts';
import { toleranceOf } from './verdict.ts';

/**
 * Steps of one quantity on the sheet: ≥ 80%, ≥ 70%, ≥ 60%, otherwise. Most indicators are such, and the limits that a number does not reach,
 * counted, are its band.
 */
export interface Stairs {
  readonly place: number;
  /** What is ≤ a limit is, turned round, ≥ the limit turned round: the difference is the same number. */
  readonly sign: 1 | -1;
  /** Falling, turned round where the sign says so. */
  readonly limits: Float64Array;
  readonly tolerance: number;
}

/** The stairs that bands are; null where they are something else. */
export function stairsOn(sheet: Sheet, bands: readonly Band[]): Stairs | null {
  const [first] = bands;
  if (first?.condition?.kind !== 'compare' || bands.at(-1)?.condition !== null) return null;
  const { left, operator, right } = first.condition;
  if (left.kind === 'score' || (operator !== '≥' && operator !== '≤')) return null;
  const [quantity, tolerance] = [keyOf(left), toleranceOf(left.unit ?? right.unit)];
  const sign = operator === '≥' ? 1 : -1;
  const limits: number[] = [];
  for (const { condition } of bands.slice(0, -1)) {
    if (condition?.kind !== 'compare' || condition.right.kind !== 'number') return null;
    const isAlone = condition.waiver === null && condition.also === null;
    const isSame = condition.operator === operator && keyOf(condition.left) === quantity;
    if (!isAlone || !isSame || toleranceOf(left.unit ?? condition.right.unit) !== tolerance) return null;
    limits.push(sign * condition.right.value);
  }
  const isFalling = limits.every((limit, index) => index === 0 || limit <= (limits[index - 1] ?? limit));
  return isFalling ? { place: placeOf(sheet, left), sign, limits: Float64Array.from(limits), tolerance } : null;
}

/** The band of the firm on the sheet, counted from 0; −1 where the quantity is not known. */
export function stepOn(sheet: Sheet, { place, sign, limits, tolerance }: Stairs): number {
  const value = sign * numberAt(sheet, place);
  if (Number.isNaN(value)) return -1;
  // All are compared, the lowest too: a processor adds quicker than it guesses where to stop.
  let unreached = 0;
  for (let index = 0; index < limits.length; index += 1) {
    unreached += Number(value - (limits[index] ?? 0) < -tolerance) | 0;
  }
  return unreached;
}
