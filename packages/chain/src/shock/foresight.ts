import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/** What the foresight of news reckons with: shares of a market at most so many times what they were at the outset. */
export const hollowness = 1.25;
/** And this is the most that an output lost in a market moves of the index by the shares of its other firms, beside what it weighs itself. */
export const echoMost = 0.25;
const horizon = 12;

/** What news of each firm may count for, of the index: where this is the last step, where one more comes, and so on. */
export type Foresight = readonly Float64Array[];

/**
 * News of a firm counts with its customers, and with theirs as far as they are not replaced: R_j = Σ_k Λd_jk (w_k + σ_k R_k), where σ_k is
 * at most `hollowness` times what it is at the outset. Outputs count too, since what a market lacks depends on them.
 */
export function foresee(shock: Shock): Foresight {
  const { network, impacts, markets, isReplaceable, weights, totalWeight } = shock;
  const { outputs, down } = impacts;
  const counted = Float64Array.from(
    outputs,
    (output, firm) => echoMost * share(output, markets.totalOutput) + share(realAt(weights, firm), totalWeight),
  );
  const passed = Float64Array.from(outputs, (output, firm) =>
    isReplaceable ? Math.min(1, hollowness * share(output, realAt(markets.outputs, at(network.marketOf, firm)))) : 1,
  );
  let heard: Float64Array = new Float64Array(network.firms);
  return Array.from({ length: horizon }, () => {
    const before = heard;
    heard = Float64Array.from(before, (_, firm) => {
      let sum = 0;
      for (let link = at(down.starts, firm), end = at(down.starts, firm + 1); link < end; link += 1) {
        const customer = at(down.customers, link);
        sum +=
          realAt(down.shares, link) * (realAt(counted, customer) + realAt(passed, customer) * realAt(before, customer));
      }
      return sum;
    });
    return heard;
  });
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
