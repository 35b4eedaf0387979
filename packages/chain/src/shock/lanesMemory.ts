import { realsAt } from '../at.ts';
import type { FailurePlan } from './failurePlan.ts';
import { createBoth, createFall, createHeardFall, createLack, createStand } from './fallKernels.ts';
import { createLists } from './lists.ts';
import { createHeardRise, createRise } from './riseKernels.ts';

/** So many failures run side by side: what a firm loses in each of them fills one line of the processor's cache. */
export const lanesMost = 8;
const lineBytes = lanesMost * 8;

/** The lists that the kernels read and write, and the kernels. */
export type LanesMemory = ReturnType<typeof createLanesMemory>;

/** Lists of eight lanes hold number l of row, or market, i at i · lanes + l. */
export function createLanesMemory({ shock, rows, fallRows, circleLinks: up, sales, fallLinks: down }: FailurePlan) {
  const { impacts, weights, isReplaceable, network } = shock;
  const lanes = (count: number) => count * lanesMost;
  const inBytes = (numbers: Int32Array) => numbers.map((number) => number * lineBytes);
  // Those that only buy are as if they were a market of their own.
  const [all, markets] = [lanes(rows.trading), lanes(network.markets + 1)];
  const reals = {
    // The chance of each row to have come to the failed firm in this step, and the next; what it lost downwards; what of it is lacking.
    ...{ above: all, aboveNext: all, below: all, lacks: all },
    // What each market still sells, and what those of its firms sell that never lose.
    ...{ standings: markets, unmoved: markets },
    // Of each lane the largest falls of the last step, and what is lost downwards and both ways, in weights.
    ...{ largestUp: lanesMost, largestDown: lanesMost, lostBelow: lanesMost, lostBoth: lanesMost },
    ...{ upShares: up.shares, saleShares: sales.shares, downShares: down.shares, again: down.again },
    outputs: realsAt(impacts.outputs, fallRows.firmOf),
    fallWeights: realsAt(weights, fallRows.firmOf),
    weights,
    least: Float64Array.of(isReplaceable ? 0 : Number.MAX_VALUE),
    most: Float64Array.of(Number.MAX_VALUE),
  };
  const ints = {
    ...{ upStarts: up.starts, saleStarts: sales.starts, downStarts: down.starts, mixed: down.mixed },
    ...{ upOthers: inBytes(up.others), saleOthers: inBytes(sales.others), downOthers: inBytes(down.others) },
    marketStarts: fallRows.marketStarts,
    fallCells: inBytes(fallRows.rowOf.subarray(0, rows.circling)),
  };
  const { memory, places, real } = createLists({ reals, ints });
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
        ...{ weights: places.weights, cells: places.fallCells, below: places.below, sums: places.lostBoth },
      }),
    },
  };
}
