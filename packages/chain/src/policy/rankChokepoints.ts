import { at, realAt } from '../at.ts';
import { marketConcentration } from '../measures/concentration.ts';
import { totals } from '../network.ts';
import type { Shock } from '../shock/shock.ts';
import { createSpreader } from '../shock/spread.ts';

/** A firm by all that makes it hard to do without, kept apart. */
export interface Chokepoint {
  readonly firm: number;
  /** Its systemic risk index. */
  readonly index: number;
  /** Of the other firms, the share whose failure makes it lose more than epsilon. */
  readonly passFrequency: number;
  /** Its share of what its market sells, and the Herfindahl–Hirschman index of the market. */
  readonly marketShare: number;
  readonly marketConcentration: number;
  /** Other firms of its market that sell anything. */
  readonly substitutes: number;
}

/**
 * Fails every firm and ranks them by what their failure costs; firms of one index by how many cannot stand in. Yields how many firms are
 * done.
 */
export function* rankChokepoints(shock: Shock): Generator<number, readonly Chokepoint[], void> {
  const { network, epsilon } = shock;
  const { firms, markets, marketOf } = network;
  const spreader = createSpreader(shock);
  const passes = new Int32Array(firms);
  const indices = new Float64Array(firms);
  for (let failed = 0; failed < firms; failed += 1) {
    indices[failed] = spreader.run({ firms: [failed], losses: [1] }).index;
    spreader.visitStruck(epsilon, (firm) => {
      if (firm !== failed) passes[firm] = at(passes, firm) + 1;
    });
    if (failed % 16 === 15) yield failed + 1;
  }
  const outputs = totals(firms, network.sales);
  const concentration = marketConcentration(network);
  const sellers = new Int32Array(markets);
  const sold = new Float64Array(markets);
  for (let firm = 0; firm < firms; firm += 1) {
    const market = at(marketOf, firm);
    sold[market] = realAt(sold, market) + realAt(outputs, firm);
    if (realAt(outputs, firm) > 0) sellers[market] = at(sellers, market) + 1;
  }
  const chokepoints = Array.from({ length: firms }, (_, firm): Chokepoint => {
    const market = at(marketOf, firm);
    const output = realAt(outputs, firm);
    return {
      firm,
      index: realAt(indices, firm),
      passFrequency: firms > 1 ? at(passes, firm) / (firms - 1) : 0,
      marketShare: output > 0 ? output / realAt(sold, market) : 0,
      marketConcentration: realAt(concentration, market),
      substitutes: at(sellers, market) - (output > 0 ? 1 : 0),
    };
  });
  return chokepoints.sort((a, b) => b.index - a.index || a.substitutes - b.substitutes || a.firm - b.firm);
}
