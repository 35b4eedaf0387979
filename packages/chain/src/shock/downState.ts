import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/**
 * The loss that runs down from suppliers to customers, kept for the firms that lose alone. Losses only grow (σ rises as a market empties),
 * so each step adds what has newly been lost and never sums anew.
 */
export interface Down {
  /** What is kept of a firm lies in one line of the processor's cache, its real numbers and its whole ones, at the places below. */
  readonly reals: Float64Array;
  readonly wholes: Int32Array;
  /** The firms that lose, in the order in which they were struck. */
  readonly struck: Int32Array;
  struckCount: number;
  /** L_jk of each slot. */
  readonly slotLosses: Float64Array;
  /** The firms that fell in the last step; those that were reached in this one, some of them more than once. */
  fallen: Int32Array;
  fallenCount: number;
  reached: Int32Array;
  /** Firms whose slots hold something. */
  readonly marked: Int32Array;
  markedCount: number;
  /** What the firms of each market still sell: Σ s_j h_j. */
  readonly standing: Float64Array;
  /** The same when all of its firms that lose last told their customers. */
  readonly toldStanding: Float64Array;
  /** The first firm that loses of each market; −1 where there is none. */
  readonly firstOfMarket: Int32Array;
  /** Markets that lost in the last step. */
  readonly emptied: Int32Array;
  emptiedCount: number;
  readonly isEmptied: Uint8Array;
}

/** So many real numbers, or twice as many whole ones, are kept of a firm. */
const width = 8;
/** The places of: 1 − h^d; σ_i times it, as far as customers have been told; the largest loss of a slot; s_i. */
export const placesOfReals = { loss: 0, told: 1, peak: 2, output: 4 } as const;
/** The places of: the market, and the next firm that loses in it (−1 ends). */
export const placesOfWholes = { market: 10, next: 11 } as const;

/** Where the real numbers of a firm begin, and its whole ones. */
export const realsOf = (firm: number): number => firm * width;
export const wholesOf = (firm: number): number => firm * width * 2;

export function lossDown({ reals }: Down, firm: number): number {
  return realAt(reals, realsOf(firm) + placesOfReals.loss);
}

/** What each firm loses, in a list of all. */
export function lossesDown({ reals }: Down): Float64Array {
  return Float64Array.from({ length: reals.length / width }, (_, firm) => realAt(reals, realsOf(firm)));
}

export function createDown({ network: { firms, markets, marketOf }, impacts, markets: { outputs } }: Shock): Down {
  // A firm may be reached along each link, and the place after the last one is written to in vain.
  const reaches = impacts.down.slots.length + firms + 1;
  const reals = new Float64Array(firms * width);
  const wholes = new Int32Array(reals.buffer);
  for (let firm = 0; firm < firms; firm += 1) {
    reals[realsOf(firm) + placesOfReals.output] = realAt(impacts.outputs, firm);
    wholes[wholesOf(firm) + placesOfWholes.market] = at(marketOf, firm);
    wholes[wholesOf(firm) + placesOfWholes.next] = -1;
  }
  return {
    reals,
    wholes,
    struck: new Int32Array(firms),
    struckCount: 0,
    slotLosses: new Float64Array(impacts.slotStarts[firms] ?? 0),
    fallen: new Int32Array(reaches),
    fallenCount: 0,
    reached: new Int32Array(reaches),
    marked: new Int32Array(firms + 1),
    markedCount: 0,
    standing: outputs.slice(),
    toldStanding: outputs.slice(),
    firstOfMarket: new Int32Array(markets).fill(-1),
    emptied: new Int32Array(markets),
    emptiedCount: 0,
    isEmptied: new Uint8Array(markets),
  };
}

/** Makes everything as it was before the first loss, at the cost of what was touched. */
export function clearDown({ impacts: { slotStarts }, markets }: Shock, down: Down): void {
  const { reals, wholes, struck, marked, slotLosses } = down;
  const { loss, told, peak } = placesOfReals;
  for (let index = 0; index < down.struckCount; index += 1) {
    const firm = at(struck, index);
    const cells = realsOf(firm);
    reals[cells + loss] = 0;
    reals[cells + told] = 0;
    const market = at(wholes, wholesOf(firm) + placesOfWholes.market);
    if (at(down.firstOfMarket, market) < 0) continue;
    down.firstOfMarket[market] = -1;
    down.standing[market] = realAt(markets.outputs, market);
    down.toldStanding[market] = realAt(markets.outputs, market);
    down.isEmptied[market] = 0;
  }
  for (let index = 0; index < down.markedCount; index += 1) {
    const firm = at(marked, index);
    reals[realsOf(firm) + peak] = 0;
    for (let slot = at(slotStarts, firm), end = at(slotStarts, firm + 1); slot < end; slot += 1) slotLosses[slot] = 0;
  }
  down.struckCount = 0;
  down.markedCount = 0;
  down.fallenCount = 0;
  down.emptiedCount = 0;
}
