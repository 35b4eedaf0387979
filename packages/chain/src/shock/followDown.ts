import { assert } from '@leitu/kernel';
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
import { firmRecord, importanceAt, importanceOf } from './firmRecords.ts';
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
  /**
   * What all of them lose; and those from one firm up to, not with, another, without the failed one and without some that lose `ignored` in
   * all at most.
   */
  addUp(failed: number, from: number, to: number, ignored: number): LostDown;
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

type FollowPlan = Pick<FailurePlan, 'shock' | 'firmRecords'>;
type State = ReturnType<typeof createState>;

function createState({ shock, firmRecords: records }: FollowPlan, linksMost: number) {
  const { network, impacts, markets, weights } = shock;
  const { starts, slots } = impacts.down;
  // Kernels write one place further than they count.
  const more = network.firms + 1;
  const { memory, places, real, int } = createLists({
    reals: {
      ...{ records: records.firms, links: records.links, weights },
      // By the order in which firms were struck.
      ...{ outputsOfStruck: more, told: more, withheld: more, news: more, heard: more, lossesKept: more },
      ...{ standing: network.markets, inverses: network.markets, merits: network.markets },
      ...{ buckets: bucketCount * bucketLists, sums: 8 },
    },
    ints: {
      ...{ struck: more, marketsOfStruck: more, reached: slots.length + 1, marked: more, touched: network.markets + 1 },
      ...{ isTouched: network.markets, starts, counts: 8, kept: more },
    },
  });
  assert(places.records === 0, 'where a record begins is its address');
  const standing = real('standing');
  standing.set(markets.outputs);
  return {
    ...{ shock, linksMost, standing, firmRecords: records, records: real('records') },
    firms: new Int32Array(real('records').buffer, 0, records.firms.byteLength / Int32Array.BYTES_PER_ELEMENT),
    ...{ inverses: real('inverses'), merits: real('merits') },
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
  const { counts, struck } = state;
  const importanceMost = importanceMostOfLink * shock.network.links;
  for (let market = 0; market < shock.network.markets; market += 1) invert(state, market);
  return {
    mayBeLarge: (failed, steps) => importanceOf(plan.firmRecords, failed, steps) > importanceMost,
    follow(failed, steps, least) {
      let fall = run(state, failed, steps, true);
      if (fall !== undefined && !isTold(state, fall, least)) fall = run(state, failed, steps, false);
      if (fall === undefined) return 'large';
      return fall <= shock.epsilon || steps === shock.stepsMost ? 'over' : 'falling';
    },
    struck: () => struck.subarray(0, at(counts, countPlaces.struck)).map((place) => firmAt(state, place)),
    loss: (firm) => lossOf(state, firm),
    addUp(failed, from, to, ignored) {
      const { sums, kept, lossesKept } = state;
      sums[sumPlaces.least] = ignored / Math.max(1, at(counts, countPlaces.struck));
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

function lossOf(state: State, firm: number): number {
  return lossAt(state, at(state.firmRecords.places, firm));
}

/** The firm whose record begins there, and what it lost. */
function firmAt({ firms }: State, place: number): number {
  return at(firms, (place + firmRecord.firm) / Int32Array.BYTES_PER_ELEMENT);
}

function lossAt({ records }: State, place: number): number {
  return realAt(records, (place + firmRecord.loss) / Float64Array.BYTES_PER_ELEMENT);
}

/** Gives the largest fall of the last step, or nothing where there was too much to look at. Where it is quiet, what counts for little is left. */
function run(state: State, failed: number, steps: number, isQuiet: boolean): number | undefined {
  const { shock, sums, counts } = state;
  clear(state);
  sums[sumPlaces.newsMost] = isQuiet ? newsMostOfEpsilon * shock.epsilon : untoldMost;
  strike(state, failed);
  state.hear(importanceAt(steps));
  settleMarkets(state);
  const { starts } = shock.impacts.down;
  if (at(starts, failed) === at(starts, failed + 1)) return 0;
  for (let left = steps; left > 0; left -= 1) {
    const importance = importanceAt(left);
    state.weigh(importance);
    sums[sumPlaces.threshold] = isQuiet ? chooseThreshold(state, left) : Number.POSITIVE_INFINITY;
    state.buckets.fill(0);
    state.tell(importance);
    if (at(counts, countPlaces.work) > state.linksMost) return undefined;
    state.hear(importance);
    settleMarkets(state);
    state.drift += realAt(sums, sumPlaces.loudest);
  }
  state.unheard = isQuiet ? realAt(sums, sumPlaces.unheard) : 0;
  return realAt(sums, sumPlaces.largest);
}

function strike({ firmRecords, records, reached, marked, counts }: State, failed: number): void {
  const place = at(firmRecords.places, failed);
  records[(place + firmRecord.peak) / Float64Array.BYTES_PER_ELEMENT] = 1;
  for (const list of [reached, marked]) list[0] = place;
  counts[countPlaces.reached] = 1;
  counts[countPlaces.marked] = 1;
}

function chooseThreshold({ sums, buckets }: State, left: number): number {
  return thresholdOf(buckets, allowance(realAt(sums, sumPlaces.unheard), left));
}

/** Whether what was left is too little to matter: to the index, to the count of steps, and to who lost more than `least`. */
function isTold(state: State, fall: number, least: number): boolean {
  const { shock, sums, struck, counts, drift } = state;
  if (state.isHollow || !isUnheardFew(realAt(sums, sumPlaces.unheard))) return false;
  if (Math.abs(fall - shock.epsilon) <= 2 * drift) return false;
  if (least >= 1) return true;
  // Who was not reached may have lost so much.
  if (least <= 2 * drift) return false;
  for (let place = 0; place < at(counts, countPlaces.struck); place += 1) {
    if (Math.abs(lossAt(state, at(struck, place)) - least) <= 2 * drift) return false;
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

/** Makes everything as it was before the first loss, at the cost of what was touched. */
function clear(state: State): void {
  const { shock, counts, sums, touched, isTouched, standing, merits } = state;
  state.forget();
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
