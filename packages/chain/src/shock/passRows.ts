import { at, realAt } from '../at.ts';
import { type Lanes, lanesMost, realBytes } from './lanes.ts';

/** A step of all lanes over all rows: what firms lose by what their customers lost. Rows of failed firms are taken by themselves. */
export function passRows(state: Lanes): void {
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
