import { at, realAt } from '../at.ts';
import { marketConcentration } from '../measures/concentration.ts';
import { importShares, importSharesOfSectors } from '../measures/imports.ts';
import { type Network, totals } from '../network.ts';
import { planFailures } from '../shock/failurePlan.ts';
import { createFailures } from '../shock/failures.ts';
import { rankFirms } from '../shock/rankFirms.ts';
import { scenarioOf } from '../shock/scenario.ts';
import type { Shock, ShockOptions } from '../shock/shock.ts';
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
  /** Of what it buys, the share from outside the scope; 0 where no scope is given. */
  readonly importShare: number;
  /** Other firms of its market that sell anything. */
  readonly substitutes: number;
}

/** Fails every firm and ranks them as `chokepointsOf` does. Yields how many firms are done. */
export function* rankChokepoints(
  network: Network,
  options: ShockOptions = {},
  isInside?: Uint8Array,
): Generator<number, readonly Chokepoint[], void> {
  const plan = planFailures(network, options);
  const wishes = { passesAbove: plan.shock.epsilon };
  const ranked = yield* rankFirms(createFailures(plan), network.sectorOf.keys(), wishes);
  return chokepointsOf(network, ranked.indices, ranked.passes, isInside);
}

/**
 * Ranks firms by what their failure costs; firms of one index by how many cannot stand in. The indices, and how many failures of others
 * struck each firm, are as `rankFirms` gives them.
 */
export function chokepointsOf(
  network: Network,
  indices: Float64Array,
  passes: Int32Array,
  isInside?: Uint8Array,
): readonly Chokepoint[] {
  const { firms, markets, marketOf } = network;
  const outputs = totals(firms, network.sales);
  const concentration = marketConcentration(network);
  const imports = isInside === undefined ? new Float64Array(firms) : importShares(network, isInside);
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
      importShare: realAt(imports, firm),
      substitutes: at(sellers, market) - (output > 0 ? 1 : 0),
    };
  });
  return chokepoints.sort((a, b) => b.index - a.index || a.substitutes - b.substitutes || a.firm - b.firm);
}

/** A product, the goods of one sector, by all that makes it hard to do without. */
export interface ProductChokepoint {
  readonly sector: number;
  /** What is lost when none of its firms delivers. */
  readonly index: number;
  /** Of the other products, the share whose loss takes more than epsilon of what this one's firms sell. */
  readonly passFrequency: number;
  /** The Herfindahl–Hirschman index of its sellers. */
  readonly concentration: number;
  /** Of what firms inside buy of it, the share from outside; 0 where no scope is given. */
  readonly importShare: number;
  /** Firms that sell it. */
  readonly sellers: number;
}

/** Fails all firms of each sector at once and ranks the sectors by what that costs. Yields how many are done. */
export function* rankProducts(
  shock: Shock,
  isInside?: Uint8Array,
): Generator<number, readonly ProductChokepoint[], void> {
  const { network, impacts, epsilon } = shock;
  const { outputs } = impacts;
  const { firms, sectors, sectorOf } = network;
  const spreader = createSpreader(shock);
  const losses = { down: new Float64Array(firms), up: new Float64Array(firms) };
  const sold = sumsBySector(shock, (firm) => realAt(outputs, firm));
  const [indices, passes] = [new Float64Array(sectors), new Int32Array(sectors)];
  for (let failed = 0; failed < sectors; failed += 1) {
    indices[failed] = spreader.run(scenarioOf(shock, [{ kind: 'sector', sector: failed, loss: 1 }])).index;
    spreader.lossesOfLast(losses);
    const lost = sumsBySector(
      shock,
      (firm) => realAt(outputs, firm) * Math.max(realAt(losses.down, firm), realAt(losses.up, firm)),
    );
    for (let sector = 0; sector < sectors; sector += 1) {
      const isStruck = sector !== failed && realAt(lost, sector) > epsilon * realAt(sold, sector);
      if (isStruck) passes[sector] = at(passes, sector) + 1;
    }
    yield failed + 1;
  }
  const concentration = marketConcentration({ ...network, markets: sectors, marketOf: sectorOf });
  const sellers = sumsBySector(shock, (firm) => (realAt(outputs, firm) > 0 ? 1 : 0));
  const imports = isInside === undefined ? new Float64Array(sectors) : importSharesOfSectors(network, isInside);
  return Array.from(
    { length: sectors },
    (_, sector): ProductChokepoint => ({
      sector,
      index: realAt(indices, sector),
      passFrequency: sectors > 1 ? at(passes, sector) / (sectors - 1) : 0,
      concentration: realAt(concentration, sector),
      importShare: realAt(imports, sector),
      sellers: realAt(sellers, sector),
    }),
  ).sort((a, b) => b.index - a.index || a.sellers - b.sellers || a.sector - b.sector);
}

function sumsBySector({ network }: Shock, of: (firm: number) => number): Float64Array {
  const sums = new Float64Array(network.sectors);
  for (let firm = 0; firm < network.firms; firm += 1) {
    const sector = at(network.sectorOf, firm);
    sums[sector] = realAt(sums, sector) + of(firm);
  }
  return sums;
}
