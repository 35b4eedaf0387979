import type { Cell, Variable } from './variable.ts';

/** Variables that are free once the hubs stand, each with its cells, the cheapest first. */
export interface Free {
  readonly variable: Variable;
  readonly cells: readonly Cell[];
}

/** The cheapest choice of a cell for each variable, and its cost. */
export interface Choice {
  readonly cost: number;
  /** The place of the chosen cell of each free variable. */
  readonly places: readonly number[];
}

/** The least that is to be paid: cells stand in the order of their cost. */
export function floorOf(free: readonly Free[], allowed: readonly number[]): number {
  let floor = 0;
  for (const [index, { cells }] of free.entries()) floor += cells[lowestBit(allowed[index] ?? 1)]?.cost ?? 0;
  return floor;
}

export function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
