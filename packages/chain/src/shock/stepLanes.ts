import { at, realAt } from '../at.ts';
import { type Lane, type Lanes, lanesMost, realBytes, type Started } from './lanes.ts';

/** Takes a step in all lanes. */
export function stepLanes(state: Lanes): void {
  state.largest.fill(0);
  state.weighed.fill(0);
  passRows(state);
  [state.losses, state.next] = [state.next, state.losses];
  state.places = { ...state.places, losses: state.places.next, next: state.places.losses };
  for (const [index, lane] of state.lanes.entries()) {
    if (lane.failed < 0) continue;
    if (lane.arriving !== undefined) arrive(state, lane, index, lane.arriving);
    else {
      lane.lost += realAt(state.weighed, index);
      lane.steps += 1;
    }
    state.keep[index] = 1;
  }
}

/** A failure comes in as far as it came by itself. */
function arrive(state: Lanes, lane: Lane, index: number, { firms, sums, losses, ...begun }: Started): void {
  for (const [place, firm] of firms.entries()) {
    const row = at(state.rows.placeOf, firm);
    if (firm === begun.failed || row < 0) continue;
    const cell = row * lanesMost + index;
    state.losses[cell] = realAt(losses, place);
    state.sums[cell] = realAt(sums, place);
  }
  state.largest[index] = begun.largest;
  lane.steps = begun.steps;
  lane.wait = begun.wait;
  lane.lost = begun.lost;
  lane.arriving = undefined;
}

/** A step of all lanes over all rows: what firms lose by what their customers lost. Rows of failed firms are taken by themselves. */
function passRows(state: Lanes): void {
  const { isFailed, kernel, places } = state;
  let from = 0;
  for (let row = isFailed.indexOf(1); row >= 0; row = isFailed.indexOf(1, from)) {
    kernel(from, row, places);
    passFailedRow(state, row);
    from = row + 1;
  }
  kernel(from, isFailed.length, places);
}

/** The row of a firm that fails in one of the lanes: in that one it loses nothing more. */
function passFailedRow({ rows, lanes, losses, next, sums, keep, largest, weighed }: Lanes, row: number): void {
  const { starts, customers, shares, weights, firmOf } = rows;
  for (let lane = 0; lane < lanesMost; lane += 1) {
    let loss = 0;
    for (let link = at(starts, row); link < at(starts, row + 1); link += 1) {
      loss += realAt(shares, link) * realAt(losses, at(customers, link) / realBytes + lane);
    }
    loss *= lanes[lane]?.failed === at(firmOf, row) ? 0 : realAt(keep, lane);
    const cell = row * lanesMost + lane;
    next[cell] = loss;
    sums[cell] = realAt(sums, cell) * realAt(keep, lane) + loss;
    if (loss > realAt(largest, lane)) largest[lane] = loss;
    weighed[lane] = realAt(weighed, lane) + realAt(weights, row) * loss;
  }
}
