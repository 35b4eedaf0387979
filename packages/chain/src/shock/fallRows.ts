import { at, realAt } from '../at.ts';
import { lengthsOf, numbersUpTo, sortedBy } from '../sortedBy.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * Firms in the order in which lanes pass over them downwards: those that buy and sell, market by market; then those that only buy, as if
 * they were a market of their own, since nothing comes of what they lose; then those that only sell, which lose nothing unless they fail.
 */
export interface FallRows {
  /** The row of each firm, −1 of those that do not trade, and the firm of each row. */
  readonly rowOf: Int32Array;
  readonly firmOf: Int32Array;
  /** The rows of market m are from `marketStarts[m]` up to, not with, `marketStarts[m + 1]`; those that only buy come last. */
  readonly marketStarts: Int32Array;
  /** Rows from here on only sell. */
  readonly selling: number;
  /** What those sell, of each market. */
  readonly unmoved: Float64Array;
}

export function fallRowsOf({ network, impacts }: Shock, rows: Rows): FallRows {
  const { firms, markets, marketOf } = network;
  const groupOf = Int32Array.from({ length: firms }, (_, firm) => {
    if (firm < rows.buying) return at(marketOf, firm);
    return firm >= rows.selling ? markets : markets + 1;
  });
  // Rows of as many slots lie together: how often a loop goes round is foreseen then.
  const firmOf = sortedBy(sortedBy(numbersUpTo(rows.trading), lengthsOf(impacts.slotStarts)), groupOf);
  const rowOf = new Int32Array(firms).fill(-1);
  const marketStarts = new Int32Array(markets + 2);
  for (let row = 0; row < firmOf.length; row += 1) {
    const firm = at(firmOf, row);
    rowOf[firm] = row;
    if (at(groupOf, firm) <= markets) marketStarts[at(groupOf, firm) + 1] = at(marketStarts, at(groupOf, firm) + 1) + 1;
  }
  for (let market = 0; market <= markets; market += 1) {
    marketStarts[market + 1] = at(marketStarts, market + 1) + at(marketStarts, market);
  }
  const selling = at(marketStarts, markets + 1);
  const unmoved = new Float64Array(markets);
  for (const firm of firmOf.subarray(selling)) {
    const market = at(marketOf, firm);
    unmoved[market] = realAt(unmoved, market) + realAt(impacts.outputs, firm);
  }
  return { rowOf, firmOf, marketStarts, selling, unmoved };
}

/** Links downwards as lanes pass over them. */
export type LinksDown = ReturnType<typeof linksDown>;

/**
 * The links downwards are known by supplier; here they stand by customer, slot for slot. Slots of one link that takes all of what the
 * supplier lacks come first in a row, up to `mixed`.
 */
export function linksDown({ network: { firms }, impacts: { down, slotStarts } }: Shock, { rowOf, firmOf }: FallRows) {
  const slots = at(slotStarts, firms);
  const [sizes, isWhole] = [new Int32Array(slots), new Uint8Array(slots)];
  for (let link = 0; link < down.slots.length; link += 1) {
    const slot = at(down.slots, link);
    sizes[slot] = at(sizes, slot) + 1;
    isWhole[slot] = at(sizes, slot) === 1 && realAt(down.shares, link) === 1 ? 1 : 0;
  }
  const [starts, mixed] = [new Int32Array(firmOf.length + 1), new Int32Array(firmOf.length)];
  const next = new Int32Array(slots);
  const again = new Float64Array(down.slots.length).fill(1);
  let links = 0;
  for (let row = 0; row < firmOf.length; row += 1) {
    const firm = at(firmOf, row);
    for (const whole of [1, 0]) {
      for (let slot = at(slotStarts, firm); slot < at(slotStarts, firm + 1); slot += 1) {
        if (isWhole[slot] !== whole) continue;
        next[slot] = links;
        again[links] = 0;
        links += at(sizes, slot);
      }
      if (whole === 1) mixed[row] = links;
    }
    starts[row + 1] = links;
  }
  const others = new Int32Array(down.slots.length);
  const shares = new Float64Array(down.slots.length);
  for (let firm = 0; firm < firms; firm += 1) {
    for (let link = at(down.starts, firm); link < at(down.starts, firm + 1); link += 1) {
      const slot = at(down.slots, link);
      const place = at(next, slot);
      next[slot] = place + 1;
      others[place] = at(rowOf, firm);
      shares[place] = realAt(down.shares, link);
    }
  }
  return { starts, mixed, others, shares, again };
}
