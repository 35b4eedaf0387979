import { realAt } from '../at.ts';
import { firstLosses } from './firstLosses.ts';
import { lanesMost } from './lanesMemory.ts';
import { type Lane, type Lanes, returnTo } from './lanesState.ts';

/** The first two steps reach few firms: what is lost in both is there from the beginning, unless one of them is to be heard. */
function firstStepsOf({ lanes }: Lanes): number {
  return lanes.every(({ steps }) => steps > 2) ? 2 : 1;
}

/** The first steps of all lanes; gives how many they are. */
export function beginUp(state: Lanes): number {
  const { memory, lanes, to } = state;
  memory.largestUp.fill(0);
  // Rows that are passed over are written anew in each step.
  memory.above.fill(0, 0, to * lanesMost);
  if (state.reach === 'both ways') clearRest(state);
  const steps = firstStepsOf(state);
  for (const lane of lanes) {
    if (lane.failed < to) memory.above[lane.failed * lanesMost + lane.index] = 1;
    strikeUp(state, lane, steps);
  }
  return steps;
}

/** Firms that only buy lose nothing upwards unless they fail. */
function clearRest({ memory, lanes, to }: Lanes): void {
  for (const list of [memory.above, memory.aboveNext]) {
    list.fill(0, to * lanesMost);
    for (const { failed, index } of lanes) if (failed >= to) list[failed * lanesMost + index] = 1;
  }
}

function strikeUp({ shock, memory, to }: Lanes, lane: Lane, steps: number): void {
  const { above, largestUp } = memory;
  const { index, failed } = lane;
  let back = 0;
  firstLosses(shock.impacts.up, failed, steps, (row, loss) => {
    if (row >= to) return false;
    largestUp[index] = Math.max(realAt(largestUp, index), loss);
    if (row === failed) back += loss;
    else above[row * lanesMost + index] = realAt(above, row * lanesMost + index) + loss;
    return true;
  });
  if (steps > 1) returnTo(lane, back);
}

/** A step. In its own lane a failed firm has lost all, and what it would lose is the chance to have come back. */
export function riseUp(state: Lanes, isHeard: boolean): void {
  const { memory, lanes, to } = state;
  const { places, above, aboveNext, largestUp, kernels } = memory;
  largestUp.fill(0);
  if (state.reach !== 'both ways') kernels.riseInCircles(0, to, places.above, places.aboveNext);
  else if (isHeard) kernels.heardRise(0, to, places.above, places.aboveNext);
  else kernels.rise(0, to, places.above, places.aboveNext);
  for (const lane of lanes) {
    if (lane.failed >= to) continue;
    const cell = lane.failed * lanesMost + lane.index;
    returnTo(lane, realAt(aboveNext, cell));
    aboveNext[cell] = 1;
  }
  [memory.above, memory.aboveNext] = [aboveNext, above];
  [places.above, places.aboveNext] = [places.aboveNext, places.above];
}
