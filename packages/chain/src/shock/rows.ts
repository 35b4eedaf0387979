import { at } from '../at.ts';
import { strongComponents } from '../measures/components.ts';
import type { Shock } from './shock.ts';

/** Firms in the order in which lanes pass over them: those that trade in circles first, a circle after the other. */
export interface Rows {
  /** The row of each firm, −1 of those that do not trade, and the firm of each row. */
  readonly rowOf: Int32Array;
  readonly firmOf: Int32Array;
  /** Rows before `circling` are in a circle, before `buying` they buy and sell, before `selling` they sell; the rest buys only. */
  readonly circling: number;
  readonly buying: number;
  readonly selling: number;
  /** Of each firm the rows of its circle, from and up to, not with; the same number twice where it is in none. */
  readonly circleFrom: Int32Array;
  readonly circleTo: Int32Array;
}

/** What a firm loses both ways can come round to it only from firms of its circle: a strong component of more than one firm. */
export function rowsOf({ network }: Shock): Rows {
  const { firms, sales, purchases } = network;
  const { componentOf, count } = strongComponents(network);
  const sizes = new Int32Array(count);
  for (const component of componentOf) sizes[component] = at(sizes, component) + 1;
  const links = (firm: number) =>
    at(sales.starts, firm + 1) - at(sales.starts, firm) + at(purchases.starts, firm + 1) - at(purchases.starts, firm);
  const bought = (firm: number) => at(purchases.starts, firm + 1) - at(purchases.starts, firm);
  const kindOf = (firm: number) => {
    if (at(sizes, at(componentOf, firm)) > 1) return 0;
    const [sells, buys] = [sales, purchases].map(({ starts }) => at(starts, firm) < at(starts, firm + 1));
    return sells ? (buys ? 1 : 2) : 3;
  };
  const kinds = Int32Array.from({ length: firms }, (_, firm) => kindOf(firm));
  // Firms of many links lie together, since most links lead to them.
  const firmOf = Int32Array.from({ length: firms }, (_, firm) => firm)
    .filter((firm) => links(firm) > 0)
    .sort(
      (a, b) =>
        at(kinds, a) - at(kinds, b) ||
        (at(kinds, a) === 0 ? at(componentOf, a) - at(componentOf, b) : 0) ||
        bought(b) - bought(a) ||
        links(b) - links(a) ||
        a - b,
    );
  const ends = [0, 0, 0].map((_, kind) => firmOf.filter((firm) => at(kinds, firm) <= kind).length);
  const [circling = 0, buying = 0, selling = 0] = ends;
  const rowOf = new Int32Array(firms).fill(-1);
  for (const [row, firm] of firmOf.entries()) rowOf[firm] = row;
  return { rowOf, firmOf, circling, buying, selling, ...circlesOf(firms, firmOf.subarray(0, circling), componentOf) };
}

function circlesOf(firms: number, circling: Int32Array, componentOf: Int32Array) {
  const [circleFrom, circleTo] = [new Int32Array(firms), new Int32Array(firms)];
  for (let from = 0; from < circling.length; ) {
    const component = at(componentOf, at(circling, from));
    let to = from;
    while (to < circling.length && at(componentOf, at(circling, to)) === component) to += 1;
    for (const firm of circling.subarray(from, to)) {
      circleFrom[firm] = from;
      circleTo[firm] = to;
    }
    from = to;
  }
  return { circleFrom, circleTo };
}
