import { at, markAt, realAt } from '../at.ts';
import { type Down, lossDown, placesOfReals, placesOfWholes, realsOf, wholesOf } from './downState.ts';
import { echoMost, hollowness } from './foresight.ts';
import { chooseThreshold, countHeard, withhold } from './hearing.ts';
import type { Shock } from './shock.ts';

const {
  loss: lossPlace,
  told: toldPlace,
  peak: peakPlace,
  withheld: withheldPlace,
  output: outputPlace,
} = placesOfReals;
const { market: marketPlace, next: nextPlace } = placesOfWholes;

/** A firm loses at the outset. */
export function strikeDown(shock: Shock, down: Down, firm: number, loss: number): void {
  down.fallen[down.fallenCount] = firm;
  down.fallenCount += 1;
  lose(shock, down, firm, loss);
}

/** After the first losses are dealt, and after each step: what markets still sell, and whether that was foreseen. */
export function settleMarkets({ isReplaceable, markets, impacts: { outputs } }: Shock, down: Down): void {
  if (!isReplaceable) return;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    const whole = realAt(markets.outputs, market);
    const left = realAt(down.standing, market);
    const echo = realAt(down.merits, market) * markets.totalOutput;
    if (left * hollowness < whole || echo > echoMost * left * left) down.isHollow = true;
    // Taking away nearly all of a sum leaves the rounding of the whole: what little is left is summed anew.
    if (left > nearlyEmpty * whole) continue;
    let sum = 0;
    for (let place = at(markets.starts, market); place < at(markets.starts, market + 1); place += 1) {
      const member = at(markets.members, place);
      sum += realAt(outputs, member) * (1 - lossDown(down, member));
    }
    down.standing[market] = sum;
  }
}

const nearlyEmpty = 1e-3;

/**
 * One step: customers lose what their suppliers failed to deliver by the step before. Gives the largest fall of a firm. After the last
 * step, losses and the firms that lose are all that is up to date.
 */
export function stepDown(shock: Shock, down: Down, isLast = false): number {
  const { hearing } = down;
  const isCounted = hearing.stepsLeft > 0 && down.fallenCount > fewFallen;
  missFallen(shock, down, isCounted);
  const threshold = chooseThreshold(hearing, isCounted);
  const count = shock.isReplaceable ? tellOfMarkets(shock, down, threshold) : 0;
  const reached = tellOfFallen(shock, down, threshold, count);
  const largest = isLast ? fallForLast(down, reached) : fall(shock, down, reached);
  hearing.drift += hearing.loudest;
  hearing.loudest = 0;
  return largest;
}

/** News of so few firms is told without weighing all of it. */
const fewFallen = 16;

/** Works out what the firms that fell lack by now, and counts what news of it would count for. */
function missFallen({ isReplaceable }: Shock, down: Down, isCounted: boolean): void {
  const { fallen, reals, wholes, standing, missing, hearing } = down;
  const { importance } = hearing;
  for (let index = 0; index < down.fallenCount; index += 1) {
    const firm = at(fallen, index);
    const cells = realsOf(firm);
    const market = at(wholes, wholesOf(firm) + marketPlace);
    const sigma = isReplaceable ? share(realAt(reals, cells + outputPlace), realAt(standing, market)) : 1;
    const lack = sigma * realAt(reals, cells + lossPlace);
    missing[index] = lack;
    if (isCounted) countHeard(hearing, lack - realAt(reals, cells + toldPlace), realAt(importance, firm));
  }
  if (!isCounted) return;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    countHeard(hearing, shiftOf(down, market), realAt(down.merits, market) * leverOf(down, market));
  }
}

/** By how much one over what a market still sells has grown since its firms last told their customers. */
function leverOf({ standing, toldStanding }: Down, market: number): number {
  return 1 / realAt(standing, market) - 1 / realAt(toldStanding, market);
}

/** The most that this moves of what a firm of the market lacks. */
function shiftOf({ standing, toldStanding, worst }: Down, market: number): number {
  return (realAt(worst, market) * (realAt(toldStanding, market) - realAt(standing, market))) / realAt(standing, market);
}

/**
 * Where others stand in, a loss in a market changes what each firm of it that loses means to its customers: all of them tell anew, unless
 * that would count for too little.
 */
function tellOfMarkets({ impacts }: Shock, down: Down, threshold: number): number {
  const { hearing, reals, wholes, standing, toldStanding, isEmptied, firstOfMarket, merits } = down;
  let count = 0;
  for (let index = 0; index < down.emptiedCount; index += 1) {
    const market = at(down.emptied, index);
    const [heard, shift] = [realAt(merits, market) * leverOf(down, market), shiftOf(down, market)];
    if (heard <= threshold && shift <= hearing.newsMost) {
      withhold(hearing, hearing.withheldOfMarket, market, shift, heard);
      continue;
    }
    const left = realAt(standing, market);
    isEmptied[market] = 0;
    toldStanding[market] = left;
    hearing.withheldOfMarket[market] = 0;
    for (let firm = at(firstOfMarket, market); firm >= 0; firm = at(wholes, wholesOf(firm) + nextPlace)) {
      const cells = realsOf(firm);
      const missing = share(realAt(reals, cells + outputPlace), left) * realAt(reals, cells + lossPlace);
      count = tell(impacts, down, firm, missing, threshold * shareOfMember, count);
    }
  }
  return count;
}

/** Where a market tells anew, each of its many firms may leave no more than this share of what others may. */
const shareOfMember = 1 / 16;

/** σ_i: a firm is as hard to replace as its output is large in what its market still sells. */
function share(output: number, standing: number): number {
  return standing > output ? output / standing : 1;
}

/** The firms that fell tell, but for those of markets that told just now. */
function tellOfFallen({ impacts, isReplaceable }: Shock, down: Down, threshold: number, told: number): number {
  const { fallen, missing, isEmptied, wholes } = down;
  let count = told;
  for (let index = 0; index < down.fallenCount; index += 1) {
    const firm = at(fallen, index);
    if (isReplaceable && markAt(isEmptied, at(wholes, wholesOf(firm) + marketPlace)) === 0) continue;
    count = tell(impacts, down, firm, realAt(missing, index), threshold, count);
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
  threshold: number,
  reachedBefore: number,
): number {
  const { hearing, reals } = down;
  const cells = realsOf(firm);
  const news = missing - realAt(reals, cells + toldPlace);
  if (news <= 0) return reachedBefore;
  const heard = news * realAt(hearing.importance, firm);
  if (heard <= threshold && news <= hearing.newsMost) {
    withhold(hearing, reals, cells + withheldPlace, news, heard);
    return reachedBefore;
  }
  reals[cells + withheldPlace] = 0;
  reals[cells + toldPlace] = missing;
  down.work += at(starts, firm + 1) - at(starts, firm);
  const { slotLosses, reached, marked } = down;
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

/** As `fall`, where nobody will be told. */
function fallForLast(down: Down, count: number): number {
  const { reals, reached, struck } = down;
  let largest = 0;
  for (let index = 0; index < count; index += 1) {
    const firm = at(reached, index);
    const cells = realsOf(firm);
    const before = realAt(reals, cells + lossPlace);
    const loss = Math.min(1, realAt(reals, cells + peakPlace));
    if (loss <= before) continue;
    if (loss - before > largest) largest = loss - before;
    reals[cells + lossPlace] = loss;
    if (before > 0) continue;
    struck[down.struckCount] = firm;
    down.struckCount += 1;
  }
  return largest;
}

function lose({ isReplaceable }: Shock, down: Down, firm: number, loss: number): void {
  const { reals, wholes, struck, firstOfMarket, standing, worst, merits, isEmptied, hearing } = down;
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
  const gone = (loss - before) * realAt(reals, cells + outputPlace);
  standing[market] = realAt(standing, market) - gone;
  if (!isReplaceable) return;
  if (loss > realAt(worst, market)) worst[market] = loss;
  merits[market] = realAt(merits, market) + gone * realAt(hearing.importance, firm);
  if (markAt(isEmptied, market) === 1) return;
  isEmptied[market] = 1;
  down.emptied[down.emptiedCount] = market;
  down.emptiedCount += 1;
}
