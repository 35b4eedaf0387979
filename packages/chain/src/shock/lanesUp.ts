import { at, realAt } from '../at.ts';
import { lanesMost } from './lanesMemory.ts';
import type { Lane, Lanes } from './lanesState.ts';

/** The first two steps reach few firms: what is lost in both is there from the beginning, unless each step is to be heard. */
export function firstSteps(isWhole: boolean): number {
  return isWhole ? 1 : 2;
}

/** The first steps of all lanes. */
export function beginUp(state: Lanes): void {
  const { memory, lanes, from, to, isWhole } = state;
  memory.largestUp.fill(0);
  // Rows that are passed over are written anew in each step; a failed firm that sells nothing is not.
  for (const list of isWhole ? [memory.above, memory.aboveNext] : [memory.above]) {
    list.fill(0, isWhole ? 0 : from * lanesMost, isWhole ? list.length : to * lanesMost);
    for (const { row, index } of lanes) list[row * lanesMost + index] = 1;
  }
  for (const lane of lanes) strikeUp(state, lane);
}

/** Suppliers lose what they sell to the failed firm, and theirs in their turn. */
function strikeUp(state: Lanes, lane: Lane): void {
  const { shock, rows, memory, from, to, isWhole } = state;
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
  tell(failed, 1, firstSteps(isWhole) - 1);
  if (isWhole) return;
  lane.returns.push(back);
  lane.returned = back;
}

/** The chance of a row to have come to the failed firm of a lane one step on. */
export function chanceNext({ isWhole, memory }: Lanes, row: number, index: number): number {
  const { above } = memory;
  const { starts, others, shares } = isWhole ? memory.sales : memory.up;
  let chance = 0;
  for (let link = at(starts, row), end = at(starts, row + 1); link < end; link += 1) {
    chance += realAt(shares, link) * realAt(above, at(others, link) * lanesMost + index);
  }
  return chance;
}

/** A step. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
export function riseUp(state: Lanes): void {
  const { memory, lanes, from, to } = state;
  const { places, above, aboveNext, largestUp } = memory;
  largestUp.fill(0);
  let start = from;
  for (const own of lanes) {
    const { row } = own;
    if (row < from || row >= to) continue;
    pass(state, start, row);
    for (const { index } of lanes) {
      const cell = row * lanesMost + index;
      const chance = chanceNext(state, row, index);
      aboveNext[cell] = index === own.index ? 1 : chance;
      if (index !== own.index) largestUp[index] = Math.max(realAt(largestUp, index), chance - realAt(above, cell));
      else {
        own.returns.push(chance - own.returned);
        own.returned = chance;
      }
    }
    start = row + 1;
  }
  pass(state, start, to);
  [memory.above, memory.aboveNext] = [aboveNext, above];
  [places.above, places.aboveNext] = [places.aboveNext, places.above];
}

function pass({ isWhole, memory: { places, kernels } }: Lanes, start: number, end: number): void {
  const both = { losses: places.above, next: places.aboveNext };
  if (isWhole) {
    const { saleStarts: starts, saleOthers: others, saleShares: shares, largestUp: largest } = places;
    kernels.heardRise(start, end, { ...both, starts, others, shares, largest });
  } else {
    const { upStarts: starts, upOthers: others, upShares: shares } = places;
    kernels.rise(start, end, { ...both, starts, others, shares });
  }
}
