import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type Network, totals } from '../network.ts';
import { type Makes, type Nearness, recipeOverlap } from './nearness.ts';

/** Who is looked at to make something for others. */
export interface SubstituteWishes {
  /** The share of the deliveries that a candidate takes over, above 0 and below 1. Half unless said. */
  readonly share?: number;
  /** What each firm could make more than it does; without limit unless said. */
  readonly spare?: Float64Array;
  /** How near two sectors are, 1 for the same and 0 for none at all; only the same sector is near unless said. */
  readonly nearness?: Nearness;
  /** Nearer than this, or of the market: who is looked at. Above 0 unless said. */
  readonly nearerThan?: number;
  /** What firms make beside the goods of their sectors, or have made. */
  readonly makes?: Makes;
  /** So many of the best are wanted; all unless said. The fewer, the fewer have to be reckoned. */
  readonly most?: number;
}

/** What is known of a candidate before anything is reckoned. */
export interface Candidate {
  readonly firm: number;
  /** How near what it makes is to what is wanted, by the product of its own that is nearest. */
  readonly nearness: number;
  readonly isOfMarket: boolean;
  /** 1 where it makes what is wanted; else how far it buys already what makers of it work with. */
  readonly capability: number;
  /** Of what is to be delivered, the share for customers whom it supplies already. */
  readonly record: number;
  /** What it could make more than it does; infinite where nothing is said. */
  readonly spare: number;
  /** The share of the deliveries that it would take over, as its spare capacity allows. */
  readonly share: number;
}

/** What is to be delivered: of which sector and market, to whom how much. */
export interface Wanted {
  readonly sector: number;
  readonly market: number;
  readonly deliveries: ReadonlyMap<number, number>;
}

/** The firms that sell anything, are near enough and have room, but for those that are left out. */
export function candidatesFor(
  network: Network,
  { sector, market, deliveries }: Wanted,
  { share = 0.5, spare, nearness = isSame, nearerThan = 0, makes }: SubstituteWishes,
  isLeftOut: (firm: number) => boolean,
): readonly Candidate[] {
  assert(share > 0 && share < 1, 'a substitute takes over a part');
  const outputs = totals(network.firms, network.sales);
  const overlap = recipeOverlap(network);
  let amount = 0;
  for (const each of deliveries.values()) amount += each;
  const candidates: Candidate[] = [];
  for (let firm = 0; firm < network.firms; firm += 1) {
    if (isLeftOut(firm) || realAt(outputs, firm) === 0 || amount === 0) continue;
    const made = [at(network.sectorOf, firm), ...(makes?.[firm] ?? [])];
    const near = Math.max(...made.map((each) => nearness(each, sector)));
    const isOfMarket = at(network.marketOf, firm) === market;
    const free = spare === undefined ? Number.POSITIVE_INFINITY : realAt(spare, firm);
    if (!(near > nearerThan || isOfMarket) || free <= 0) continue;
    candidates.push({
      firm,
      nearness: near,
      isOfMarket,
      capability: made.includes(sector) ? 1 : overlap(firm, sector),
      record: recordOf(network, firm, deliveries) / amount,
      spare: free,
      share: Math.min(share, free / amount),
    });
  }
  return candidates;
}

const isSame: Nearness = (sector, other) => (sector === other ? 1 : 0);

function recordOf({ sales }: Network, firm: number, deliveries: ReadonlyMap<number, number>): number {
  let known = 0;
  for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
    if (realAt(sales.weights, link) > 0) known += deliveries.get(at(sales.others, link)) ?? 0;
  }
  return known;
}

/** A candidate with what it would change. */
export interface Weighed extends Candidate {
  /** What the loss costs now and would cost then, and by how much that falls. */
  readonly indexBefore: number;
  readonly indexAfter: number;
  readonly gain: number;
}

/**
 * Ranks candidates by what they gain, each reckoned anew. Those that could gain most at best come first, and once as many as are wanted
 * have gained more than any that is left could, the others are let be. Yields how many are done.
 */
export function* weighLazily(
  candidates: readonly Candidate[],
  indexBefore: number,
  { most = candidates.length }: SubstituteWishes,
  bound: (candidate: Candidate) => number,
  indexAfterOf: (candidate: Candidate) => number,
): Generator<number, readonly Weighed[], void> {
  const queue = candidates.map((candidate) => ({ candidate, gainMost: indexBefore - bound(candidate) }));
  queue.sort((a, b) => b.gainMost - a.gainMost || isBefore(a.candidate, b.candidate));
  const ranked: Weighed[] = [];
  for (const [done, { candidate, gainMost }] of queue.entries()) {
    if (ranked.length > most) ranked.length = most;
    const last = ranked[most - 1];
    if (last !== undefined && last.gain > gainMost + boundTolerance) break;
    const indexAfter = indexAfterOf(candidate);
    const gain = indexBefore - indexAfter;
    ranked.push({ ...candidate, indexBefore, indexAfter, gain });
    ranked.sort((a, b) => b.gain - a.gain || isBefore(a, b));
    yield done + 1;
  }
  return ranked.slice(0, most);
}

/** Indices are right to a billionth. */
const boundTolerance = 2e-9;

function isBefore(a: Candidate, b: Candidate): number {
  return b.nearness - a.nearness || b.capability - a.capability || b.record - a.record || a.firm - b.firm;
}
