import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { buildNetwork, endsOf, type Network, totals } from '../network.ts';
import { prepareShock, type ShockOptions } from '../shock/shock.ts';
import { createSpreader } from '../shock/spread.ts';

/** Who is looked at to stand in for a firm. */
export interface SubstituteWishes {
  /** The share of the firm's deliveries that a candidate takes over, above 0 and below 1. Half unless said. */
  readonly share?: number;
  /** What each firm could make more than it does; without limit unless said. */
  readonly spare?: Float64Array;
  /** How near two sectors are, 1 for the same and 0 for none at all; only the same sector is near unless said. */
  readonly nearness?: (sector: number, other: number) => number;
}

/** A firm that could stand in for another. */
export interface Substitute {
  readonly firm: number;
  readonly nearness: number;
  readonly isOfMarket: boolean;
  /** The share of the deliveries that it would take over, as its spare capacity allows. */
  readonly share: number;
  /** What the failure of the other costs now and would cost then, and by how much that falls. */
  readonly indexBefore: number;
  readonly indexAfter: number;
  readonly gain: number;
}

/**
 * Ranks who could stand in for a firm by how far the index of its failure falls when the candidate takes over part of its deliveries to
 * each customer, whose purchases stay as they are. Each candidate's network is built and its index reckoned anew. Yields how many
 * candidates are done.
 */
export function* rankSubstitutes(
  network: Network,
  options: ShockOptions,
  firm: number,
  { share = 0.5, spare, nearness = (sector, other) => (sector === other ? 1 : 0) }: SubstituteWishes = {},
): Generator<number, readonly Substitute[], void> {
  assert(share > 0 && share < 1, 'a substitute takes over a part');
  const outputs = totals(network.firms, network.sales);
  const indexBefore = createSpreader(prepareShock(network, options)).fail(firm).index;
  const ranked: Substitute[] = [];
  let done = 0;
  for (let candidate = 0; candidate < network.firms; candidate += 1) {
    const near = nearness(at(network.sectorOf, firm), at(network.sectorOf, candidate));
    const isOfMarket = at(network.marketOf, firm) === at(network.marketOf, candidate);
    if (candidate === firm || realAt(outputs, candidate) === 0 || !(near > 0 || isOfMarket)) continue;
    const wanted = share * realAt(outputs, firm);
    const room = spare === undefined ? wanted : Math.min(wanted, realAt(spare, candidate));
    if (room > 0) {
      const taken = room / realAt(outputs, firm);
      const changed = withSubstitute(network, firm, candidate, taken);
      const indexAfter = createSpreader(prepareShock(changed, options)).fail(firm).index;
      const gain = indexBefore - indexAfter;
      ranked.push({ firm: candidate, nearness: near, isOfMarket, share: taken, indexBefore, indexAfter, gain });
    }
    done += 1;
    yield done;
  }
  return ranked.sort((a, b) => b.gain - a.gain || b.nearness - a.nearness || a.firm - b.firm);
}

/** The network in which a candidate delivers a share of what a firm delivered to each of its customers but the candidate itself. */
export function withSubstitute(network: Network, firm: number, candidate: number, share: number): Network {
  const { firms, sectorOf, marketOf, sales } = network;
  const suppliers = endsOf(firms, sales);
  const weights = sales.weights.slice();
  const placeOf = new Map<number, number>();
  for (let link = at(sales.starts, candidate); link < at(sales.starts, candidate + 1); link += 1) {
    placeOf.set(at(sales.others, link), link);
  }
  const [customers, added]: [number[], number[]] = [[], []];
  for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
    const customer = at(sales.others, link);
    if (customer === candidate) continue;
    const moved = realAt(weights, link) * share;
    weights[link] = realAt(weights, link) - moved;
    const known = placeOf.get(customer);
    if (known === undefined) {
      customers.push(customer);
      added.push(moved);
    } else weights[known] = realAt(weights, known) + moved;
  }
  return buildNetwork(
    { sectorOf, marketOf },
    {
      suppliers: joined(
        suppliers,
        customers.map(() => candidate),
      ),
      customers: joined(sales.others, customers),
      weights: joinedReals(weights, added),
    },
  );
}

function joined(numbers: Int32Array, more: readonly number[]): Int32Array {
  const all = new Int32Array(numbers.length + more.length);
  all.set(numbers);
  all.set(more, numbers.length);
  return all;
}

function joinedReals(numbers: Float64Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(numbers.length + more.length);
  all.set(numbers);
  all.set(more, numbers.length);
  return all;
}
