import { assert } from '@leitu/kernel';
import { at, realsAt } from '../at.ts';
import { strongComponents } from '../measures/components.ts';
import { buildNetwork, endsOf, type Network } from '../network.ts';
import { lengthsOf, numbersUpTo, sortedBy } from '../sortedBy.ts';
import { prepareShock, type Shock, type ShockOptions } from './shock.ts';

/**
 * The order in which lanes pass over firms: those that trade in circles first, a circle after the other; in each kind those that buy from
 * many before others. Losses come to these most, so what is known of them lies where the processor still has it.
 */
export interface Rows {
  /** The firm of each row, and the row of each firm. */
  readonly firmOf: Int32Array;
  readonly rowOf: Int32Array;
  /**
   * Rows before `circling` are in a circle, before `buying` they buy and sell, before `selling` they sell, before `trading` they buy; the rest
   * does not trade.
   */
  readonly circling: number;
  readonly buying: number;
  readonly selling: number;
  readonly trading: number;
  /** Of each row those of its circle, from and up to, not with; the same number twice where it is in none. */
  readonly circleFrom: Int32Array;
  readonly circleTo: Int32Array;
}

/** What a firm loses both ways can come round to it only from firms of its circle: a strong component of more than one firm. */
export function rowsOf(network: Network): Rows {
  const { firms, sales, purchases } = network;
  const { componentOf, count } = strongComponents(network);
  const sizes = new Int32Array(count);
  for (const component of componentOf) sizes[component] = at(sizes, component) + 1;
  const [sold, bought] = [lengthsOf(sales.starts), lengthsOf(purchases.starts)];
  const kinds = Int32Array.from({ length: firms }, (_, firm) => {
    if (at(sizes, at(componentOf, firm)) > 1) return 0;
    if (at(sold, firm) > 0) return at(bought, firm) > 0 ? 1 : 2;
    return at(bought, firm) > 0 ? 3 : 4;
  });
  const circleOf = Int32Array.from(componentOf, (component, firm) => (at(kinds, firm) === 0 ? component : 0));
  // By the last of these keys first.
  const keys = [fewest(sold), fewest(bought), circleOf, kinds];
  const firmOf = keys.reduce((order, key) => sortedBy(order, key), numbersUpTo(firms));
  const rowOf = new Int32Array(firms);
  for (let row = 0; row < firms; row += 1) rowOf[at(firmOf, row)] = row;
  const ends = [0, 0, 0, 0].map((_, kind) => kinds.reduce((sum, each) => sum + (each <= kind ? 1 : 0), 0));
  const [circling = 0, buying = 0, selling = 0, trading = 0] = ends;
  const circles = circlesOf(firms, firmOf.subarray(0, circling), componentOf);
  return { firmOf, rowOf, circling, buying, selling, trading, ...circles };
}

/** Less the more there are. */
function fewest(counts: Int32Array): Int32Array {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return counts.map((count) => most - count);
}

function circlesOf(firms: number, circling: Int32Array, componentOf: Int32Array) {
  const [circleFrom, circleTo] = [new Int32Array(firms), new Int32Array(firms)];
  for (let from = 0; from < circling.length; ) {
    const component = at(componentOf, at(circling, from));
    let to = from;
    while (to < circling.length && at(componentOf, at(circling, to)) === component) to += 1;
    circleFrom.fill(from, from, to);
    circleTo.fill(to, from, to);
    from = to;
  }
  return { circleFrom, circleTo };
}

/** A shock to the network in which firms have the numbers of their rows. */
export function shockByRows(network: Network, { weights, ...options }: ShockOptions, { firmOf, rowOf }: Rows): Shock {
  const { firms, sales, sectorOf, marketOf } = network;
  assert(weights === undefined || weights.length === firms, 'every firm has a weight');
  const rowsOfFirms = (those: Int32Array) => those.map((firm) => at(rowOf, firm));
  const ofRows = (numbers: Int32Array) => firmOf.map((firm) => at(numbers, firm));
  const suppliers = rowsOfFirms(endsOf(firms, sales));
  const links = { suppliers, customers: rowsOfFirms(sales.others), weights: sales.weights };
  return prepareShock(buildNetwork({ sectorOf: ofRows(sectorOf), marketOf: ofRows(marketOf) }, links), {
    ...options,
    ...(weights && { weights: realsAt(weights, firmOf) }),
  });
}
