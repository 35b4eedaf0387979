import { type Code, code, upTo } from './assemble.ts';
import { numbers } from './listKernel.ts';

/** Eight lanes are four vectors of two. */
const quarters = [0, 1, 2, 3] as const;
export type Quarter = (typeof quarters)[number];
const vectorBytes = 16;

const { get, set, vectorAt, storeVector, splatAt, add, shiftLeft } = code;

const quarterAt = (address: Code, q: Quarter): Code => vectorAt(address, q * vectorBytes);
const storeQuarter = (address: Code, q: Quarter, value: Code): Code => storeVector(address, q * vectorBytes, value);
const cell = (list: string): Code => add(get(list), get('cell'));

/** Code for eight lanes of a row: its eight numbers begin at `cell` in a list. */
export const lanesOf = {
  each: (make: (quarter: Quarter) => Code): Code => quarters.map(make),
  vectors: (...names: readonly string[]) => names.flatMap((name) => quarters.map((q) => `${name}${q}`)),
  quarterAt,
  storeQuarter,
  /** Puts in place of a quarter of the eight numbers at an address what is made of it. */
  replace: (address: string, q: Quarter, make: (before: Code) => Code): Code =>
    storeQuarter(get(address), q, make(quarterAt(get(address), q))),
  /** The number of a list of Float64, twice. */
  splatOf: (list: string, place: string): Code => splatAt(numbers.realPlace(list, place)),
  cellOf: (list: string, q: Quarter): Code => quarterAt(cell(list), q),
  storeCell: (list: string, q: Quarter, value: Code): Code => storeQuarter(cell(list), q, value),
  /** For each row from `row` on up to, not with, `rowTo`. */
  forRows: (inner: Code): Code => upTo('row', 'rowTo', [set('cell', shiftLeft(get('row'), 6)), inner]),
  /** Where the numbers of a place begin in a list. */
  cellAt: (list: string, place: string): Code => add(get(list), shiftLeft(get(place), 6)),
} as const;
