import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/** What the foresight of news reckons with: shares of a market at most so many times what they were at the outset. */
export const hollowness = 1.25;
/** And this is the most that an output lost in a market moves of the index by the shares of its other firms, beside what it weighs itself. */
export const echoMost = 0.25;

/**
 * What news of each firm may count for, of the index: where this is the last step, where one more comes, and so on.
 *
 * News of a firm counts with its customers, and with theirs as far as they are not replaced: R_j = Σ_k Λd_jk (w_k + σ_k R_k), where σ_k is
 * at most `hollowness` times what it is at the outset. Outputs count too, since what a market lacks depends on them.
 */
export function* foresee(shock: Shock, horizon: number): Generator<Float64Array, void, void> {
  const { network, impacts, markets, isReplaceable, weights, totalWeight } = shock;
  const { firms, marketOf } = network;
  const [counted, passed] = [new Float64Array(firms), new Float64Array(firms)];
  for (let firm = 0; firm < firms; firm += 1) {
    const output = realAt(impacts.outputs, firm);
    counted[firm] = echoMost * share(output, markets.totalOutput) + share(realAt(weights, firm), totalWeight);
    const part = share(output, realAt(markets.outputs, at(marketOf, firm)));
    passed[firm] = isReplaceable ? Math.min(1, hollowness * part) : 1;
  }
  // What a firm counts for, with what it passes on.
  let told: Float64Array = counted;
  for (let steps = 1; steps <= horizon; steps += 1) {
    const heard = meansOf(impacts, told);
    yield heard;
    told = addUp(counted, passed, heard);
  }
}

function addUp(counted: Float64Array, passed: Float64Array, heard: Float64Array) {
  const sums = new Float64Array(counted.length);
  for (let firm = 0; firm < sums.length; firm += 1) {
    sums[firm] = realAt(counted, firm) + realAt(passed, firm) * realAt(heard, firm);
  }
  return sums;
}

/** Of each firm Σ_k Λd_jk · value of k, over its customers. */
function meansOf(
  { outputs, down: { starts, customers, shares } }: Shock['impacts'],
  values: Float64Array,
): Float64Array {
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
