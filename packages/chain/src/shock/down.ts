import { at, markAt, realAt } from '../at.ts';
import { hollowness, untoldMost } from './foresight.ts';
import type { Shock } from './shock.ts';

/**
 * The loss that runs down from suppliers to customers, kept for the firms that lose alone. Losses only grow (σ rises as a market empties),
 * so each step adds what has newly been lost and never sums anew.
 */
export interface Down {
  /** 1 − h^d of each firm. */
  readonly losses: Float64Array;
  /** The firms that lose, in the order in which they were struck. */
  readonly struck: Int32Array;
  struckCount: number;
  /** σ_i times the loss of i, as far as its customers have been told. */
  readonly told: Float64Array;
  /** L_jk of each slot, and of each firm the largest of its slots. */
  readonly slotLosses: Float64Array;
  readonly peaks: Float64Array;
  /** The firms that fell in the last step, or were reached in this one. */
  fallen: Int32Array;
  fallenCount: number;
  reached: Int32Array;
  readonly isReached: Uint8Array;
  /** Firms whose slots hold something. */
  readonly marked: Int32Array;
  markedCount: number;
  /** What the firms of each market still sell: Σ s_j h_j. */
  readonly standing: Float64Array;
  /** The same when all of its firms that lose last told their customers, and the largest loss of a firm of it. */
  readonly toldStanding: Float64Array;
  readonly worst: Float64Array;
  /** Lists of the firms that lose in each market: the first of a market, and the next after a firm; −1 ends. */
  readonly firstOfMarket: Int32Array;
  readonly nextOfMarket: Int32Array;
  /** Of each firm what may stay untold of it. */
  quiet: Float64Array;
  /** Whether a market has lost more of what it sells than the foresight reckons with. */
  isHollow: boolean;
  /** Markets that lost in the last step. */
  readonly emptied: Int32Array;
  emptiedCount: number;
  readonly isEmptied: Uint8Array;
}

export function createDown({ network: { firms, markets }, impacts, markets: { outputs } }: Shock): Down {
  return {
    losses: new Float64Array(firms),
    struck: new Int32Array(firms),
    struckCount: 0,
    told: new Float64Array(firms),
    slotLosses: new Float64Array(impacts.customerOfSlot.length),
    peaks: new Float64Array(firms),
    fallen: new Int32Array(firms),
    fallenCount: 0,
    reached: new Int32Array(firms),
    isReached: new Uint8Array(firms),
    marked: new Int32Array(firms),
    markedCount: 0,
    standing: outputs.slice(),
    toldStanding: outputs.slice(),
    worst: new Float64Array(markets),
    firstOfMarket: new Int32Array(markets).fill(-1),
    nextOfMarket: new Int32Array(firms).fill(-1),
    quiet: new Float64Array(firms).fill(untoldMost),
    isHollow: false,
    emptied: new Int32Array(markets),
    emptiedCount: 0,
    isEmptied: new Uint8Array(markets),
  };
}

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
    const whole = realAt(markets.outputs, market);
    const left = realAt(down.standing, market);
    if (left * hollowness < whole) down.isHollow = true;
    // Taking away nearly all of a sum leaves the rounding of the whole: what little is left is summed anew.
    if (left > nearlyEmpty * whole) continue;
    let sum = 0;
    for (let place = at(markets.starts, market); place < at(markets.starts, market + 1); place += 1) {
      const member = at(markets.members, place);
      sum += realAt(outputs, member) * (1 - realAt(down.losses, member));
    }
    down.standing[market] = sum;
  }
}

const nearlyEmpty = 1e-3;

/** One step: customers lose what their suppliers failed to deliver by the step before. Gives the largest fall of a firm. */
export function stepDown(shock: Shock, down: Down): number {
  const count = shock.isReplaceable ? tellOfMarkets(shock, down) : tellOfFallen(shock, down);
  return fall(shock, down, count);
}

/**
 * Where others stand in, a loss in a market changes what each firm of it that loses means to its customers: all of them tell anew, unless
 * it would be less than what may stay untold.
 */
function tellOfMarkets({ network, impacts }: Shock, down: Down): number {
  const { outputs } = impacts;
  const { standing, toldStanding, worst, isEmptied, losses, firstOfMarket, nextOfMarket } = down;
  let count = 0;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    const left = realAt(standing, market);
    if (realAt(worst, market) * (realAt(toldStanding, market) - left) <= untoldMost * left) continue;
    isEmptied[market] = 0;
    toldStanding[market] = left;
    for (let firm = at(firstOfMarket, market); firm >= 0; firm = at(nextOfMarket, firm)) {
      const missing = share(realAt(outputs, firm), left) * realAt(losses, firm);
      count = tell(impacts.down, impacts.customerOfSlot, down, firm, missing, count);
    }
  }
  for (let index = 0; index < down.fallenCount; index += 1) {
    const firm = at(down.fallen, index);
    const market = at(network.marketOf, firm);
    if (markAt(isEmptied, market) === 0) continue;
    const missing = share(realAt(outputs, firm), realAt(standing, market)) * realAt(losses, firm);
    count = tell(impacts.down, impacts.customerOfSlot, down, firm, missing, count);
  }
  for (let index = 0; index < down.emptiedCount; index += 1) isEmptied[at(down.emptied, index)] = 0;
  down.emptiedCount = 0;
  return count;
}

/** σ_i: a firm is as hard to replace as its output is large in what its market still sells. */
function share(output: number, standing: number): number {
  return standing > output ? output / standing : 1;
}

function tellOfFallen({ impacts }: Shock, down: Down): number {
  let count = 0;
  for (let index = 0; index < down.fallenCount; index += 1) {
    const firm = at(down.fallen, index);
    count = tell(impacts.down, impacts.customerOfSlot, down, firm, realAt(down.losses, firm), count);
  }
  return count;
}

/** Tells the customers of a firm how much of it is missing, and gives how many of them have been reached in this step. */
function tell(
  { starts, slots, shares }: Shock['impacts']['down'],
  customerOfSlot: Int32Array,
  down: Down,
  firm: number,
  missing: number,
  reachedBefore: number,
): number {
  const news = missing - realAt(down.told, firm);
  if (news <= realAt(down.quiet, firm)) return reachedBefore;
  const { slotLosses, peaks, isReached, reached, told, marked } = down;
  told[firm] = missing;
  let count = reachedBefore;
  for (let link = at(starts, firm), end = at(starts, firm + 1); link < end; link += 1) {
    const slot = at(slots, link);
    const loss = realAt(slotLosses, slot) + news * realAt(shares, link);
    slotLosses[slot] = loss;
    const customer = at(customerOfSlot, slot);
    const peak = realAt(peaks, customer);
    if (loss <= peak) continue;
    peaks[customer] = loss;
    if (peak === 0) {
      marked[down.markedCount] = customer;
      down.markedCount += 1;
    }
    if (markAt(isReached, customer) === 1) continue;
    isReached[customer] = 1;
    reached[count] = customer;
    count += 1;
  }
  return count;
}

function fall(shock: Shock, down: Down, count: number): number {
  const { losses, peaks, reached, isReached } = down;
  let largest = 0;
  let fallen = 0;
  for (let index = 0; index < count; index += 1) {
    const firm = at(reached, index);
    isReached[firm] = 0;
    const loss = Math.min(1, realAt(peaks, firm));
    const lost = loss - realAt(losses, firm);
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

function lose({ network, impacts, isReplaceable }: Shock, down: Down, firm: number, loss: number): void {
  const market = at(network.marketOf, firm);
  const before = realAt(down.losses, firm);
  if (before === 0) {
    down.struck[down.struckCount] = firm;
    down.struckCount += 1;
    down.nextOfMarket[firm] = at(down.firstOfMarket, market);
    down.firstOfMarket[market] = firm;
  }
  down.losses[firm] = loss;
  if (loss > realAt(down.worst, market)) down.worst[market] = loss;
  down.standing[market] = realAt(down.standing, market) - (loss - before) * realAt(impacts.outputs, firm);
  if (!isReplaceable || markAt(down.isEmptied, market) === 1) return;
  down.isEmptied[market] = 1;
  down.emptied[down.emptiedCount] = market;
  down.emptiedCount += 1;
}

/** Makes everything as it was before the first loss, at the cost of what was touched. */
export function clearDown({ network, impacts, markets }: Shock, down: Down): void {
  for (let index = 0; index < down.struckCount; index += 1) {
    const firm = at(down.struck, index);
    const market = at(network.marketOf, firm);
    down.losses[firm] = 0;
    down.told[firm] = 0;
    down.firstOfMarket[market] = -1;
    down.standing[market] = realAt(markets.outputs, market);
    down.toldStanding[market] = realAt(markets.outputs, market);
    down.worst[market] = 0;
    down.isEmptied[market] = 0;
  }
  for (let index = 0; index < down.markedCount; index += 1) {
    const firm = at(down.marked, index);
    down.peaks[firm] = 0;
    const end = at(impacts.slotStarts, firm + 1);
    for (let slot = at(impacts.slotStarts, firm); slot < end; slot += 1) down.slotLosses[slot] = 0;
  }
  down.struckCount = 0;
  down.markedCount = 0;
  down.fallenCount = 0;
  down.emptiedCount = 0;
  down.isHollow = false;
}
