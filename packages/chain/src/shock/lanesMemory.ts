import { at, realAt } from '../at.ts';
import { createMemory } from './assemble.ts';
import { createFall, createLack, createRise } from './kernel.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** So many failures run side by side: what a firm loses in each of them fills one line of the processor's cache. */
export const lanesMost = 8;
const realBytes = 8;
const intBytes = 4;
export const lineBytes = lanesMost * realBytes;

/** The lists that the kernels read and write, in one memory, each with the address at which it begins. */
export type LanesMemory = ReturnType<typeof createLanesMemory>;

/** The links of rows: upwards of rows that are in a circle to customers in it, downwards of the slots of all rows to suppliers. */
export function createLanesMemory(shock: Shock, rows: Rows) {
  const up = linksUp(shock, rows);
  const down = linksDown(shock, rows);
  const { markets } = shock.network;
  const { firmOf, circling, selling } = rows;
  const lanes = (count: number) => count * lanesMost;
  // Lists of eight lanes come first, so that no line of them lies across two of the cache.
  const reals = {
    ...{ above: lanes(circling), aboveNext: lanes(circling), below: lanes(firmOf.length), lacks: lanes(selling) },
    ...{ standing: lanes(markets), inverses: lanes(markets), largest: lanesMost, lostBelow: lanesMost },
    ...{ upShares: up.shares.length, downShares: down.shares.length, again: down.again.length },
    ...{ outputs: firmOf.length, weights: firmOf.length },
  };
  const ints = {
    ...{ upStarts: up.starts.length, upOthers: up.others.length },
    ...{ downStarts: down.starts.length, downOthers: down.others.length, marketOf: firmOf.length },
  };
  let bytes = 0;
  const place = <Name extends string>(sizes: Readonly<Record<Name, number>>, each: number): Record<Name, number> => {
    const places: Record<Name, number> = { ...sizes };
    for (const name in sizes) {
      places[name] = bytes;
      bytes += sizes[name] * each;
    }
    return places;
  };
  const places = { ...place(reals, realBytes), ...place(ints, intBytes) };
  const memory = createMemory(bytes);
  const real = (name: keyof typeof reals) => new Float64Array(memory.buffer, places[name], reals[name]);
  const int = (name: keyof typeof ints) => new Int32Array(memory.buffer, places[name], ints[name]);
  real('upShares').set(up.shares);
  real('downShares').set(down.shares);
  real('outputs').set(Float64Array.from(firmOf, (firm) => realAt(shock.impacts.outputs, firm)));
  real('weights').set(Float64Array.from(firmOf, (firm) => realAt(shock.weights, firm)));
  int('upStarts').set(up.starts);
  int('upOthers').set(up.others.map((row) => row * lineBytes));
  real('again').set(down.again);
  int('downStarts').set(down.starts);
  int('downOthers').set(down.others.map((row) => row * lineBytes));
  int('marketOf').set(Int32Array.from(firmOf, (firm) => at(shock.network.marketOf, firm) * lineBytes));
  return {
    places,
    above: real('above'),
    aboveNext: real('aboveNext'),
    below: real('below'),
    standing: real('standing'),
    inverses: real('inverses'),
    largest: real('largest'),
    lostBelow: real('lostBelow'),
    lacks: real('lacks'),
    up,
    down,
    kernels: { rise: createRise(memory), lack: createLack(memory), fall: createFall(memory) },
  };
}

interface Links {
  /** The links of row, or slot, i are at `starts[i]` up to, not with, `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** The row at the other end. */
  readonly others: Int32Array;
  readonly shares: Float64Array;
}

function linksUp({ network: { sales }, impacts: { outputs } }: Shock, rows: Rows): Links {
  const { rowOf, firmOf, circling, circleFrom, circleTo } = rows;
  const starts = new Int32Array(circling + 1);
  const [others, shares] = [new Int32Array(sales.others.length), new Float64Array(sales.others.length)];
  let links = 0;
  for (let row = 0; row < circling; row += 1) {
    const firm = at(firmOf, row);
    for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
      const other = at(rowOf, at(sales.others, link));
      if (other < at(circleFrom, firm) || other >= at(circleTo, firm) || realAt(sales.weights, link) === 0) continue;
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
