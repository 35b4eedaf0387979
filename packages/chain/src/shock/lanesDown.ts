import { at, realAt } from '../at.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes } from './lanesState.ts';
import type { Rows } from './rows.ts';

/** Nobody has lost anything but the failed firms. */
export function beginDown(state: Lanes): void {
  const { shock, rows, memory, unmoved, lanes } = state;
  memory.below.fill(0);
  for (let market = 0; market < shock.network.markets; market += 1) {
    const [from, to] = [market * lanesMost, (market + 1) * lanesMost];
    memory.standing.fill(realAt(shock.markets.outputs, market), from, to);
    unmoved.fill(0, from, to);
  }
  for (let row = rows.buying; row < rows.selling; row += 1) addUnmoved(state, at(rows.firmOf, row));
  for (const lane of lanes) strikeDown(state, lane);
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

/** A step downwards. */
export function fallDown(state: Lanes): void {
  const { memory, lanes, rows, unmoved } = state;
  const { inverses, standing, largestDown, lostBelow, kernels } = memory;
  const { isReplaceable } = state.shock;
  const most = Number.MAX_VALUE;
  for (let place = 0; place < inverses.length; place += 1) {
    const left = realAt(standing, place);
    inverses[place] = isReplaceable && left > 0 ? Math.min(most, 1 / left) : most;
  }
  kernels.lack();
  standing.set(unmoved);
  largestDown.fill(0);
  lostBelow.fill(0);
  const passAround = (start: number, end: number) => {
    let next = start;
    for (const { row } of lanes) {
      if (row < start || row >= end) continue;
      kernels.fall(next, row);
      fallAlone(state, row);
      next = row + 1;
    }
    kernels.fall(next, end);
  };
  passAround(0, rows.buying);
  passAround(rows.selling, rows.firmOf.length);
}

/** The row of a failed firm: in its own lane it loses nothing more. */
function fallAlone({ shock, rows, memory, lanes }: Lanes, row: number): void {
  const { down, lacks, below, standing, largestDown, lostBelow } = memory;
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
    largestDown[index] = Math.max(realAt(largestDown, index), loss - realAt(below, cell));
    below[cell] = loss;
    lostBelow[index] = realAt(lostBelow, index) + realAt(shock.weights, firm) * loss;
    standing[market + index] = realAt(standing, market + index) + realAt(shock.impacts.outputs, firm) * (1 - loss);
  }
}
