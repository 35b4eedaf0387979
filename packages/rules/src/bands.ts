import { rankOn } from './compile.ts';
import type { Comparison } from './expression.ts';
import type { FactValue } from './fact.ts';
import { keyOf, placeOf } from './number.ts';
import type { Band } from './pack.ts';
import { numberAt, type Sheet } from './sheet.ts';
import { MET, toleranceOf, UNMET } from './verdict.ts';

/** The bands of an indicator, worked out for the firm on the sheet. */
export interface BandsOnSheet {
  /** Which band gives the points, counted from 0; −1 where several still may. The first that holds gives them. */
  readonly winner: () => number;
  /** Where several may: whether each of the bands is among them. It is overwritten for the next firm. */
  readonly mayGive: readonly boolean[];
}

export function bandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const stairs = staircaseOf(bands);
  if (stairs !== null) return staircaseOn(sheet, bands, stairs);
  const choice = choiceOf(bands);
  return choice === null ? anyBandsOn(sheet, bands) : choiceOn(sheet, bands, choice);
}

function anyBandsOn(sheet: Sheet, bands: readonly Band[]): BandsOnSheet {
  const ranks = bands.map(({ condition }) => (condition === null ? () => MET : rankOn(sheet, condition, null)));
  const mayGive = bands.map(() => false);
  const winner = () => {
    let open = 0;
    let first = -1;
    let index = 0;
    for (const rankOf of ranks) {
      const rank = rankOf();
      if (rank !== UNMET) {
        if (open === 0 && rank === MET) return index;
        if (open === 0) mayGive.fill(false);
        if (open === 0) first = index;
        open += 1;
        mayGive[index] = true;
        if (rank === MET) break;
      }
      index += 1;
    }
    return open === 1 ? first : -1;
  };
  return { winner, mayGive };
}

/** Bands of one choice: national, provincial, city, otherwise. */
interface Choice {
  readonly name: string;
  /** The band of each value, the first where it stands in several. */
  readonly bandOf: ReadonlyMap<FactValue, number>;
}

function choiceOf(bands: readonly Band[]): Choice | null {
  const [first] = bands;
  if (first?.condition?.kind !== 'is' || bands.at(-1)?.condition !== null) return null;
  const { name } = first.condition.fact;
  const bandOf = new Map<FactValue, number>();
  for (const [index, { condition }] of bands.slice(0, -1).entries()) {
    if (condition?.kind !== 'is' || condition.fact.name !== name || condition.waiver !== null) return null;
    if (!bandOf.has(condition.value)) bandOf.set(condition.value, index);
  }
  return { name, bandOf };
}

function choiceOn(sheet: Sheet, bands: readonly Band[], { name, bandOf }: Choice): BandsOnSheet {
  const otherwise = bands.length - 1;
  const winner = () => {
    const value = sheet.facts[name];
    return value === undefined ? -1 : (bandOf.get(value) ?? otherwise);
  };
  return { winner, mayGive: bands.map(() => true) };
}

/**
 * Steps of one quantity: ≥ 80%, ≥ 70%, ≥ 60%, otherwise. Most indicators are such, and the limits that a
 * number does not reach, counted, are its band. */
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
  const isFalling = limits.every((limit, index) => index === 0 || limit <= (limits[index - 1] ?? limit));
  const isRising = limits.every((limit, index) => index === 0 || limit >= (limits[index - 1] ?? limit));
  if (!(operator === '≥' ? isFalling : isRising)) return null;
  return { quantity: left, operator, limits, tolerance };
}

function staircaseOn(sheet: Sheet, bands: readonly Band[], stairs: Staircase): BandsOnSheet {
  const { operator, tolerance } = stairs;
  const place = placeOf(sheet, stairs.quantity);
  // What is ≤ a limit is, turned round, ≥ the limit turned round: the difference is the same number.
  const sign = operator === '≥' ? 1 : -1;
  const limits = stairs.limits.map((limit) => sign * limit);
  const winner = () => {
    const value = sign * numberAt(sheet, place);
    if (Number.isNaN(value)) return -1;
    // All are compared, the lowest too: a processor adds quicker than it guesses where to stop.
    let unreached = 0;
    for (const limit of limits) unreached += Number(value - limit < -tolerance);
    return unreached;
  };
  return { winner, mayGive: bands.map(() => true) };
}
