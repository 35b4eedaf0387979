import { at, realAt } from '../at.ts';
import { type Network, totals } from '../network.ts';
import { prepareShock, type ShockOptions } from '../shock/shock.ts';
import { createSpreader } from '../shock/spread.ts';
import { type Candidate, candidatesFor, type SubstituteWishes, type Weighed, weighLazily } from './candidates.ts';
import { type MovedLink, withLinks } from './withLinks.ts';

/** A firm that could stand in for another. */
export type Substitute = Weighed;

/**
 * Ranks who could stand in for a firm by how far the index of its failure falls when the candidate takes over part of its deliveries to
 * each customer, whose purchases stay as they are. Each candidate's network is made and its index reckoned anew, but for those that could
 * not come among as many as are wanted. Yields how many candidates are done.
 */
export function* rankSubstitutes(
  network: Network,
  options: ShockOptions,
  firm: number,
  wishes: SubstituteWishes = {},
): Generator<number, readonly Substitute[], void> {
  const outputs = totals(network.firms, network.sales);
  const shock = prepareShock(network, options);
  const deliveries = new Map<number, number>();
  for (let link = at(network.sales.starts, firm); link < at(network.sales.starts, firm + 1); link += 1) {
    deliveries.set(at(network.sales.others, link), realAt(network.sales.weights, link));
  }
  const wanted = { sector: at(network.sectorOf, firm), market: at(network.marketOf, firm), deliveries };
  const candidates = candidatesFor(network, wanted, wishes, (other) => other === firm);
  const whole = shock.totalWeight > 0 ? shock.totalWeight : 1;
  // What the firm loses itself is lost whoever stands in.
  const bound = ({ share, firm: candidate }: Candidate): number => {
    if (options.weights !== undefined) return realAt(shock.weights, firm) / whole;
    return (realAt(outputs, firm) - share * (realAt(outputs, firm) - (deliveries.get(candidate) ?? 0))) / whole;
  };
  return yield* weighLazily(
    candidates,
    createSpreader(shock).fail(firm).index,
    wishes,
    bound,
    ({ firm: candidate, share }) =>
      createSpreader(prepareShock(withSubstitute(network, firm, candidate, share), options)).fail(firm).index,
  );
}

/** The network in which a candidate delivers a share of what a firm delivered to each of its customers but the candidate itself. */
export function withSubstitute(network: Network, firm: number, candidate: number, share: number): Network {
  const { sales } = network;
  const moved: MovedLink[] = [];
  for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
    const customer = at(sales.others, link);
    if (customer === candidate) continue;
    const change = realAt(sales.weights, link) * share;
    moved.push({ supplier: firm, customer, change: -change }, { supplier: candidate, customer, change });
  }
  return withLinks(network, moved);
}
