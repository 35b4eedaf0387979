import { at, markAt, realAt } from '../at.ts';
import { type Down, lossDown, placesOfReals, placesOfWholes, realsOf, wholesOf } from './downState.ts';
import { untoldMost } from './hearing.ts';
import type { Shock } from './shock.ts';

const { loss: lossPlace, told: toldPlace, peak: peakPlace, output: outputPlace } = placesOfReals;
const { market: marketPlace, next: nextPlace } = placesOfWholes;

/** A firm loses at the outset. */
export function strikeDown(shock: Shock, down: Down, firm: number, loss: number): void {
  down.fallen[down.fallenCount] = firm;
  down.fallenCount += 1;
  lose(shock, down, firm, loss);
}

/** After the first losses are dealt, and after each step: what markets still sell. */
export function settleMarkets({ isReplaceable, markets, impacts: { outputs } }: Shock, down: Down): void {
  if (!isReplaceable) return;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    // Taking away nearly all of a sum leaves the rounding of the whole: what little is left is summed anew.
    if (realAt(down.standing, market) > nearlyEmpty * realAt(markets.outputs, market)) continue;
    let sum = 0;
    for (let place = at(markets.starts, market); place < at(markets.starts, market + 1); place += 1) {
      const member = at(markets.members, place);
      sum += realAt(outputs, member) * (1 - lossDown(down, member));
    }
    down.standing[market] = sum;
  }
}

/** A market that sells less than this share of the whole is summed anew. */
export const nearlyEmpty = 1e-3;

/** One step: customers lose what their suppliers failed to deliver by the step before. Gives the largest fall of a firm. */
export function stepDown(shock: Shock, down: Down): number {
  const count = shock.isReplaceable ? tellOfMarkets(shock, down) : 0;
  return fall(shock, down, tellOfFallen(shock, down, count));
}

/**
 * Where others stand in, a loss in a market changes what each firm of it that loses means to its customers: all of them tell anew, unless
 * that is next to nothing.
 */
function tellOfMarkets({ impacts, markets }: Shock, down: Down): number {
  const { wholes, standing, toldStanding, isEmptied, firstOfMarket } = down;
  let count = 0;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    const left = realAt(standing, market);
    const gone = realAt(markets.outputs, market) - left;
    if (gone * (1 / left - 1 / realAt(toldStanding, market)) <= untoldMost) continue;
    isEmptied[market] = 0;
    toldStanding[market] = left;
    for (let firm = at(firstOfMarket, market); firm >= 0; firm = at(wholes, wholesOf(firm) + nextPlace)) {
      count = tell(impacts, down, firm, lackOf(down, firm, left), count);
    }
  }
  return count;
}

/** What is missing of a firm where its market still sells so much. */
function lackOf({ reals }: Down, firm: number, standing: number): number {
  const cells = realsOf(firm);
  return share(realAt(reals, cells + outputPlace), standing) * realAt(reals, cells + lossPlace);
}

/** σ_i: a firm is as hard to replace as its output is large in what its market still sells. */
function share(output: number, standing: number): number {
  return standing > output ? output / standing : 1;
}

/** The firms that fell tell, but for those of markets that told just now. */
function tellOfFallen({ impacts, isReplaceable }: Shock, down: Down, told: number): number {
  const { fallen, reals, isEmptied, wholes, standing } = down;
  let count = told;
  for (let index = 0; index < down.fallenCount; index += 1) {
    const firm = at(fallen, index);
    const market = at(wholes, wholesOf(firm) + marketPlace);
    if (!isReplaceable) count = tell(impacts, down, firm, realAt(reals, realsOf(firm) + lossPlace), count);
    else if (markAt(isEmptied, market) === 1) {
      count = tell(impacts, down, firm, lackOf(down, firm, realAt(standing, market)), count);
    }
  }
  for (let index = 0; index < down.emptiedCount; index += 1) isEmptied[at(down.emptied, index)] = 0;
  down.emptiedCount = 0;
  return count;
}

/** Tells the customers of a firm how much of it is missing, and gives how many of them have been reached in this step. */
function tell(
  { down: { starts, slots, customers, shares } }: Shock['impacts'],
  down: Down,
  firm: number,
  missing: number,
  reachedBefore: number,
): number {
  const { reals, slotLosses, reached, marked } = down;
  const cells = realsOf(firm);
  const news = missing - realAt(reals, cells + toldPlace);
  if (news <= untoldMost) return reachedBefore;
  reals[cells + toldPlace] = missing;
  let [count, markedCount] = [reachedBefore, down.markedCount];
  for (let link = at(starts, firm), end = at(starts, firm + 1); link < end; link += 1) {
    const slot = at(slots, link);
    const loss = realAt(slotLosses, slot) + news * realAt(shares, link);
    slotLosses[slot] = loss;
    const customer = at(customers, link);
    const peakCell = realsOf(customer) + peakPlace;
    const peak = realAt(reals, peakCell);
    reals[peakCell] = Math.max(peak, loss);
    // A branch on what lies far away would make each customer wait for the one before: who is here for the second time is seen when it falls.
    marked[markedCount] = customer;
    markedCount += peak === 0 ? 1 : 0;
    reached[count] = customer;
    count += loss > peak ? 1 : 0;
  }
  down.markedCount = markedCount;
  return count;
}

function fall(shock: Shock, down: Down, count: number): number {
  const { reals, reached } = down;
  let largest = 0;
  let fallen = 0;
  for (let index = 0; index < count; index += 1) {
    const firm = at(reached, index);
    const loss = Math.min(1, realAt(reals, realsOf(firm) + peakPlace));
    const lost = loss - realAt(reals, realsOf(firm) + lossPlace);
    if (lost <= 0) continue;
    if (lost > largest) largest = lost;
    lose(shock, down, firm, loss);
    // The list of this step takes the place of what was read of it already.
    reached[fallen] = firm;
    fallen += 1;
  }
  down.reached = down.fallen;
  down.fallen = reached;
  down.fallenCount = fallen;
  settleMarkets(shock, down);
  return largest;
}

function lose({ isReplaceable }: Shock, down: Down, firm: number, loss: number): void {
  const { reals, wholes, struck, firstOfMarket, standing, isEmptied } = down;
  const cells = realsOf(firm);
  const market = at(wholes, wholesOf(firm) + marketPlace);
  const before = realAt(reals, cells + lossPlace);
  reals[cells + lossPlace] = loss;
  if (before === 0) {
    struck[down.struckCount] = firm;
    down.struckCount += 1;
    wholes[wholesOf(firm) + nextPlace] = at(firstOfMarket, market);
    firstOfMarket[market] = firm;
  }
  standing[market] = realAt(standing, market) - (loss - before) * realAt(reals, cells + outputPlace);
  if (!isReplaceable || markAt(isEmptied, market) === 1) return;
  isEmptied[market] = 1;
  down.emptied[down.emptiedCount] = market;
  down.emptiedCount += 1;
}
