import { expect, it } from 'vitest';
import { realAt } from '../at.ts';
import { simulateRegion } from '../simulateRegion.ts';
import { echoMost, foresee, hollowness } from './foresight.ts';
import { prepareShock, type Shock } from './shock.ts';

const stepsMost = 48;

/** R_j = Σ_k Λd_jk (w_k + σ_k R_k) after each of so many steps, link by link as it is written. */
function plainly({ network, impacts, markets, weights, totalWeight, isReplaceable }: Shock): readonly number[][] {
  const { down, outputs } = impacts;
  const all: number[][] = [];
  let last = Array.from({ length: network.firms }, () => 0);
  for (let step = 0; step < stepsMost; step += 1) {
    last = last.map((_, firm) => {
      let sum = 0;
      for (let link = down.starts[firm] ?? 0; link < (down.starts[firm + 1] ?? 0); link += 1) {
        const customer = down.customers[link] ?? 0;
        const output = realAt(outputs, customer);
        const part = output / Math.max(realAt(markets.outputs, network.marketOf[customer] ?? 0), Number.MIN_VALUE);
        const counted = (echoMost * output) / markets.totalOutput + realAt(weights, customer) / totalWeight;
        const passed = isReplaceable ? Math.min(1, hollowness * part) : 1;
        sum += realAt(down.shares, link) * (counted + passed * (last[customer] ?? 0));
      }
      return sum;
    });
    all.push(last);
  }
  return all;
}

it.each([
  ['others stand in', { firms: 400, links: 1000, seed: 1 }, {}],
  ['many links', { firms: 150, links: 2000, seed: 2 }, {}],
  ['nobody stands in', { firms: 200, links: 520, seed: 3 }, { isReplaceable: false }],
] as const)(
  'what news may count for in many steps is no less than when all of them are taken: %s',
  (_, size, options) => {
    const shock = prepareShock(simulateRegion({ ...size, sectors: 12, places: 3 }).network, options);
    const horizon = 5;
    const { bySteps, most } = foresee(shock, horizon, stepsMost);
    const all = plainly(shock);
    expect(bySteps).toHaveLength(horizon);
    for (const [step, values] of bySteps.entries()) {
      for (const [firm, value] of values.entries()) expect(value).toBeCloseTo(all[step]?.[firm] ?? -1, 12);
    }
    const last = all.at(-1) ?? [];
    const rounding = 1e-12;
    expect(last.filter((value, firm) => realAt(most, firm) < value * (1 - rounding))).toEqual([]);
    // It is not much more either.
    expect(last.filter((value, firm) => realAt(most, firm) > value * 1.002 + rounding)).toEqual([]);
  },
);
