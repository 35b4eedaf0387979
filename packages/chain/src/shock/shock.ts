import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { allEssential, type EssentialInputs } from '../essential.ts';
import type { Network } from '../network.ts';
import { type Impacts, impactsOf } from './impacts.ts';

/** How a shock is to be reckoned; what is not said is as in the paper. */
export interface ShockOptions {
  /** Which inputs matter how much; all are essential unless said. */
  readonly essential?: EssentialInputs;
  /** Whether others of its market stand in for a firm as far as they can: σ. On unless said. */
  readonly isReplaceable?: boolean;
  /**
   * A step in which no firm falls by more than this is the last one. 0.01 unless said. A fall that differs from it by rounding alone is none:
   * sums in another order may come out a little above.
   */
  readonly epsilon?: number;
  /** What a firm counts for in the index: jobs, value added, emissions. What it sells, s_i, unless said. Finite and from 0. */
  readonly weights?: Float64Array;
  /** Even where firms still fall the shock ends after so many steps. */
  readonly stepsMost?: number;
}

/** A network made ready for shocks; it is never changed, so many may run over it. */
export interface Shock {
  readonly network: Network;
  readonly impacts: Impacts;
  readonly isReplaceable: boolean;
  readonly epsilon: number;
  readonly stepsMost: number;
  readonly weights: Float64Array;
  readonly totalWeight: number;
  readonly markets: Markets;
}

/** Who sells in each market: the members of market m are at `starts[m]` up to, not with, `starts[m + 1]`. */
interface Markets {
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** What all of them sell, and what the firms of all markets sell. */
  readonly outputs: Float64Array;
  readonly totalOutput: number;
}

const usualEpsilon = 0.01;
/** Sums of shares that should be the same differ by so much at most. */
const roundedMost = 1e-10;
const usualStepsMost = 10_000;

/**
 * Makes a network ready for shocks.
 * @example prepareShock(network, { epsilon: 1e-6 })
 */
export function prepareShock(network: Network, options: ShockOptions = {}): Shock {
  const { essential = allEssential, isReplaceable = true, epsilon = usualEpsilon } = options;
  const impacts = impactsOf(network, essential);
  const { weights = impacts.outputs, stepsMost = usualStepsMost } = options;
  assert(weights.length === network.firms, 'every firm has a weight');
  assert(epsilon > 0, 'epsilon is above 0');
  let totalWeight = 0;
  for (const weight of weights) totalWeight += weight;
  const markets = marketsOf(network, impacts.outputs);
  const limit = epsilon * (1 + roundedMost);
  return { network, impacts, isReplaceable, epsilon: limit, stepsMost, weights, totalWeight, markets };
}

function marketsOf({ firms, markets, marketOf }: Network, outputs: Float64Array): Markets {
  const starts = new Int32Array(markets + 1);
  const sums = new Float64Array(markets);
  for (let firm = 0; firm < firms; firm += 1) {
    const market = at(marketOf, firm);
    starts[market + 1] = at(starts, market + 1) + 1;
    sums[market] = realAt(sums, market) + realAt(outputs, firm);
  }
  for (let market = 0; market < markets; market += 1) starts[market + 1] = at(starts, market + 1) + at(starts, market);
  const next = starts.slice(0, markets);
  const members = new Int32Array(firms);
  for (let firm = 0; firm < firms; firm += 1) {
    const market = at(marketOf, firm);
    const place = at(next, market);
    next[market] = place + 1;
    members[place] = firm;
  }
  let totalOutput = 0;
  for (const sum of sums) totalOutput += sum;
  return { starts, members, outputs: sums, totalOutput };
}
