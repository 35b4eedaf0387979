import { at, realAt } from '../at.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes } from './lanesState.ts';

/** The first step: customers of failed firms lose, each by one link. */
export function beginDown(state: Lanes): void {
  const { fallRows, memory, lanes } = state;
  for (const list of [memory.below, memory.largestDown, memory.lostBelow]) list.fill(0);
  memory.lacks.fill(0, fallRows.selling * lanesMost);
  for (const [market, still] of fallRows.unmoved.entries()) {
    memory.unmoved.fill(still, market * lanesMost, (market + 1) * lanesMost);
  }
  for (const lane of lanes) strikeDown(state, lane);
}

function strikeDown({ shock, fallRows, memory }: Lanes, { index, failed, fallRow }: Lane): void {
  const { starts, members } = shock.markets;
  const { outputs, down } = shock.impacts;
  const market = at(shock.network.marketOf, failed);
  // Taking away from a sum would leave the rounding of the whole.
  let [standing, still] = [0, 0];
  for (let place = at(starts, market); place < at(starts, market + 1); place += 1) {
    const member = at(members, place);
    if (member === failed) continue;
    standing += realAt(outputs, member);
    if (at(fallRows.rowOf, member) >= fallRows.selling) still += realAt(outputs, member);
  }
  memory.unmoved[market * lanesMost + index] = still;
  const missing = missingOf(shock, failed, standing);
  if (fallRow >= 0) memory.below[fallRow * lanesMost + index] = 1;
  for (let link = at(down.starts, failed); link < at(down.starts, failed + 1); link += 1) {
    const customer = at(down.customers, link);
    const loss = missing * realAt(down.shares, link);
    memory.below[at(fallRows.rowOf, customer) * lanesMost + index] = loss;
    memory.largestDown[index] = Math.max(realAt(memory.largestDown, index), loss);
    memory.lostBelow[index] = realAt(memory.lostBelow, index) + realAt(shock.weights, customer) * loss;
  }
}

/** σ of a firm, where its market still sells so much. */
function missingOf({ isReplaceable, impacts: { outputs } }: Lanes['shock'], firm: number, standing: number): number {
  const output = realAt(outputs, firm);
  return isReplaceable && standing > output ? output / standing : 1;
}

/** What markets still sell after the first step. */
export function settleFirst({ shock, memory }: Lanes): void {
  memory.kernels.stand(0, shock.network.markets);
}

/**
 * A step downwards. Those that only buy are passed over where they are to be heard, and in the step before, which tells how much they fall.
 */
export function fallDown(state: Lanes, isHeard: boolean, isNextHeard: boolean): void {
  const { shock, memory, lanes } = state;
  const { largestDown, lostBelow, kernels } = memory;
  const markets = shock.network.markets;
  lack(state);
  if (isHeard) {
    largestDown.fill(0);
    lostBelow.fill(0);
    kernels.heardFall(0, markets + 1);
  } else kernels.fall(0, isNextHeard ? markets + 1 : markets);
  for (const lane of lanes) strikeAgain(state, lane, isHeard);
}

/** In its own lane a failed firm has lost all, and has lost it before. */
function strikeAgain({ shock, fallRows, memory }: Lanes, { index, failed, fallRow }: Lane, isHeard: boolean): void {
  if (fallRow < 0 || fallRow >= fallRows.selling) return;
  const { below, standings, lostBelow } = memory;
  const cell = fallRow * lanesMost + index;
  const loss = realAt(below, cell);
  below[cell] = 1;
  if (isHeard) lostBelow[index] = realAt(lostBelow, index) - realAt(shock.weights, failed) * loss;
  if (fallRow >= at(fallRows.marketStarts, shock.network.markets)) return;
  const market = at(shock.network.marketOf, failed);
  // Taking away from a sum would leave the rounding of the whole.
  let standing = realAt(memory.unmoved, market * lanesMost + index);
  for (let row = at(fallRows.marketStarts, market); row < at(fallRows.marketStarts, market + 1); row += 1) {
    const output = realAt(shock.impacts.outputs, at(fallRows.firmOf, row));
    standing += output * (1 - realAt(below, row * lanesMost + index));
  }
  standings[market * lanesMost + index] = standing;
}

/** What is lacking of each firm for its customers. */
function lack({ shock, fallRows, memory, lanes }: Lanes): void {
  memory.kernels.lack(0, shock.network.markets);
  for (const { index, failed, fallRow } of lanes) {
    // Of firms that only sell nothing is lacking but in their own lane.
    if (fallRow < fallRows.selling) continue;
    const standing = realAt(memory.standings, at(shock.network.marketOf, failed) * lanesMost + index);
    memory.lacks[fallRow * lanesMost + index] = missingOf(shock, failed, standing);
  }
}
