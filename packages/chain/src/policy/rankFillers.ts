import { at, markAt, realAt } from '../at.ts';
import { type Network, type Rows, totals } from '../network.ts';
import { type ScenarioPart, scenarioOf } from '../shock/scenario.ts';
import { prepareShock, type Shock, type ShockOptions } from '../shock/shock.ts';
import { createSpreader } from '../shock/spread.ts';
import { type Candidate, candidatesFor, type SubstituteWishes, type Weighed, weighLazily } from './candidates.ts';
import { type MovedLink, withLinks } from './withLinks.ts';

/** A gap: a sector whose goods firms inside buy outside. */
export interface OpenGap {
  readonly sector: number;
  readonly isInside: Uint8Array;
}

/**
 * Ranks who inside could fill a gap by how far what an import ban on its goods costs falls when the candidate opens a line of them, which
 * takes over part of each delivery from outside and buys what the candidate buys, by as much as it makes. Each is reckoned anew, but for
 * those that could not come among as many as are wanted. A line counts for what it sells, and for nothing where other weights are given.
 * Yields how many candidates are done.
 */
export function* rankFillers(
  network: Network,
  options: ShockOptions,
  gap: OpenGap,
  wishes: SubstituteWishes = {},
): Generator<number, readonly Weighed[], void> {
  const { isInside, sector } = gap;
  const imports = importsOf(network, gap);
  const deliveries = new Map<number, number>();
  for (const { customer, weight } of imports) deliveries.set(customer, (deliveries.get(customer) ?? 0) + weight);
  const largest = imports.reduce((best, link) => (link.weight > best.weight ? link : best), {
    supplier: -1,
    weight: 0,
  });
  // Where nothing is imported there is no candidate either.
  const market = largest.supplier < 0 ? 0 : at(network.marketOf, largest.supplier);
  const candidates = candidatesFor(
    network,
    { sector, market, deliveries },
    wishes,
    (firm) => markAt(isInside, firm) === 0,
  );
  const shock = prepareShock(network, options);
  const direct = directLoss(shock, gap);
  const outputs = totals(network.firms, network.sales);
  const inputs = totals(network.firms, network.purchases);
  // What importers lose at the outset is lost whatever runs on from there; what the line buys makes the whole larger.
  const bound = ({ firm, share }: Candidate): number => {
    let amount = 0;
    for (const each of deliveries.values()) amount += each * share;
    const more = options.weights === undefined ? (amount * realAt(inputs, firm)) / realAt(outputs, firm) : 0;
    return ((1 - share) * direct) / (shock.totalWeight + more);
  };
  const extended = withNewFirm(network, sector, market);
  const weights = options.weights && joined(Float64Array, options.weights, 0);
  const optionsThen = { ...options, ...(weights && { weights }) };
  const gapThen = { sector, isInside: joined(Uint8Array, isInside, 1) };
  return yield* weighLazily(candidates, banIndex(shock, gap), wishes, bound, (candidate) =>
    banIndex(prepareShock(withLine(extended, imports, candidate), optionsThen), gapThen),
  );
}

function partsOf({ sector, isInside }: OpenGap): readonly ScenarioPart[] {
  return [{ kind: 'imports', sector, isInside, loss: 1 }];
}

function banIndex(shock: Shock, gap: OpenGap): number {
  return createSpreader(shock).run(scenarioOf(shock, partsOf(gap))).index;
}

function directLoss(shock: Shock, gap: OpenGap): number {
  const { firms, losses } = scenarioOf(shock, partsOf(gap));
  return firms.reduce((sum, firm, place) => sum + realAt(shock.weights, firm) * (losses[place] ?? 0), 0);
}

interface Link {
  readonly supplier: number;
  readonly customer: number;
  readonly weight: number;
}

function importsOf({ firms, sectorOf, sales }: Network, { sector, isInside }: OpenGap): readonly Link[] {
  const imports: Link[] = [];
  for (let supplier = 0; supplier < firms; supplier += 1) {
    if (at(sectorOf, supplier) !== sector || markAt(isInside, supplier) === 1) continue;
    for (let link = at(sales.starts, supplier); link < at(sales.starts, supplier + 1); link += 1) {
      const customer = at(sales.others, link);
      if (markAt(isInside, customer) === 1) imports.push({ supplier, customer, weight: realAt(sales.weights, link) });
    }
  }
  return imports;
}

/** The network with one firm more, the last, that trades with nobody yet. */
function withNewFirm(network: Network, sector: number, market: number): Network {
  const { firms, sectorOf, marketOf, sales, purchases, markets } = network;
  const longer = (rows: Rows): Rows => ({ ...rows, starts: joined(Int32Array, rows.starts, network.links) });
  return {
    ...network,
    firms: firms + 1,
    sectorOf: joined(Int32Array, sectorOf, sector),
    marketOf: joined(Int32Array, marketOf, market),
    markets: Math.max(markets, market + 1),
    sales: longer(sales),
    purchases: longer(purchases),
  };
}

/** The last firm as a line of the candidate: it takes over a share of the imports and buys what the candidate buys, by as much as it makes. */
function withLine(network: Network, imports: readonly Link[], { firm, share }: Candidate): Network {
  const { sales, purchases } = network;
  const line = network.firms - 1;
  const moved: MovedLink[] = imports.map(({ supplier, customer, weight }) => ({
    supplier,
    customer,
    change: -weight * share,
  }));
  const taken = new Map<number, number>();
  let [made, sold] = [0, 0];
  for (const { customer, weight } of imports) {
    taken.set(customer, (taken.get(customer) ?? 0) + weight * share);
    made += weight * share;
  }
  for (const [customer, change] of taken) moved.push({ supplier: line, customer, change });
  for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1)
    sold += realAt(sales.weights, link);
  for (let link = at(purchases.starts, firm); link < at(purchases.starts, firm + 1); link += 1) {
    const change = (realAt(purchases.weights, link) * made) / sold;
    moved.push({ supplier: at(purchases.others, link), customer: line, change });
  }
  return withLinks(network, moved);
}

/** A list with one number more. */
function joined<Numbers extends Float64Array | Int32Array | Uint8Array>(
  kind: new (length: number) => Numbers,
  numbers: Numbers,
  last: number,
): Numbers {
  const longer = new kind(numbers.length + 1);
  longer.set(numbers);
  longer[numbers.length] = last;
  return longer;
}
