import { rankOn } from './compile.ts';
import type { Comparison } from './expression.ts';
import { keyOf, numberOn } from './number.ts';
import type { Band } from './pack.ts';
import type { Sheet } from './sheet.ts';
import { atLeast, MET, toleranceOf, UNMET } from './verdict.ts';

/** The bands of an indicator, worked out for the firm on the sheet. */
export interface BandsOnSheet {
  /** Which band gives the points, counted from 0; −1 where several still may. The first that holds gives them. */
  readonly winner: () => number;
  /** Where several may: whether each of the bands is among them. It is overwritten for the next firm. */
  readonly mayGive: readonly boolean[];
}

export function bandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const stairs = staircaseOf(bands);
  return stairs === null ? anyBandsOn(sheet, bands) : staircaseOn(sheet, bands, stairs);
}

function anyBandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const ranks = bands.map(({ condition }) => (condition === null ? () => MET : rankOn(sheet, condition, null)));
  const mayGive = bands.map(() => false);
  const winner = () => {
    let first = -1;
    let open = 0;
    mayGive.fill(false);
    for (let index = 0; index < ranks.length; index += 1) {
      const rank = ranks[index]?.() ?? UNMET;
      if (rank === UNMET) continue;
      mayGive[index] = true;
      open += 1;
      if (open === 1) first = index;
      if (rank === MET) break;
    }
    return open === 1 ? first : -1;
  };
  return { winner, mayGive };
}

/** Steps of one quantity: ≥ 80%, ≥ 70%, ≥ 60%, otherwise. Most indicators are such, and one walk up the limits decides them. */
interface Staircase {
  readonly quantity: Comparison['left'];
  readonly operator: '≥' | '≤';
  readonly limits: readonly number[];
  readonly tolerance: number;
}

function staircaseOf(bands: readonly Band[]): Staircase | null {
  const [first] = bands;
  if (first?.condition?.kind !== 'compare') return null;
  const { left, operator, right } = first.condition;
  if ((operator !== '≥' && operator !== '≤') || bands.at(-1)?.condition !== null) return null;
  const [quantity, tolerance] = [keyOf(left), toleranceOf(left.unit ?? right.unit)];
  const limits: number[] = [];
  for (const { condition } of bands.slice(0, -1)) {
    if (condition?.kind !== 'compare' || condition.right.kind !== 'number') return null;
    const isAlone = condition.waiver === null && condition.also === null;
    const isSame = condition.operator === operator && keyOf(condition.left) === quantity;
    if (!isAlone || !isSame || toleranceOf(left.unit ?? condition.right.unit) !== tolerance) return null;
    limits.push(condition.right.value);
  }
  return { quantity: left, operator, limits, tolerance };
}

function staircaseOn(sheet: Sheet, bands: readonly Band[], stairs: Staircase): BandsOnSheet {
  const { operator, tolerance } = stairs;
  const number = numberOn(sheet, stairs.quantity);
  // What is ≤ a limit is, turned round, ≥ the limit turned round: the difference is the same number.
  const sign = operator === '≥' ? 1 : -1;
  const limits = stairs.limits.map((limit) => sign * limit);
  const winner = () => {
    const value = sign * number();
    if (Number.isNaN(value)) return -1;
    for (let index = 0; index < limits.length; index += 1) {
      if (atLeast(value, limits[index] ?? Number.NaN, tolerance) === MET) return index;
    }
    return limits.length;
  };
  return { winner, mayGive: bands.map(() => true) };
}
