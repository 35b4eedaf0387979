import { assert, type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { at, realAt } from './at.ts';
import { buildNetwork, type Network } from './network.ts';

/** What an invented region is to be like. */
export interface RegionWishes {
  readonly firms: number;
  /** So many links are tried for; where firms are few, some cannot be found. */
  readonly links: number;
  readonly sectors: number;
  readonly places: number;
  readonly seed: number;
}

/** An invented region: its network, and what is known of its firms. */
export interface Region {
  readonly network: Network;
  /** Of each firm its size, the smallest 1: Pareto with the exponent 1.1. */
  readonly sizes: Float64Array;
  readonly placeOf: Int32Array;
  /** Where each place lies, in kilometres. */
  readonly eastKilometres: Float64Array;
  readonly northKilometres: Float64Array;
}

/** Sizes of firms follow Zipf's law (Axtell, Science 293, 2001: exponent 1.06). */
const sizeExponent = 1.1;
/** A firm of ten times the size has about six times the partners (Bernard, Moxnes and Saito, Journal of Political Economy 127, 2019). */
const partnersExponent = 0.75;
const sideKilometres = 300;
/** How far trade reaches before it has fallen to a third, and what share of it does not mind the distance. */
const reachKilometres = 40;
const farShare = 0.03;
const inputsMost = 12;
const triesPerLink = 20;

/**
 * Invents a region: heavy-tailed sizes and numbers of partners, sectors that buy from few others, partners that are rather near. The
 * same wishes give the same region.
 * @example simulateRegion({ firms: 10_000, links: 26_000, sectors: 60, places: 20, seed: 1 }).network.links // 26000
 */
export function simulateRegion(wishes: RegionWishes): Region {
  const { firms, sectors, places, seed } = wishes;
  assert(firms > 0 && sectors > 0 && places > 0 && wishes.links >= 0, 'a region has firms, sectors and places');
  const random = seededGenerator(seed);
  const eastKilometres = Float64Array.from({ length: places }, () => random.next() * sideKilometres);
  const northKilometres = Float64Array.from({ length: places }, () => random.next() * sideKilometres);
  const sectorOf = drawn(random, firms, sectors);
  const placeOf = drawn(random, firms, places);
  const sizes = Float64Array.from({ length: firms }, () => Math.min(firms, (1 - random.next()) ** (-1 / sizeExponent)));
  const draft: Draft = {
    ...wishes,
    random,
    sectorOf,
    placeOf,
    sizes,
    eastKilometres,
    northKilometres,
    recipes: recipesOf(random, sectors),
    sellers: sellersOf(wishes, sectorOf, placeOf, sizes),
  };
  const network = buildNetwork({ sectorOf }, drawLinks(draft));
  return { network, sizes, placeOf, eastKilometres, northKilometres };
}

/** What each sector buys, each with its share of the purchases. */
type Recipes = readonly Distribution[];

interface Distribution {
  readonly numbers: Int32Array;
  /** Running sums of the weights of the numbers. */
  readonly sums: Float64Array;
}

interface Draft extends RegionWishes {
  readonly random: SeededGenerator;
  readonly sectorOf: Int32Array;
  readonly placeOf: Int32Array;
  readonly sizes: Float64Array;
  readonly eastKilometres: Float64Array;
  readonly northKilometres: Float64Array;
  readonly recipes: Recipes;
  readonly sellers: Sellers;
}

/** A number for each firm, some much more frequent than others. */
function drawn(random: SeededGenerator, firms: number, kinds: number): Int32Array {
  const frequency = distribution(Array.from({ length: kinds }, (_, kind) => [kind, 1 / (kind + 2) ** 0.7]));
  return Int32Array.from({ length: firms }, () => pick(random, frequency));
}

function distribution(weighted: readonly (readonly [number, number])[]): Distribution {
  let sum = 0;
  const sums = Float64Array.from(weighted, ([, weight]) => {
    sum += weight;
    return sum;
  });
  return { numbers: Int32Array.from(weighted, ([number]) => number), sums };
}

function pick(random: SeededGenerator, { numbers, sums }: Distribution): number {
  const place = search(sums, 0, sums.length, random.next() * realAt(sums, sums.length - 1));
  return at(numbers, place);
}

/** The first place from `from` on whose running sum is above the value; the last place at most. */
function search(sums: Float64Array, from: number, end: number, value: number): number {
  let [low, high] = [from, end - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (realAt(sums, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sectors stand along the chain in the order of their numbers and buy rather from those before them; some loop back. */
function recipesOf(random: SeededGenerator, sectors: number): Recipes {
  return Array.from({ length: sectors }, (_, sector) => {
    const inputs = new Map<number, number>();
    const count = Math.min(sectors, 3 + random.integer(inputsMost - 2));
    while (inputs.size < count) {
      const isUpstream = random.next() < 0.75 && sector > 0;
      const input = isUpstream ? random.integer(sector) : random.integer(sectors);
      const isNew = !inputs.has(input) || sector <= count;
      inputs.set(isNew && !inputs.has(input) ? input : random.integer(sectors), -Math.log(1 - random.next()));
    }
    return distribution([...inputs]);
  });
}

/** The firms of each sector and place, as runs of one list, with running sums of how likely they are to sell. */
interface Sellers {
  readonly firms: Int32Array;
  readonly sums: Float64Array;
  /** The run of sector k in place p is from `starts[k * places + p]` up to, not with, the next. */
  readonly starts: Int32Array;
}

function sellersOf(
  { firms, sectors, places }: RegionWishes,
  sectorOf: Int32Array,
  placeOf: Int32Array,
  sizes: Float64Array,
): Sellers {
  const starts = new Int32Array(sectors * places + 1);
  const runOf = (firm: number) => at(sectorOf, firm) * places + at(placeOf, firm);
  for (let firm = 0; firm < firms; firm += 1) starts[runOf(firm) + 1] = at(starts, runOf(firm) + 1) + 1;
  for (let run = 0; run < sectors * places; run += 1) starts[run + 1] = at(starts, run + 1) + at(starts, run);
  const next = starts.slice();
  const list = new Int32Array(firms);
  for (let firm = 0; firm < firms; firm += 1) {
    const place = at(next, runOf(firm));
    next[runOf(firm)] = place + 1;
    list[place] = firm;
  }
  let sum = 0;
  const sums = Float64Array.from(list, (firm) => {
    sum += realAt(sizes, firm) ** partnersExponent;
    return sum;
  });
  return { firms: list, sums, starts };
}

function drawLinks(draft: Draft) {
  const { firms, links, random, recipes, sectorOf, sizes } = draft;
  const buyers = distribution(Array.from(sizes, (size, firm) => [firm, size ** partnersExponent]));
  const placesOf = placeChoice(draft);
  const known = new Set<number>();
  const [suppliers, customers, weights] = [new Int32Array(links), new Int32Array(links), new Float64Array(links)];
  let count = 0;
  for (let tries = 0; count < links && tries < links * triesPerLink; tries += 1) {
    // Half of the firms are seen to first, so that few firms stand alone; then the large ones meet again and again.
    const customer = tries * 2 < Math.min(firms, links) ? tries * 2 : pick(random, buyers);
    const recipe = recipes[at(sectorOf, customer)];
    if (recipe === undefined) continue;
    const supplier = pickSeller(draft, pick(random, recipe), placesOf, customer);
    if (supplier < 0 || supplier === customer || known.has(supplier * firms + customer)) continue;
    known.add(supplier * firms + customer);
    suppliers[count] = supplier;
    customers[count] = customer;
    weights[count] = weightBetween(random, realAt(sizes, supplier), realAt(sizes, customer));
    count += 1;
  }
  return {
    suppliers: suppliers.slice(0, count),
    customers: customers.slice(0, count),
    weights: weights.slice(0, count),
  };
}

type PlaceChoice = (sector: number, place: number) => Distribution | undefined;

/** Where a sector's sellers are looked for from a place: many of them, near by. Undefined where the sector has none. */
function placeChoice({ places, sellers, eastKilometres, northKilometres }: Draft): PlaceChoice {
  const known = new Map<number, Distribution | undefined>();
  const make = (sector: number, from: number): Distribution | undefined => {
    const weighted: (readonly [number, number])[] = [];
    for (let place = 0; place < places; place += 1) {
      const run = sector * places + place;
      const [start, end] = [at(sellers.starts, run), at(sellers.starts, run + 1)];
      if (start === end) continue;
      const power = realAt(sellers.sums, end - 1) - (start > 0 ? realAt(sellers.sums, start - 1) : 0);
      const kilometres = Math.hypot(
        realAt(eastKilometres, place) - realAt(eastKilometres, from),
        realAt(northKilometres, place) - realAt(northKilometres, from),
      );
      weighted.push([place, power * (farShare + Math.exp(-kilometres / reachKilometres))]);
    }
    return weighted.length > 0 ? distribution(weighted) : undefined;
  };
  return (sector, from) => {
    const key = sector * places + from;
    if (!known.has(key)) known.set(key, make(sector, from));
    return known.get(key);
  };
}

function pickSeller({ random, sellers, places, placeOf }: Draft, sector: number, of: PlaceChoice, customer: number) {
  const choice = of(sector, at(placeOf, customer));
  if (choice === undefined) return -1;
  const run = sector * places + pick(random, choice);
  const [start, end] = [at(sellers.starts, run), at(sellers.starts, run + 1)];
  const below = start > 0 ? realAt(sellers.sums, start - 1) : 0;
  const value = below + random.next() * (realAt(sellers.sums, end - 1) - below);
  return at(sellers.firms, search(sellers.sums, start, end, value));
}

/**
 * Log-normal around what two firms of their sizes would trade. Partners grow with the power of three quarters of a firm's size and what
 * each of them trades with that of a quarter, so that what it sells grows with its size.
 */
function weightBetween(random: SeededGenerator, supplierSize: number, customerSize: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const amount = 1000 * (supplierSize * customerSize) ** (1 - partnersExponent) * Math.exp(normal);
  return Math.max(1, Math.round(amount));
}
