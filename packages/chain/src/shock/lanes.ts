import { at, realAt } from '../at.ts';
import type { FailurePlan } from './failurePlan.ts';
import { beginDown, fallDown, settleFirst } from './lanesDown.ts';
import { createLanesMemory } from './lanesMemory.ts';
import type { Lane, LaneOrder, Lanes, Reach } from './lanesState.ts';
import { beginUp, riseUp } from './lanesUp.ts';

export function createLanes(plan: FailurePlan): Lanes {
  const { shock, rows, fallRows } = plan;
  return { shock, rows, fallRows, memory: createLanesMemory(plan), reach: 'down', lanes: [], to: 0, bothFrom: -1 };
}

/**
 * Runs as many failures as there are lanes at most. Each is asked at its step whether it is over: `hear` gives the same step again if so,
 * and else the step at which to ask again.
 */
export function runLanes(state: Lanes, orders: readonly LaneOrder[], reach: Reach, hear: (lane: Lane) => number): void {
  begin(state, orders, reach);
  const isAsked = (step: number) => state.lanes.some(({ steps }) => steps === step);
  const firstSteps = beginUp(state);
  beginDown(state);
  for (let [step, open] = [1, orders.length]; open > 0; step += 1) {
    if (step > firstSteps) riseUp(state, isAsked(step));
    if (step === 2) settleFirst(state);
    if (step > 1) fallDown(state, isAsked(step), isAsked(step + 1));
    state.bothFrom = -1;
    for (const lane of state.lanes) {
      if (lane.steps !== step) continue;
      lane.steps = hear(lane);
      if (lane.steps === step) open -= 1;
    }
  }
}

function begin(state: Lanes, orders: readonly LaneOrder[], reach: Reach): void {
  const { rows, fallRows } = state;
  state.reach = reach;
  state.lanes = orders.map(({ failed, steps }, index) => ({
    ...{ index, failed, fallRow: at(fallRows.rowOf, failed) },
    ...{ steps, returns: [0], returned: 0 },
  }));
  state.to = reach === 'down' ? rows.circling : rows.selling;
}

/** What firms lose both ways in a failure that is followed downwards, in weights; all of it comes round within a circle. */
export function lostBoth(state: Lanes, { failed, index }: Lane): number {
  const { shock, rows, memory } = state;
  const from = at(rows.circleFrom, failed);
  const to = at(rows.circleTo, failed);
  // A firm in no circle loses both ways only where it fails itself.
  if (from === to) return realAt(shock.weights, failed);
  if (state.bothFrom !== from) {
    memory.lostBoth.fill(0);
    memory.kernels.both(from, to, memory.places.above);
    state.bothFrom = from;
  }
  return realAt(memory.lostBoth, index);
}
