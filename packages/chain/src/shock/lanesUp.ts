import { at, realAt } from '../at.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes } from './lanesState.ts';

/** The first two steps reach few firms: what is lost in both is there from the beginning, unless one of them is to be heard. */
function firstStepsOf({ reach, lanes }: Lanes): number {
  return reach === 'circle' || lanes.every(({ steps }) => steps > 2) ? 2 : 1;
}

/** The first steps of all lanes; gives how many they are. */
export function beginUp(state: Lanes): number {
  const { memory, lanes, from, to } = state;
  memory.largestUp.fill(0);
  // Rows that are passed over are written anew in each step.
  memory.above.fill(0, from * lanesMost, to * lanesMost);
  if (state.reach === 'both ways') clearRest(state);
  const steps = firstStepsOf(state);
  for (const lane of lanes) {
    if (lane.row >= from && lane.row < to) memory.above[lane.row * lanesMost + lane.index] = 1;
    strikeUp(state, lane, steps);
  }
  return steps;
}

/** Firms that only buy lose nothing upwards unless they fail. */
function clearRest({ memory, lanes, to }: Lanes): void {
  for (const list of [memory.above, memory.aboveNext]) {
    list.fill(0, to * lanesMost);
    for (const { row, index } of lanes) if (row >= to) list[row * lanesMost + index] = 1;
  }
}

/** Suppliers lose what they sell to the failed firm, and theirs in their turn. */
function strikeUp({ shock, rows, memory, from, to }: Lanes, lane: Lane, steps: number): void {
  const { above, largestUp } = memory;
  const { starts, suppliers, shares } = shock.impacts.up;
  const { index, failed } = lane;
  let back = 0;
  const tell = (customer: number, lost: number, more: number): void => {
    for (let link = at(starts, customer); link < at(starts, customer + 1); link += 1) {
      const supplier = at(suppliers, link);
      const row = at(rows.rowOf, supplier);
      if (row < from || row >= to) continue;
      const gain = lost * realAt(shares, link);
      largestUp[index] = Math.max(realAt(largestUp, index), gain);
      if (supplier === failed) back += gain;
      else above[row * lanesMost + index] = realAt(above, row * lanesMost + index) + gain;
      if (more > 0) tell(supplier, gain, more - 1);
    }
  };
  tell(failed, 1, steps - 1);
  if (steps === 1) return;
  lane.returns.push(back);
  lane.returned = back;
}

/** The chance of a row of a circle to have come to the failed firm of a lane one step on. */
export function chanceNext({ memory: { above, up } }: Lanes, row: number, index: number): number {
  const { starts, others, shares } = up;
  let chance = 0;
  for (let link = at(starts, row), end = at(starts, row + 1); link < end; link += 1) {
    chance += realAt(shares, link) * realAt(above, at(others, link) * lanesMost + index);
  }
  return chance;
}

/** A step. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
export function riseUp(state: Lanes, isHeard: boolean): void {
  const { memory, lanes, from, to } = state;
  const { places, above, aboveNext, largestUp, kernels } = memory;
  largestUp.fill(0);
  if (state.reach !== 'both ways') kernels.riseInCircles(from, to, places.above, places.aboveNext);
  else if (isHeard) kernels.heardRise(from, to, places.above, places.aboveNext);
  else kernels.rise(from, to, places.above, places.aboveNext);
  for (const lane of lanes) {
    if (lane.row < from || lane.row >= to) continue;
    const cell = lane.row * lanesMost + lane.index;
    const chance = realAt(aboveNext, cell);
    aboveNext[cell] = 1;
    lane.returns.push(chance - lane.returned);
    lane.returned = chance;
  }
  [memory.above, memory.aboveNext] = [aboveNext, above];
  [places.above, places.aboveNext] = [places.aboveNext, places.above];
}
