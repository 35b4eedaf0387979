import { at, realAt } from '../at.ts';
import { createBoth, createFall, createHeardFall, createLack, createStand } from './fallKernels.ts';
import { type FallRows, linksDown } from './fallRows.ts';
import { createLists } from './lists.ts';
import { createHeardRise, createRise } from './riseKernels.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** So many failures run side by side: what a firm loses in each of them fills one line of the processor's cache. */
export const lanesMost = 8;
const lineBytes = lanesMost * 8;

/** The lists that the kernels read and write, and the kernels. */
export type LanesMemory = ReturnType<typeof createLanesMemory>;

/** Lists of eight lanes hold number l of row, or market, i at i · lanes + l. */
export function createLanesMemory(shock: Shock, rows: Rows, fallRows: FallRows) {
  const { impacts, weights, isReplaceable, network } = shock;
  const [up, sales, down] = [linksUp(shock, rows, true), linksUp(shock, rows, false), linksDown(shock, fallRows)];
  const lanes = (count: number) => count * lanesMost;
  const inBytes = (numbers: Int32Array) => numbers.map((number) => number * lineBytes);
  const ofRows = (firmOf: Int32Array, values: Float64Array) =>
    Float64Array.from(firmOf, (firm) => realAt(values, firm));
  // Those that only buy are as if they were a market of their own.
  const [all, markets] = [lanes(rows.firmOf.length), lanes(network.markets + 1)];
  // Lists of eight lanes come first, so that no line of them lies across two of the cache.
  const reals = {
    // The chance of each row to have come to the failed firm in this step, and the next; what it lost downwards; what of it is lacking.
    ...{ above: all, aboveNext: all, below: all, lacks: all },
    // What each market still sells, and what those of its firms sell that never lose.
    ...{ standings: markets, unmoved: markets },
    // Of each lane the largest falls of the last step, and what is lost downwards and both ways, in weights.
    ...{ largestUp: lanesMost, largestDown: lanesMost, lostBelow: lanesMost, lostBoth: lanesMost },
    ...{ upShares: up.shares, saleShares: sales.shares, downShares: down.shares, again: down.again },
    outputs: ofRows(fallRows.firmOf, impacts.outputs),
    fallWeights: ofRows(fallRows.firmOf, weights),
    circleWeights: ofRows(rows.firmOf.subarray(0, rows.circling), weights),
    least: Float64Array.of(isReplaceable ? 0 : Number.MAX_VALUE),
    most: Float64Array.of(Number.MAX_VALUE),
  };
  const ints = {
    ...{ upStarts: up.starts, saleStarts: sales.starts, downStarts: down.starts, mixed: down.mixed },
    ...{ upOthers: inBytes(up.others), saleOthers: inBytes(sales.others), downOthers: inBytes(down.others) },
    marketStarts: fallRows.marketStarts,
    fallCells: inBytes(rows.firmOf.subarray(0, rows.circling).map((firm) => at(fallRows.rowOf, firm))),
  };
  const { memory, places, real } = createLists(reals, ints);
  const fallPlaces = {
    ...places,
    ...{ starts: places.downStarts, others: places.downOthers, shares: places.downShares, losses: places.below },
    ...{ weights: places.fallWeights, largest: places.largestDown, below: places.lostBelow },
  };
  const risePlaces = { starts: places.upStarts, others: places.upOthers, shares: places.upShares };
  const salePlaces = { starts: places.saleStarts, others: places.saleOthers, shares: places.saleShares };
  return {
    places,
    ...{ above: real('above'), aboveNext: real('aboveNext'), below: real('below'), lacks: real('lacks') },
    ...{ standings: real('standings'), unmoved: real('unmoved') },
    largestUp: real('largestUp'),
    ...{ largestDown: real('largestDown'), lostBelow: real('lostBelow'), lostBoth: real('lostBoth') },
    circleWeights: real('circleWeights'),
    up,
    kernels: {
      /** Over the links within circles; over all, and with the largest fall. */
      riseInCircles: createRise(memory, risePlaces),
      rise: createRise(memory, salePlaces),
      heardRise: createHeardRise(memory, { ...salePlaces, largest: places.largestUp }),
      fall: createFall(memory, fallPlaces),
      heardFall: createHeardFall(memory, fallPlaces),
      stand: createStand(memory, fallPlaces),
      lack: createLack(memory, fallPlaces),
      both: createBoth(memory, {
        ...{ weights: places.circleWeights, cells: places.fallCells, below: places.below, sums: places.lostBoth },
      }),
    },
  };
}

interface Links {
  /** The links of row i are at `starts[i]` up to, not with, `starts[i + 1]`. */
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
