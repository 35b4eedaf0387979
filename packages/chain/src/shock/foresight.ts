import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/**
 * What a failure may lose of the index for each firm whose news is left untold: with some hundreds of such firms a tenth of what is asked
 * for, 10⁻⁹, and measured less than that.
 */
const unheardMost = 3e-13;
/** No more than this share of epsilon is left untold, so that steps are counted rightly. */
export const quietShareMost = 1e-5;
/** What the foresight of news reckons with: shares of a market that are at most twice what they were at the outset. */
export const hollowness = 2;
const hearingSteps = 16;

/**
 * News of a firm counts with its customers, and with theirs as far as they are not replaced: R_j = Σ_k Λd_jk (w_k + σ_k R_k), where σ_k is
 * at most `hollowness` times what it is at the outset. Outputs count beside the weights, since what a market lacks depends on them.
 */
export function quietMostOf(shock: Shock): Float64Array {
  const { network, impacts, markets, isReplaceable, weights, totalWeight, epsilon } = shock;
  const { outputs, down, customerOfSlot } = impacts;
  let totalOutput = 0;
  for (const output of markets.outputs) totalOutput += output;
  const counted = Float64Array.from(
    outputs,
    (output, firm) => share(output, totalOutput) + share(realAt(weights, firm), totalWeight),
  );
  const passed = Float64Array.from(outputs, (output, firm) =>
    isReplaceable ? Math.min(1, hollowness * share(output, realAt(markets.outputs, at(network.marketOf, firm)))) : 1,
  );
  let heard = new Float64Array(network.firms);
  for (let step = 0; step < hearingSteps; step += 1) {
    const before = heard;
    heard = Float64Array.from(before, (_, firm) => {
      let sum = 0;
      for (let link = at(down.starts, firm), end = at(down.starts, firm + 1); link < end; link += 1) {
        const customer = at(customerOfSlot, at(down.slots, link));
        sum +=
          realAt(down.shares, link) * (realAt(counted, customer) + realAt(passed, customer) * realAt(before, customer));
      }
      return sum;
    });
  }
  return heard.map((each) => Math.max(untoldMost, Math.min(quietShareMost * epsilon, unheardMost / each)));
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/**
 * What is left untold of a firm where nothing is foreseen. Each step takes means of losses (the rows of Λ add up to 1 at most), so a step
 * moves no loss by more than this on its account, and a thousand steps stay within the billionth that is asked for.
 */
export const untoldMost = 1e-12;
