import { at, realAt } from '../at.ts';
import { type Lane, type Lanes, lanesMost, realBytes } from './lanes.ts';
import type { Shock } from './shock.ts';

/** Takes a step in all lanes. */
export function stepLanes(shock: Shock, state: Lanes): void {
  state.largest.fill(0);
  state.weighed.fill(0);
  passRows(state);
  [state.losses, state.next] = [state.next, state.losses];
  state.places = { ...state.places, losses: state.places.next, next: state.places.losses };
  for (const [index, lane] of state.lanes.entries()) {
    if (lane.failed < 0) continue;
    if (lane.steps === 0) strikeLane(shock, state, lane, index);
    else lane.lost += realAt(state.weighed, index);
    lane.steps += 1;
    state.keep[index] = 1;
  }
}

/** The first step is known without looking at all firms: each supplier loses what the failed firm bought of it. */
function strikeLane({ impacts: { up }, weights }: Shock, state: Lanes, lane: Lane, index: number): void {
  const { losses, sums, rows } = state;
  lane.lost = realAt(weights, lane.failed);
  let largest = 0;
  for (let link = at(up.starts, lane.failed); link < at(up.starts, lane.failed + 1); link += 1) {
    const share = realAt(up.shares, link);
    if (share === 0) continue;
    const supplier = at(up.suppliers, link);
    const cell = at(rows.placeOf, supplier) * lanesMost + index;
    losses[cell] = share;
    sums[cell] = share;
    lane.lost += realAt(weights, supplier) * share;
    if (share > largest) largest = share;
  }
  state.largest[index] = largest;
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
