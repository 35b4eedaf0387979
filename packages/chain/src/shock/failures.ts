import { at, realAt } from '../at.ts';
import { lossDown } from './downState.ts';
import { createFollower, type Follower } from './followDown.ts';
import { beginLane, createLanes, type Lane, type Lanes, lossInLane, type Started } from './lanes.ts';
import type { ShockOutcome } from './outcome.ts';
import type { Shock } from './shock.ts';
import { visitStruck } from './spread.ts';
import { stepLanes } from './stepLanes.ts';
import { clearUp, createUp, stepUp, strikeUp, type Up } from './up.ts';

/** Fails firms of a network one by one, in memory that is taken once. */
export interface Failures {
  /** How many firms the network has. */
  readonly firms: number;
  /** The outcomes of the failures of a range of firms, each when it is known. Yields now and then how many are. */
  run(from: number, to: number, write: WriteOutcome): Generator<number, void, void>;
}

/** Takes an outcome; as long as it is called, `visitStruck` goes to each firm that lost more than so much, whichever way. */
type WriteOutcome = (firm: number, outcome: ShockOutcome, visitStruck: VisitStruck) => void;
type VisitStruck = (least: number, visit: (firm: number) => void) => void;

/** A step of one failure by itself may look at so much of the links before a lane is the better place for it. */
const shareAlone = 1 / 64;
const betweenYields = 64;

/**
 * Most failures stay among few firms and are followed by themselves. Those that spread run on side by side in lanes, from the step in which
 * they grew large.
 */
export function createFailures(shock: Shock): Failures {
  const up = createUp(shock);
  const lanes = createLanes(shock);
  const follower = createFollower(shock);
  const linksMost = shareAlone * shock.network.links;
  const whole = { ...shock, linksMost };
  return {
    firms: shock.network.firms,
    *run(from, to, write) {
      let [next, done] = [from, 0];
      /** Follows failures until one grows large, which a lane takes up. */
      const take = function* (index: number): Generator<number, void, void> {
        while (next < to) {
          const failed = next;
          next += 1;
          const started = failAlone(whole, up, follower, failed, write);
          if (started !== undefined) return beginLane(lanes, index, started);
          done += 1;
          if (done % betweenYields === 0) yield done;
        }
        beginLane(lanes, index, undefined);
      };
      for (const index of lanes.lanes.keys()) yield* take(index);
      while (done < to - from) {
        stepLanes(lanes);
        for (const [index, lane] of lanes.lanes.entries()) {
          if (!isLaneOver(shock, lanes, follower, lane, index)) continue;
          write(lane.failed, outcomeInLane(shock, follower, lanes, index), (least, visit) =>
            visitStruckInLane(lanes, follower, index, least, visit),
          );
          done += 1;
          yield* take(index);
        }
        yield done;
      }
    },
  };
}

/** Fails a firm by itself and writes what comes of it; gives how far it came where it grew large. */
function failAlone(
  shock: Shock & { readonly linksMost: number },
  up: Up,
  follower: Follower,
  failed: number,
  write: WriteOutcome,
): Started | undefined {
  clearUp(up);
  strikeUp(up, failed, 1);
  for (let [steps, wait] = [1, 0]; ; steps += 1) {
    const largest = stepUp(shock, up);
    if ((largest <= shock.epsilon && steps >= wait) || steps === shock.stepsMost) {
      const next = follower.stepsUntilOver(failed, steps);
      if (next === steps) {
        write(failed, outcomeOf(shock, follower, up, steps), (least, visit) =>
          visitStruck(follower.down, up, least, visit),
        );
        return undefined;
      }
      wait = next;
    }
    if (up.linksAhead > shock.linksMost) return startedOf(shock, up, { failed, steps, wait, largest });
  }
}

function startedOf({ weights }: Shock, up: Up, begun: Omit<Started, 'firms' | 'sums' | 'losses' | 'lost'>): Started {
  const firms = up.struck.slice(0, up.struckCount);
  const [sums, losses] = [new Float64Array(firms.length), new Float64Array(firms.length)];
  let lost = 0;
  for (let place = 0; place < firms.length; place += 1) {
    const firm = at(firms, place);
    sums[place] = realAt(up.losses, firm);
    losses[place] = realAt(up.untold, firm);
    lost += realAt(weights, firm) * realAt(up.losses, firm);
  }
  return { ...begun, firms, sums, losses, lost };
}

function isLaneOver(shock: Shock, state: Lanes, follower: Follower, lane: Lane, index: number): boolean {
  const { failed, steps, wait } = lane;
  const isSteep = realAt(state.largest, index) > shock.epsilon || steps < wait;
  if (failed < 0 || (isSteep && steps < shock.stepsMost)) return false;
  // Only now is it worth while to look whether the loss that runs down has come to its end too.
  lane.wait = follower.stepsUntilOver(failed, steps);
  return lane.wait === steps;
}

/** What a failure alone has cost. */
function outcomeOf(shock: Shock, { down }: Follower, up: Up, steps: number): ShockOutcome {
  const { weights } = shock;
  let lost = 0;
  for (let place = 0; place < up.struckCount; place += 1) {
    const firm = at(up.struck, place);
    lost += realAt(weights, firm) * realAt(up.losses, firm);
  }
  const sums: Sums = { below: 0, more: 0 };
  for (let place = 0; place < down.struckCount; place += 1) {
    const firm = at(down.struck, place);
    add(sums, realAt(weights, firm), lossDown(down, firm), realAt(up.losses, firm));
  }
  return shared(shock, sums, lost, steps);
}

function outcomeInLane(shock: Shock, { down }: Follower, state: Lanes, index: number): ShockOutcome {
  const { failed = -1, steps = 0, lost = 0 } = state.lanes[index] ?? {};
  const { weights } = shock;
  const sums: Sums = { below: 0, more: 0 };
  for (let place = 0; place < down.struckCount; place += 1) {
    const firm = at(down.struck, place);
    const lossUp = firm === failed ? 1 : lossInLane(state, index, firm);
    add(sums, realAt(weights, firm), lossDown(down, firm), lossUp);
  }
  return shared(shock, sums, lost, steps);
}

function visitStruckInLane(
  state: Lanes,
  { down }: Follower,
  index: number,
  least: number,
  visit: (firm: number) => void,
): void {
  for (const firm of state.rows.firmOf) {
    if (Math.max(lossInLane(state, index, firm), lossDown(down, firm)) > least) visit(firm);
  }
  // Those that sell nothing have no row.
  for (const firm of down.struck.subarray(0, down.struckCount)) {
    if (at(state.rows.placeOf, firm) < 0 && lossDown(down, firm) > least) visit(firm);
  }
}

/** What is lost downwards, and what of it is not lost upwards already, in weights. */
interface Sums {
  below: number;
  more: number;
}

function add(sums: Sums, weight: number, below: number, above: number): void {
  sums.below += weight * below;
  if (below > above) sums.more += weight * (below - above);
}

function shared({ totalWeight }: Shock, { below, more }: Sums, lost: number, steps: number): ShockOutcome {
  // Where nothing weighs anything, nothing is lost.
  const share = totalWeight > 0 ? 1 / totalWeight : 0;
  return { index: (lost + more) * share, down: below * share, up: lost * share, steps };
}
