import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type Network, totals } from '../network.ts';

/** What is known of firms whose links are known in part. */
export interface InferenceGrounds {
  /** The links that are known. */
  readonly known: Network;
  /** What each firm sells to and buys from firms in all, from its accounts; at least what its known links carry. */
  readonly outputs: Float64Array;
  readonly inputs: Float64Array;
  /** How readily a firm of one sector buys from another, from a sector table; 0 where it never does. */
  readonly need: (fromSector: number, toSector: number) => number;
  /** How far two firms are apart, and how far trade reaches before it has fallen to a third. */
  readonly kilometres?: (firm: number, other: number) => number;
  readonly reachKilometres?: number;
  /** So many links are thought to be missing. */
  readonly missing: number;
}

/** A link that nobody reported. It is kept apart from known ones: whoever puts it among them says so. */
export interface InferredLink {
  readonly supplier: number;
  readonly customer: number;
  /** The probability that it is there, in the model. */
  readonly confidence: number;
  /** What it carries if it is there. */
  readonly weight: number;
}

const usualReachKilometres = 50;
const fittingRounds = 200;
const halvings = 200;

/**
 * Infers missing links from sectors, sizes and distance under known totals: a link is as likely as z f / (1 + z f), where f is the product
 * of what both firms have left to trade, their sectors' need and the nearness, and z makes the expected number of links the one that is
 * missing (fitness model: Cimini, Squartini, Garlaschelli and Gabrielli, Scientific Reports 5:15758, 2015). What links carry is fitted so
 * that expected flows have each firm's totals (Stone's RAS). All pairs are looked at, so the work grows with the square of the firms.
 * The surest come first.
 */
export function inferLinks(grounds: InferenceGrounds): readonly InferredLink[] {
  const { known, missing } = grounds;
  const left = leftToTrade(grounds);
  const pairs = pairsOf(grounds, left);
  assert(missing >= 0 && missing <= pairs.length, 'as many links can be missing as there are pairs that may trade');
  if (missing === 0) return [];
  const z = scaleFor(pairs, missing);
  fitFlows(known.firms, pairs, left);
  return pairs
    .map(({ supplier, customer, fitness, flow }): InferredLink => {
      const confidence = probability(z, fitness);
      return { supplier, customer, confidence, weight: flow / confidence };
    })
    .sort((a, b) => b.confidence - a.confidence || a.supplier - b.supplier || a.customer - b.customer);
}

interface Left {
  readonly sold: Float64Array;
  readonly bought: Float64Array;
}

function leftToTrade({ known, outputs, inputs }: InferenceGrounds): Left {
  const [sold, bought] = [totals(known.firms, known.sales), totals(known.firms, known.purchases)];
  return {
    sold: sold.map((sum, firm) => Math.max(0, realAt(outputs, firm) - sum)),
    bought: bought.map((sum, firm) => Math.max(0, realAt(inputs, firm) - sum)),
  };
}

interface Pair {
  readonly supplier: number;
  readonly customer: number;
  readonly fitness: number;
  flow: number;
}

/** The pairs that are not known to trade and may. */
function pairsOf(
  { known, need, kilometres, reachKilometres = usualReachKilometres }: InferenceGrounds,
  left: Left,
): Pair[] {
  const { firms, sectorOf, sales } = known;
  const pairs: Pair[] = [];
  for (let supplier = 0; supplier < firms; supplier += 1) {
    if (realAt(left.sold, supplier) === 0) continue;
    const customers = new Set(sales.others.subarray(at(sales.starts, supplier), at(sales.starts, supplier + 1)));
    for (let customer = 0; customer < firms; customer += 1) {
      if (customer === supplier || customers.has(customer) || realAt(left.bought, customer) === 0) continue;
      const affinity = need(at(sectorOf, supplier), at(sectorOf, customer));
      if (affinity <= 0) continue;
      const nearness = kilometres === undefined ? 1 : Math.exp(-kilometres(supplier, customer) / reachKilometres);
      const pull = affinity * nearness;
      const fitness = realAt(left.sold, supplier) * realAt(left.bought, customer) * pull;
      if (fitness > 0) pairs.push({ supplier, customer, fitness, flow: pull });
    }
  }
  return pairs;
}

function probability(z: number, fitness: number): number {
  return 1 / (1 + 1 / (z * fitness));
}

/** z by halving on a scale of powers: the expected number of links rises with it. */
function scaleFor(pairs: readonly Pair[], missing: number): number {
  let [low, high] = [-300, 300];
  for (let round = 0; round < halvings; round += 1) {
    const middle = (low + high) / 2;
    let expected = 0;
    for (const { fitness } of pairs) expected += probability(10 ** middle, fitness);
    if (expected < missing) low = middle;
    else high = middle;
  }
  return 10 ** high;
}

/** Scales rows and columns by turns until what firms are expected to sell and buy is what they have left. */
function fitFlows(firms: number, pairs: readonly Pair[], { sold, bought }: Left): void {
  const sums = new Float64Array(firms);
  const scale = (of: (pair: Pair) => number, wanted: Float64Array) => {
    sums.fill(0);
    for (const pair of pairs) sums[of(pair)] = realAt(sums, of(pair)) + pair.flow;
    for (const pair of pairs) pair.flow *= realAt(wanted, of(pair)) / realAt(sums, of(pair));
  };
  for (let round = 0; round < fittingRounds; round += 1) {
    scale(({ customer }) => customer, bought);
    scale(({ supplier }) => supplier, sold);
  }
}
