import { at, realAt } from '../at.ts';
import { nearlyEmpty } from './down.ts';
import {
  bucketCount,
  bucketLists,
  countPlaces,
  createAddUp,
  createForget,
  createHear,
  createTell,
  createWeigh,
  sumPlaces,
} from './downKernels.ts';
import type { FailurePlan } from './failurePlan.ts';
import { firmLine } from './firmLines.ts';
import { echoMost, hollowness } from './foresight.ts';
import { allowance, isUnheardFew, newsMostOfEpsilon, thresholdOf, untoldMost } from './hearing.ts';
import { createLists } from './lists.ts';

/** Follows the loss that runs down when one firm fails: kernels work out what it means to each firm that loses, and tell what counts. */
export interface Follower {
  /** Whether news that this firm failed may count for so much that it turns out to be large most times. */
  mayBeLarge(failed: number, steps: number): boolean;
  /**
   * Takes so many steps. Gives whether a firm still fell in the last of them, or that too many links would have to be looked at. It can then
   * be told of each firm whether it lost more than `least`.
   */
  follow(failed: number, steps: number, least: number): 'over' | 'falling' | 'large';
  /** The firms that lose, and what a firm lost in the steps asked for. */
  struck(): Int32Array;
  loss(firm: number): number;
  /** What all of them lose; and those from one firm up to, not with, another that lose more than `least`, but for the failed one. */
  addUp(failed: number, from: number, to: number, least: number): LostDown;
  /** What was left untold may count for so much of the index, of all that is lost downwards, at most. */
  unheard(): number;
}

/** What is lost in all, in weights; and the firms asked for, with the share that each of them loses. */
export interface LostDown {
  readonly lost: number;
  readonly firms: Int32Array;
  readonly losses: Float64Array;
}

/** Where news may count for so much of the index, for each link of the network, a lane is faster most times. */
const importanceMostOfLink = 1.3e-8;

type FollowPlan = Pick<FailurePlan, 'shock' | 'firmLines'>;
type State = ReturnType<typeof createState>;

function createState({ shock, firmLines }: FollowPlan, linksMost: number) {
  const { network, impacts, markets } = shock;
  const { firms } = network;
  const { starts, slots, customers, shares } = impacts.down;
  const slotCount = at(impacts.slotStarts, firms);
  // Kernels write one place further than they count.
  const more = firms + 1;
  const { memory, places, real, int } = createLists({
    reals: {
      ...{ firms: firmLines, cells: 2 * firms, slotLosses: slotCount, shares },
      // By the order in which firms were struck.
      ...{ outputsOfStruck: more, told: more, withheld: more, news: more, heard: more },
      ...{ standing: network.markets, inverses: network.markets, merits: network.markets },
      ...{ buckets: bucketCount * bucketLists, sums: 8, weights: shock.weights, lossesKept: more },
    },
    ints: {
      ...{ struck: more, marketsOfStruck: more, reached: slots.length + 1, marked: more, touched: network.markets + 1 },
      ...{ isTouched: network.markets, starts, slots, customers, slotStarts: impacts.slotStarts, counts: 8 },
      kept: more,
    },
  });
  const standing = real('standing');
  standing.set(markets.outputs);
  return {
    ...{ shock, linksMost, importances: new Float32Array(firmLines.buffer), standing },
    ...{ cells: real('cells'), slotLosses: real('slotLosses'), inverses: real('inverses'), merits: real('merits') },
    ...{ buckets: real('buckets'), sums: real('sums'), counts: int('counts') },
    ...{ struck: int('struck'), reached: int('reached'), marked: int('marked') },
    ...{ touched: int('touched'), isTouched: int('isTouched'), kept: int('kept'), lossesKept: real('lossesKept') },
    tell: createTell(memory, places),
    forget: createForget(memory, places),
    weigh: createWeigh(memory, places),
    hear: createHear(memory, places),
    addUp: createAddUp(memory, places),
    isHollow: false,
    drift: 0,
    unheard: 0,
  };
}

/** `linksMost` is how many links may be looked at. */
export function createFollower(plan: FollowPlan, linksMost: number): Follower {
  const { shock } = plan;
  const state = createState(plan, linksMost);
  const { importances, counts, struck } = state;
  const importanceMost = importanceMostOfLink * shock.network.links;
  for (let market = 0; market < shock.network.markets; market += 1) invert(state, market);
  return {
    mayBeLarge: (failed, steps) =>
      (importances[(failed * firmLine.bytes + importanceAt(steps)) / Float32Array.BYTES_PER_ELEMENT] ?? 0) >
      importanceMost,
    follow(failed, steps, least) {
      let fall = run(state, failed, steps, true);
      if (fall !== undefined && !isTold(state, fall, least)) fall = run(state, failed, steps, false);
      if (fall === undefined) return 'large';
      return fall <= shock.epsilon || steps === shock.stepsMost ? 'over' : 'falling';
    },
    struck: () => struck.subarray(0, at(counts, countPlaces.struck)),
    loss: (firm) => lossOf(state, firm),
    addUp(failed, from, to, least) {
      const { sums, kept, lossesKept } = state;
      sums[sumPlaces.least] = least;
      state.addUp(failed, from, to);
      const count = at(counts, countPlaces.kept);
      return {
        lost: realAt(sums, sumPlaces.lost),
        firms: kept.subarray(0, count),
        losses: lossesKept.subarray(0, count),
      };
    },
    unheard: () => state.unheard,
  };
}

function lossOf({ cells }: State, firm: number): number {
  return realAt(cells, 2 * firm + 1);
}

/** Gives the largest fall of the last step, or nothing where there was too much to look at. Where it is quiet, what counts for little is left. */
function run(state: State, failed: number, steps: number, isQuiet: boolean): number | undefined {
  const { shock, sums, counts } = state;
  const importanceFor = (left: number) => (isQuiet ? importanceAt(left) : firmLine.one);
  clear(state);
  sums[sumPlaces.newsMost] = isQuiet ? newsMostOfEpsilon * shock.epsilon : Number.POSITIVE_INFINITY;
  strike(state, failed);
  state.hear(importanceFor(steps));
  settleMarkets(state);
  const { starts } = shock.impacts.down;
  if (at(starts, failed) === at(starts, failed + 1)) return 0;
  for (let left = steps; left > 0; left -= 1) {
    const importance = importanceFor(left);
    state.weigh(importance);
    sums[sumPlaces.threshold] = isQuiet ? chooseThreshold(state, left) : untoldMost;
    state.tell();
    if (at(counts, countPlaces.work) > state.linksMost) return undefined;
    state.hear(importance);
    settleMarkets(state);
    state.drift += realAt(sums, sumPlaces.loudest);
  }
  state.unheard = isQuiet ? realAt(sums, sumPlaces.unheard) : 0;
  return realAt(sums, sumPlaces.largest);
}

/** At which byte of a firm's line it stands what news of it counts for where so many steps are left. */
function importanceAt(left: number): number {
  return firmLine.importance + Float32Array.BYTES_PER_ELEMENT * (Math.min(left, firmLine.importances) - 1);
}

function strike({ cells, reached, marked, counts }: State, failed: number): void {
  cells[2 * failed] = 1;
  for (const list of [reached, marked]) list[0] = failed;
  counts[countPlaces.reached] = 1;
  counts[countPlaces.marked] = 1;
}

/** News of so few firms is told without weighing all of it. */
const fewStruck = 16;

function chooseThreshold({ counts, sums, buckets }: State, left: number): number {
  const isFew = at(counts, countPlaces.struck) <= fewStruck;
  const threshold = thresholdOf(buckets, isFew ? 0 : allowance(realAt(sums, sumPlaces.unheard), left));
  buckets.fill(0);
  return threshold;
}

/** Whether what was left is too little to matter: to the index, to the count of steps, and to who lost more than `least`. */
function isTold(state: State, fall: number, least: number): boolean {
  const { shock, sums, struck, counts, drift } = state;
  if (state.isHollow || !isUnheardFew(realAt(sums, sumPlaces.unheard))) return false;
  if (Math.abs(fall - shock.epsilon) <= 2 * drift) return false;
  if (least >= 1) return true;
  for (let place = 0; place < at(counts, countPlaces.struck); place += 1) {
    if (Math.abs(lossOf(state, at(struck, place)) - least) <= 2 * drift) return false;
  }
  return true;
}

/** What markets still sell, and whether that was foreseen. */
function settleMarkets(state: State): void {
  const { shock, counts, touched, standing, merits } = state;
  if (!shock.isReplaceable) return;
  const { outputs, totalOutput, starts, members } = shock.markets;
  for (let index = 0; index < at(counts, countPlaces.touched); index += 1) {
    const market = at(touched, index);
    const whole = realAt(outputs, market);
    const left = realAt(standing, market);
    if (left * hollowness < whole || realAt(merits, market) * totalOutput > echoMost * left * left)
      state.isHollow = true;
    // Taking away nearly all of a sum leaves the rounding of the whole: what little is left is summed anew.
    if (left <= nearlyEmpty * whole) {
      let sum = 0;
      for (let place = at(starts, market); place < at(starts, market + 1); place += 1) {
        const member = at(members, place);
        sum += realAt(shock.impacts.outputs, member) * (1 - lossOf(state, member));
      }
      standing[market] = sum;
    }
    invert(state, market);
  }
}

/** One over what a market still sells; where that is nothing, or nobody stands in for others, so much that σ is 1. */
function invert({ shock, standing, inverses }: State, market: number): void {
  const left = realAt(standing, market);
  inverses[market] = shock.isReplaceable && left > 0 ? Math.min(Number.MAX_VALUE, 1 / left) : Number.MAX_VALUE;
}

/** Where so large a share of firms was reached, making everything 0 is faster than looking for what is not. */
const shareOfMany = 1 / 8;

/** Makes everything as it was before the first loss, at the cost of what was touched. */
function clear(state: State): void {
  const { shock, cells, slotLosses, counts, sums, touched, isTouched, standing, merits } = state;
  if (at(counts, countPlaces.marked) > shareOfMany * shock.network.firms) {
    cells.fill(0);
    slotLosses.fill(0);
  } else state.forget();
  for (let index = 0; index < at(counts, countPlaces.touched); index += 1) {
    const market = at(touched, index);
    standing[market] = realAt(shock.markets.outputs, market);
    merits[market] = 0;
    isTouched[market] = 0;
    invert(state, market);
  }
  counts.fill(0);
  sums.fill(0);
  state.isHollow = false;
  state.drift = 0;
  state.unheard = 0;
}
