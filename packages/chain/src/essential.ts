/** How much an input matters: 2 nothing is made without it, 1 what is made falls in proportion, 0 nothing changes. */
export type Essentiality = 0 | 1 | 2;

/** For pairs of sectors, how much an input from the one matters to a firm of the other: E[k][l] of the paper, of which only some pairs are listed. */
export interface EssentialInputs {
  /** Of pairs that are not listed. */
  readonly otherwise: Essentiality;
  /** By `from * sectors + to`. */
  readonly levels: ReadonlyMap<number, Essentiality>;
}

/** Every input is essential: what holds where nobody said otherwise. */
export const allEssential: EssentialInputs = { otherwise: 2, levels: new Map() };

/** E[from][to] of a network with that many sectors. */
export function levelOf(
  { otherwise, levels }: EssentialInputs,
  sectors: number,
  from: number,
  to: number,
): Essentiality {
  return levels.get(from * sectors + to) ?? otherwise;
}
