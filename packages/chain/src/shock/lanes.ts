import { at, realAt } from '../at.ts';
import { createLanesMemory, type LanesMemory, lanesMost } from './lanesMemory.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * Several failures at once, all from their first step: a link is looked up once for all of them. Upwards, among the firms of a circle: the
 * chance that a walk from customer to customer has come to the failed firm by this step. Downwards, among all firms, where that is wanted.
 */
export interface Lanes {
  readonly shock: Shock;
  readonly rows: Rows;
  readonly memory: LanesMemory;
  /** What those firms of each market sell that never lose, of market m in lane l at m · lanes + l. */
  readonly unmoved: Float64Array;
  /** The failures by the rows of their firms. */
  lanes: readonly Lane[];
  /** The rows of the circle of all of them, from and up to, not with. */
  from: number;
  to: number;
  isDownWanted: boolean;
}

/** A failure in a lane. */
export interface Lane {
  readonly index: number;
  readonly failed: number;
  readonly row: number;
  /** When it is to be asked whether it is over. */
  steps: number;
  /** The chance that a walk from the failed firm is back for the first time in step 1, 2 and so on; and by now. */
  readonly returns: number[];
  returned: number;
}

/** What is to run in a lane. */
export interface LaneOrder {
  readonly failed: number;
  readonly steps: number;
}

export function createLanes(shock: Shock, rows: Rows): Lanes {
  const memory = createLanesMemory(shock, rows);
  const unmoved = new Float64Array(shock.network.markets * lanesMost);
  return { shock, rows, memory, unmoved, lanes: [], from: 0, to: 0, isDownWanted: false };
}

/**
 * Runs failures of one circle, or of none, as many as there are lanes at most. Each is asked at its step whether it is over: `hear` gives
 * the same step again if so, and else the step at which to ask again.
 */
export function runLanes(
  state: Lanes,
  orders: readonly LaneOrder[],
  isDownWanted: boolean,
  hear: (lane: Lane) => number,
): void {
  begin(state, orders, isDownWanted);
  for (let [step, open] = [1, orders.length]; open > 0; step += 1) {
    if (step > sparseSteps(isDownWanted)) rise(state);
    if (isDownWanted) fall(state);
    for (const lane of state.lanes) {
      if (lane.steps !== step) continue;
      lane.steps = hear(lane);
      if (lane.steps === step) open -= 1;
    }
  }
}

/** The first two steps upwards reach few firms: what is lost in both is there from the beginning, unless each step is to be heard. */
function sparseSteps(isDownWanted: boolean): number {
  return isDownWanted ? 1 : 2;
}

function begin(state: Lanes, orders: readonly LaneOrder[], isDownWanted: boolean): void {
  const { rows, memory } = state;
  const lanes = orders.map(({ failed, steps }, index): Lane => {
    const row = at(rows.rowOf, failed);
    return { index, failed, row, steps, returns: [0], returned: 0 };
  });
  const first = orders[0]?.failed ?? 0;
  state.from = at(rows.circleFrom, first);
  state.to = at(rows.circleTo, first);
  state.isDownWanted = isDownWanted;
  state.lanes = lanes.toSorted((a, b) => a.row - b.row);
  if (state.from < state.to) {
    memory.above.fill(0, state.from * lanesMost, state.to * lanesMost);
    for (const lane of lanes) strikeUp(state, lane);
  }
  if (!isDownWanted) return;
  memory.below.fill(0);
  for (let market = 0; market < state.shock.network.markets; market += 1) {
    const [from, to] = [market * lanesMost, (market + 1) * lanesMost];
    memory.standing.fill(realAt(state.shock.markets.outputs, market), from, to);
    state.unmoved.fill(0, from, to);
  }
  for (let row = rows.buying; row < rows.selling; row += 1) addUnmoved(state, at(rows.firmOf, row));
  for (const lane of lanes) strikeDown(state, lane);
}

/** Suppliers lose what they sell to the failed firm, and theirs in their turn. */
function strikeUp({ shock, rows, memory: { above }, from, to, isDownWanted }: Lanes, lane: Lane): void {
  const { starts, suppliers, shares } = shock.impacts.up;
  const { index, failed, row } = lane;
  let back = 0;
  const tell = (customer: number, lost: number, more: number): void => {
    for (let link = at(starts, customer); link < at(starts, customer + 1); link += 1) {
      const supplier = at(suppliers, link);
      const place = at(rows.rowOf, supplier);
      if (place < from || place >= to) continue;
      const gain = lost * realAt(shares, link);
      if (supplier === failed) back += gain;
      else above[place * lanesMost + index] = realAt(above, place * lanesMost + index) + gain;
      if (more > 0) tell(supplier, gain, more - 1);
    }
  };
  tell(failed, 1, sparseSteps(isDownWanted) - 1);
  above[row * lanesMost + index] = 1;
  if (isDownWanted) return;
  lane.returns.push(back);
  lane.returned = back;
}

/** The chance of a row to have come to the failed firm of a lane one step on. */
export function chanceNext({ memory: { up, above } }: Lanes, row: number, index: number): number {
  let chance = 0;
  for (let link = at(up.starts, row), end = at(up.starts, row + 1); link < end; link += 1) {
    chance += realAt(up.shares, link) * realAt(above, at(up.others, link) * lanesMost + index);
  }
  return chance;
}

function addUnmoved({ shock, unmoved }: Lanes, firm: number): void {
  const place = at(shock.network.marketOf, firm) * lanesMost;
  for (let lane = 0; lane < lanesMost; lane += 1) {
    unmoved[place + lane] = realAt(unmoved, place + lane) + realAt(shock.impacts.outputs, firm);
  }
}

function strikeDown({ shock, rows, memory, unmoved }: Lanes, { index, failed, row }: Lane): void {
  if (row >= 0) memory.below[row * lanesMost + index] = 1;
  const { starts, members } = shock.markets;
  const market = at(shock.network.marketOf, failed);
  // Taking away from a sum would leave the rounding of the whole.
  let [standing, still] = [0, 0];
  for (let place = at(starts, market); place < at(starts, market + 1); place += 1) {
    const member = at(members, place);
    if (member === failed) continue;
    const output = realAt(shock.impacts.outputs, member);
    standing += output;
    if (isUnmoved(rows, at(rows.rowOf, member))) still += output;
  }
  memory.standing[market * lanesMost + index] = standing;
  unmoved[market * lanesMost + index] = still;
}

function isUnmoved({ buying, selling }: Rows, row: number): boolean {
  return row >= buying && row < selling;
}

/** A step upwards. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
function rise(state: Lanes): void {
  const { memory, lanes, from, to } = state;
  const { places } = memory;
  const pass = (start: number, end: number) =>
    memory.kernels.rise(start, end, {
      starts: places.upStarts,
      others: places.upOthers,
      shares: places.upShares,
      losses: places.above,
      next: places.aboveNext,
    });
  let start = from;
  for (const { row } of from < to ? lanes : []) {
    pass(start, row);
    for (const lane of lanes) {
      const chance = chanceNext(state, row, lane.index);
      memory.aboveNext[row * lanesMost + lane.index] = lane.row === row ? 1 : chance;
      if (lane.row !== row) continue;
      lane.returns.push(chance - lane.returned);
      lane.returned = chance;
    }
    start = row + 1;
  }
  pass(start, to);
  [memory.above, memory.aboveNext] = [memory.aboveNext, memory.above];
  [places.above, places.aboveNext] = [places.aboveNext, places.above];
}

/** A step downwards. */
function fall(state: Lanes): void {
  const { memory, lanes, rows, unmoved } = state;
  const { places, inverses, standing, largest, lostBelow, kernels } = memory;
  const { isReplaceable } = state.shock;
  const most = Number.MAX_VALUE;
  for (let place = 0; place < inverses.length; place += 1) {
    const left = realAt(standing, place);
    inverses[place] = isReplaceable && left > 0 ? Math.min(most, 1 / left) : most;
  }
  kernels.lack(0, rows.selling, { ...places, markets: places.marketOf, losses: places.below });
  standing.set(unmoved);
  largest.fill(0);
  lostBelow.fill(0);
  const pass = (start: number, end: number) => {
    kernels.fall(start, end, {
      ...places,
      starts: places.downStarts,
      others: places.downOthers,
      shares: places.downShares,
      markets: places.marketOf,
      losses: places.below,
      below: places.lostBelow,
    });
  };
  const passAround = (start: number, end: number) => {
    let next = start;
    for (const { row } of lanes) {
      if (row < start || row >= end) continue;
      pass(next, row);
      fallAlone(state, row);
      next = row + 1;
    }
    pass(next, end);
  };
  passAround(0, rows.buying);
  passAround(rows.selling, rows.firmOf.length);
}

/** The row of a failed firm: in its own lane it loses nothing more. */
function fallAlone({ shock, rows, memory, lanes }: Lanes, row: number): void {
  const { down, lacks, below, standing, largest, lostBelow } = memory;
  const firm = at(rows.firmOf, row);
  const market = at(shock.network.marketOf, firm) * lanesMost;
  for (const { index, row: own } of lanes) {
    if (own === row) continue;
    let [lack, peak] = [0, 0];
    for (let link = at(down.starts, row); link < at(down.starts, row + 1); link += 1) {
      const lacking = realAt(lacks, at(down.others, link) * lanesMost + index);
      lack = realAt(down.again, link) * lack + realAt(down.shares, link) * lacking;
      peak = Math.max(peak, lack);
    }
    const loss = Math.min(1, peak);
    const cell = row * lanesMost + index;
    largest[index] = Math.max(realAt(largest, index), loss - realAt(below, cell));
    below[cell] = loss;
    lostBelow[index] = realAt(lostBelow, index) + realAt(shock.weights, firm) * loss;
    standing[market + index] = realAt(standing, market + index) + realAt(shock.impacts.outputs, firm) * (1 - loss);
  }
}
