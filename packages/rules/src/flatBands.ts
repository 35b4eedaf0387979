import { type Atom, anyOfAtoms } from './clauses.ts';
import type { Band } from './pack.ts';
import { isEarly, type Sheet } from './sheet.ts';

/** Bands that each hold by any of some atoms, all of which stand on the sheet as soon as a firm is laid down; the atoms in columns. */
export interface FlatBands {
  /** The last band, which holds whatever is asked. */
  readonly otherwise: number;
  readonly band: Int32Array;
  readonly place: Int32Array;
  readonly sign: Float64Array;
  readonly limit: Float64Array;
  readonly slack: Float64Array;
}

/** A band is a bit of a 32-bit number. */
const MOST_BANDS = 31;

/** The bands in columns; null where they are more than that. */
export function flatBandsOf(sheet: Sheet, bands: readonly Band[]): FlatBands | null {
  if (bands.length > MOST_BANDS || bands.at(-1)?.condition !== null) return null;
  const atoms: (Atom & { readonly band: number })[] = [];
  for (const [band, { condition }] of bands.slice(0, -1).entries()) {
    const ofBand = condition === null ? null : anyOfAtoms(sheet, condition, null);
    if (ofBand === null || !ofBand.every(({ place }) => isEarly(sheet, place))) return null;
    atoms.push(...ofBand.map((atom) => ({ ...atom, band })));
  }
  return {
    otherwise: bands.length - 1,
    band: Int32Array.from(atoms, ({ band }) => band),
    place: Int32Array.from(atoms, ({ place }) => place),
    sign: Float64Array.from(atoms, ({ sign }) => sign),
    limit: Float64Array.from(atoms, ({ limit }) => limit),
    slack: Float64Array.from(atoms, ({ tolerance }) => -tolerance),
  };
}

/**
 * The band of the firm on the sheet, counted from 0; −1 where something is not known before the first band that holds. All atoms are asked,
 * whatever the first ones say, and nothing is decided before the end: a processor compares quicker than it guesses where to stop.
 */
export function flatBandOn({ numbers }: Sheet, { otherwise, band, place, sign, limit, slack }: FlatBands): number {
  let held = 1 << otherwise;
  let open = 0;
  for (let index = 0; index < band.length; index += 1) {
    const number = numbers[place[index] ?? 0] ?? Number.NaN;
    const difference = (sign[index] ?? 1) * number - (limit[index] ?? 0);
    held |= Number(difference >= (slack[index] ?? 0)) << (band[index] ?? 0);
    open |= Number(Number.isNaN(difference)) << (band[index] ?? 0);
  }
  const first = held & -held;
  return (open & (first - 1)) === 0 ? 31 - Math.clz32(first) : -1;
}
