import { at, realAt } from '../at.ts';
import type { Shock } from './shock.ts';

/** What all firms together lose upwards when one fails, without following it. */
export interface Arrivals {
  /** Σ_t≤steps Σ_i w_i P^t(i, firm): the weight whose walks stand at the firm after so many steps or fewer, counted at each visit. */
  visits(firm: number, steps: number): number;
  /** What is lost in so many steps, in weights, the firm included. `returns` are the chances that its own walk is back first in step 1, 2… */
  lostAbove(firm: number, steps: number, returns: readonly number[]): number;
}

/**
 * The loss upwards is the chance that a walk from customer to customer comes to the failed firm. All visits of all walks are the same dense
 * sums for every firm, P^t weighed; first visits F follow from them and the returns f by renewal (Feller 1968, chapter XIII):
 * F(z) = Y(z) (1 − f(z)).
 */
export function createArrivals({ network: { firms }, impacts: { up }, weights }: Shock): Arrivals {
  const sums = [weights];
  let last = weights;
  const grow = (): void => {
    const before = last;
    const next = new Float64Array(firms);
    for (let firm = 0; firm < firms; firm += 1) {
      let sum = 0;
      for (let link = at(up.starts, firm), end = at(up.starts, firm + 1); link < end; link += 1) {
        sum += realAt(up.shares, link) * realAt(before, at(up.suppliers, link));
      }
      next[firm] = sum;
    }
    const sum = sums[sums.length - 1] ?? weights;
    sums.push(next.map((value, firm) => value + realAt(sum, firm)));
    last = next;
  };
  const visits = (firm: number, steps: number): number => {
    while (sums.length <= steps) grow();
    return sums[steps]?.[firm] ?? 0;
  };
  return {
    visits,
    lostAbove(firm, steps, returns) {
      let lost = visits(firm, steps);
      for (let step = 1; step <= steps; step += 1) lost -= (returns[step - 1] ?? 0) * visits(firm, steps - step);
      return lost;
    },
  };
}
