import { at, realAt } from '../at.ts';
import { createBoth, createFall, createHeardRise, createLack, createRise } from './kernel.ts';
import { createLists } from './lists.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** So many failures run side by side: what a firm loses in each of them fills one line of the processor's cache. */
export const lanesMost = 8;
const lineBytes = lanesMost * 8;

/** The lists that the kernels read and write, and the kernels. */
export type LanesMemory = ReturnType<typeof createLanesMemory>;

/** Lists of eight lanes hold number l of row, or market, i at i · lanes + l. */
export function createLanesMemory(shock: Shock, rows: Rows) {
  const { firmOf } = rows;
  const [up, sales, down] = [linksUp(shock, rows, true), linksUp(shock, rows, false), linksDown(shock, rows)];
  const lanes = (count: number) => count * lanesMost;
  const inBytes = (numbers: Int32Array) => numbers.map((number) => number * lineBytes);
  const [all, markets] = [lanes(firmOf.length), lanes(shock.network.markets)];
  // Lists of eight lanes come first, so that no line of them lies across two of the cache.
  const reals = {
    // The chance of each row to have come to the failed firm in this step, and the next; what it lost downwards; what of it is lacking.
    ...{ above: all, aboveNext: all, below: all, lacks: lanes(rows.selling) },
    // What each market still sells, and one over it.
    ...{ standing: markets, inverses: markets },
    // Of each lane the largest falls of the last step, and what is lost downwards and both ways, in weights.
    ...{ largestUp: lanesMost, largestDown: lanesMost, lostBelow: lanesMost, lostBoth: lanesMost },
    ...{ upShares: up.shares, saleShares: sales.shares, downShares: down.shares, again: down.again },
    outputs: Float64Array.from(firmOf, (firm) => realAt(shock.impacts.outputs, firm)),
    weights: Float64Array.from(firmOf, (firm) => realAt(shock.weights, firm)),
  };
  const ints = {
    ...{ upStarts: up.starts, saleStarts: sales.starts, downStarts: down.starts },
    ...{ upOthers: inBytes(up.others), saleOthers: inBytes(sales.others), downOthers: inBytes(down.others) },
    marketOf: inBytes(Int32Array.from(firmOf, (firm) => at(shock.network.marketOf, firm))),
  };
  const { memory, places, real } = createLists(reals, ints);
  const [lack, fall] = [createLack(memory), createFall(memory)];
  const lackPlaces = { ...places, markets: places.marketOf, losses: places.below };
  const fallPlaces = {
    ...lackPlaces,
    ...{ starts: places.downStarts, others: places.downOthers, shares: places.downShares },
    ...{ largest: places.largestDown, below: places.lostBelow },
  };
  return {
    places,
    ...{ above: real('above'), aboveNext: real('aboveNext'), below: real('below'), lacks: real('lacks') },
    ...{ standing: real('standing'), inverses: real('inverses'), weights: real('weights') },
    ...{ largestUp: real('largestUp'), largestDown: real('largestDown') },
    ...{ lostBelow: real('lostBelow'), lostBoth: real('lostBoth') },
    ...{ up, sales, down },
    kernels: {
      ...{ rise: createRise(memory), heardRise: createHeardRise(memory) },
      both: createBoth(memory),
      lack: () => lack(0, rows.selling, lackPlaces),
      fall: (from: number, to: number) => fall(from, to, fallPlaces),
    },
  };
}

interface Links {
  /** The links of row, or slot, i are at `starts[i]` up to, not with, `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** The row at the other end. */
  readonly others: Int32Array;
  readonly shares: Float64Array;
}

/** The links from rows to their customers: within circles, or all. */
function linksUp({ network: { sales }, impacts: { outputs } }: Shock, rows: Rows, isInCircles: boolean): Links {
  const { rowOf, firmOf, circleFrom, circleTo } = rows;
  const count = isInCircles ? rows.circling : rows.selling;
  const starts = new Int32Array(count + 1);
  const [others, shares] = [new Int32Array(sales.others.length), new Float64Array(sales.others.length)];
  let links = 0;
  for (let row = 0; row < count; row += 1) {
    const firm = at(firmOf, row);
    const [from, to] = isInCircles ? [at(circleFrom, firm), at(circleTo, firm)] : [0, firmOf.length];
    for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
      const other = at(rowOf, at(sales.others, link));
      if (other < from || other >= to || realAt(sales.weights, link) === 0) continue;
      others[links] = other;
      shares[links] = realAt(sales.weights, link) / realAt(outputs, firm);
      links += 1;
    }
    starts[row + 1] = links;
  }
  return { starts, others: others.slice(0, links), shares: shares.slice(0, links) };
}

/** The links downwards are known by supplier; here they stand by customer, slot for slot. */
function linksDown({ network: { firms }, impacts: { down, slotStarts } }: Shock, { rowOf, firmOf }: Rows) {
  const slots = at(slotStarts, firms);
  const sizes = new Int32Array(slots);
  for (const slot of down.slots) sizes[slot] = at(sizes, slot) + 1;
  const starts = new Int32Array(firmOf.length + 1);
  const next = new Int32Array(slots);
  const again = new Float64Array(down.slots.length).fill(1);
  let links = 0;
  for (const [row, firm] of firmOf.entries()) {
    for (let slot = at(slotStarts, firm); slot < at(slotStarts, firm + 1); slot += 1) {
      next[slot] = links;
      again[links] = 0;
      links += at(sizes, slot);
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
  return { starts, others, shares, again };
}
