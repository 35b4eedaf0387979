import { seededGenerator } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { buildNetwork, endsOf, type LinkLists, type Network } from '../network.ts';
import { prepareShock, type ShockOptions } from '../shock/shock.ts';
import { createSpreader } from '../shock/spread.ts';

/** Two suppliers of one sector change customers: `amount` of first → firstCustomer and of second → secondCustomer is delivered crosswise. */
export interface Swap {
  readonly first: number;
  readonly firstCustomer: number;
  readonly second: number;
  readonly secondCustomer: number;
  readonly amount: number;
}

export interface Rewiring {
  readonly network: Network;
  readonly swaps: readonly Swap[];
  /** The sum of the indices of all firms, before and after. */
  readonly riskBefore: number;
  readonly riskAfter: number;
}

/**
 * Looks for swaps that lower systemic risk without loss of output: every firm sells and buys as much as before, and as much from each
 * sector (after Diem, Pichler and Thurner, Journal of Economic Dynamics and Control 116, 2020). Swaps are drawn by the seed and kept
 * where the sum of all indices, reckoned anew, falls. Yields the tries made.
 */
export function* rewire(
  network: Network,
  options: ShockOptions,
  { tries, seed }: { readonly tries: number; readonly seed: number },
): Generator<number, Rewiring, void> {
  const random = seededGenerator(seed);
  const riskBefore = riskOf(network, options);
  const swaps: Swap[] = [];
  let [best, risk] = [network, riskBefore];
  let suppliers = endsOf(best.firms, best.sales);
  for (let done = 1; done <= tries && best.links > 1; done += 1) {
    const swap = swapOf(best, suppliers, random.integer(best.links), random.integer(best.links));
    if (swap !== undefined) {
      const changed = withSwap(best, swap);
      const changedRisk = riskOf(changed, options);
      if (changedRisk < risk) {
        [best, risk] = [changed, changedRisk];
        suppliers = endsOf(best.firms, best.sales);
        swaps.push(swap);
      }
    }
    yield done;
  }
  return { network: best, swaps, riskBefore, riskAfter: risk };
}

function riskOf(network: Network, options: ShockOptions): number {
  const spreader = createSpreader(prepareShock(network, options));
  let sum = 0;
  for (let firm = 0; firm < network.firms; firm += 1) sum += spreader.fail(firm).index;
  return sum;
}

/** The swap of two links; undefined where their suppliers are of two sectors, or a firm would supply itself. */
function swapOf({ sectorOf, sales }: Network, suppliers: Int32Array, one: number, other: number): Swap | undefined {
  const [first, second] = [at(suppliers, one), at(suppliers, other)];
  const [firstCustomer, secondCustomer] = [at(sales.others, one), at(sales.others, other)];
  const amount = Math.min(realAt(sales.weights, one), realAt(sales.weights, other));
  const isSame = first === second || firstCustomer === secondCustomer;
  const isSelf = first === secondCustomer || second === firstCustomer;
  if (isSame || isSelf || amount === 0 || at(sectorOf, first) !== at(sectorOf, second)) return undefined;
  return { first, firstCustomer, second, secondCustomer, amount };
}

/** The network after a swap; links that come to nothing are left out. */
function withSwap(network: Network, { first, firstCustomer, second, secondCustomer, amount }: Swap): Network {
  const { firms, sales, sectorOf, marketOf } = network;
  const weights = new Map<number, number>();
  const suppliers = endsOf(firms, sales);
  const keyOf = (supplier: number, customer: number) => supplier * firms + customer;
  for (let link = 0; link < network.links; link += 1) {
    weights.set(keyOf(at(suppliers, link), at(sales.others, link)), realAt(sales.weights, link));
  }
  const add = (supplier: number, customer: number, more: number) =>
    weights.set(keyOf(supplier, customer), (weights.get(keyOf(supplier, customer)) ?? 0) + more);
  add(first, firstCustomer, -amount);
  add(second, secondCustomer, -amount);
  add(first, secondCustomer, amount);
  add(second, firstCustomer, amount);
  const kept = [...weights].filter(([, weight]) => weight > 0);
  const links: LinkLists = {
    suppliers: Int32Array.from(kept, ([key]) => Math.floor(key / firms)),
    customers: Int32Array.from(kept, ([key]) => key % firms),
    weights: Float64Array.from(kept, ([, weight]) => weight),
  };
  return buildNetwork({ sectorOf, marketOf }, links);
}
