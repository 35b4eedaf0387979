import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/** Longer failures, under a small epsilon, are followed in full: to look up a step takes the longer the later it is. */
export const stepsFew = 48;
/** What the foresight of news reckons with: shares of a market at most so many times what they were at the outset. */
export const hollowness = 1.25;
/** And this is the most that an output lost in a market moves of the index by the shares of its other firms, beside what it weighs itself. */
export const echoMost = 0.25;

/** What news of each firm may count for, of the index. */
export interface Foresight {
  /** Where this is the last step, where one more comes, and so on. */
  readonly bySteps: readonly Float64Array[];
  /** And in as many steps as there may be. */
  readonly most: Float64Array;
}

/**
 * News of a firm counts with its customers, and with theirs as far as they are not replaced: R_j = Σ_k Λd_jk (w_k + σ_k R_k), where σ_k is
 * at most `hollowness` times what it is at the outset. Outputs count too, since what a market lacks depends on them.
 */
export function foresee(shock: Shock, horizon: number, stepsMost: number): Foresight {
  const { network, impacts, markets, isReplaceable, weights, totalWeight } = shock;
  const { firms, marketOf } = network;
  const [counted, passed] = [new Float64Array(firms), new Float64Array(firms)];
  for (let firm = 0; firm < firms; firm += 1) {
    const output = realAt(impacts.outputs, firm);
    counted[firm] = echoMost * share(output, markets.totalOutput) + share(realAt(weights, firm), totalWeight);
    const part = share(output, realAt(markets.outputs, at(marketOf, firm)));
    passed[firm] = isReplaceable ? Math.min(1, hollowness * part) : 1;
  }
  const bySteps: Float64Array[] = [];
  let [before, now] = [new Float64Array(firms), new Float64Array(firms)];
  for (let steps = 1; steps <= stepsMost; steps += 1) {
    // What a firm counts for, with what it passes on.
    const heard = meansOf(impacts, addUp(counted, passed, now));
    if (steps <= horizon) bySteps.push(heard);
    const most = steps > horizon ? atMost(before, now, heard, stepsMost - steps) : undefined;
    if (most !== undefined) return { bySteps, most };
    [before, now] = [now, heard];
  }
  return { bySteps, most: now };
}

/** So much more than what news counts for is little. */
const little = 2 ** -9;

/**
 * A step brings a mean of what the one before brought, so where it brings no firm more than that, none after it does. Gives what news counts
 * for in so many more steps at most, once that is little more.
 */
function atMost(earlier: Float64Array, before: Float64Array, now: Float64Array, stepsMore: number) {
  const most = new Float64Array(now.length);
  for (let firm = 0; firm < most.length; firm += 1) {
    const brought = realAt(now, firm) - realAt(before, firm);
    if (brought > realAt(before, firm) - realAt(earlier, firm)) return undefined;
    most[firm] = realAt(now, firm) + stepsMore * brought;
    if (realAt(most, firm) > (1 + little) * realAt(now, firm)) return undefined;
  }
  return most;
}

function addUp(counted: Float64Array, passed: Float64Array, heard: Float64Array): Float64Array {
  const sums = new Float64Array(counted.length);
  for (let firm = 0; firm < sums.length; firm += 1) {
    sums[firm] = realAt(counted, firm) + realAt(passed, firm) * realAt(heard, firm);
  }
  return sums;
}

/** Of each firm Σ_k Λd_jk · value of k, over its customers. */
function meansOf({ outputs, down: { starts, customers, shares } }: Shock['impacts'], values: Float64Array) {
  const means = new Float64Array(outputs.length);
  for (let firm = 0; firm < means.length; firm += 1) {
    let sum = 0;
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) {
      sum += realAt(shares, link) * realAt(values, at(customers, link));
    }
    means[firm] = sum;
  }
  return means;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
