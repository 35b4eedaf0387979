import { ok, type Result } from '@leitu/kernel';
import { at, markAt } from './at.ts';
import type { EssentialInputs, Essentiality } from './essential.ts';
import { growing } from './growing.ts';
import { buildNetwork, type Network } from './network.ts';
import type { Makes } from './policy/nearness.ts';
import { readWeight } from './readWeight.ts';
import { refuse } from './refusals.ts';
import { createTally, type Fault, type RefusedRows } from './refusalTally.ts';

/** One firm as it is typed; cells are trimmed, and empty where nothing stands. */
export interface FirmRow {
  readonly firm: string;
  readonly sector: string;
  /** The market it competes in; that of its sector's name where it is empty. */
  readonly market?: string;
  /** What it counts for in the index; absent where the index goes by output. */
  readonly weight?: string;
  /** Where it is. */
  readonly region?: string;
  /** What it could make more than it does, in the unit of the links; absent where nothing is known. */
  readonly spare?: string;
  /** Sectors whose goods it makes too, or has made. */
  readonly also?: readonly string[];
}

/** A network as it was read: numbers by name and back, and what was refused. */
export interface NamedNetwork {
  readonly network: Network;
  readonly firmNames: readonly string[];
  readonly sectorNames: readonly string[];
  /** Of each firm, where the rows gave any. */
  readonly weights: Float64Array | undefined;
  readonly spare: Float64Array | undefined;
  /** The region of each firm, and what regions are called. */
  readonly regionOf: Int32Array;
  readonly regionNames: readonly string[];
  /** The sectors whose goods each firm makes, its own first. */
  readonly makes: Makes;
  readonly essential: EssentialInputs;
  readonly refusedFirms: RefusedRows;
  readonly refusedLinks: RefusedRows;
  readonly refusedLevels: RefusedRows;
}

/**
 * Takes rows of text one at a time: first all firms, then links and levels. Lines are counted as in the file; a row of `extra` cells beyond the
 * header is refused.
 */
export interface NetworkReader {
  firm(line: number, cells: FirmRow, extra?: number): void;
  link(line: number, supplier: string, customer: string, weight: string, extra?: number): void;
  level(line: number, from: string, to: string, level: string, extra?: number): void;
  /** The network of the rows that were not refused. */
  finish(): NamedNetwork;
}

/** Numbers for names, in the order in which they first come. */
interface Names {
  readonly list: string[];
  readonly numbers: Map<string, number>;
}

function numberOf({ list, numbers }: Names, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, list.length);
  list.push(name);
  return list.length - 1;
}

const emptyNames = (): Names => ({ list: [], numbers: new Map() });

/**
 * Reads a network from rows of text. A row that cannot be right is refused with its line and the reason, the others make the network;
 * of the refused rows the first hundred are kept and the rest counted.
 * Where the essential inputs are listed, pairs that are not listed do not matter; where they are not, every input is essential.
 * @example
 * const reader = createNetworkReader();
 * reader.firm(1, { firm: 'a', sector: 'steel' });
 * reader.firm(2, { firm: 'b', sector: 'cars' });
 * reader.link(1, 'a', 'b', '12.5');
 * reader.finish().network.links // 1
 */
export function createNetworkReader({ isEssentialListed = false } = {}): NetworkReader {
  const firms = createFirmReader();
  const links = createLinkReader(firms.names);
  const levels = createLevelReader(firms.sectors, isEssentialListed ? 0 : 2);
  return {
    firm: firms.add,
    link: links.add,
    level: levels.add,
    finish() {
      const lists = firms.finish();
      const kept = links.finish();
      return {
        network: buildNetwork(lists, kept),
        firmNames: firms.names.list,
        sectorNames: firms.sectors.list,
        weights: lists.weights,
        spare: lists.spare,
        regionOf: lists.regionOf,
        regionNames: firms.regions.list,
        makes: lists.makes,
        essential: levels.finish(),
        refusedFirms: firms.tally.refusedRows(),
        refusedLinks: links.tally.refusedRows(),
        refusedLevels: levels.tally.refusedRows(),
      };
    },
  };
}

function createFirmReader() {
  const tally = createTally();
  const [names, sectors, markets, regions] = [emptyNames(), emptyNames(), emptyNames(), emptyNames()];
  const sectorOf = growing((length) => new Int32Array(length));
  const marketOf = growing((length) => new Int32Array(length));
  const regionOf = growing((length) => new Int32Array(length));
  const weights = growing((length) => new Float64Array(length));
  const spares = growing((length) => new Float64Array(length));
  const lines = growing((length) => new Int32Array(length));
  const makes: (readonly number[])[] = [];
  const take = (line: number, row: FirmRow): Fault | null => {
    const { firm, sector, market = '', weight, region = '', spare, also = [] } = row;
    if (firm === '') return () => refuse('firm_missing', { line });
    const known = names.numbers.get(firm);
    if (known !== undefined) return () => refuse('firm_twice', { line, firm, first: lines.get(known) });
    if (sector === '') return () => refuse('sector_missing', { line, firm });
    const [weighed, free] = [readIfGiven(weight, line), readIfGiven(spare, line)];
    if (!weighed.ok) return weighed.reason;
    if (!free.ok) return free.reason;
    if (weighed.value !== undefined) weights.push(weighed.value);
    if (free.value !== undefined) spares.push(free.value);
    numberOf(names, firm);
    sectorOf.push(numberOf(sectors, sector));
    regionOf.push(numberOf(regions, region));
    makes.push([numberOf(sectors, sector), ...also.map((each) => numberOf(sectors, each))]);
    marketOf.push(numberOf(markets, market === '' ? sector : market));
    lines.push(line);
    return null;
  };
  return {
    names,
    sectors,
    regions,
    tally,
    add: (line: number, cells: FirmRow, extra = 0) => tally.add(tooLong(line, extra) ?? take(line, cells)),
    finish: () => ({
      sectorOf: sectorOf.toArray(),
      marketOf: marketOf.toArray(),
      regionOf: regionOf.toArray(),
      weights: weights.length > 0 ? weights.toArray() : undefined,
      spare: spares.length > 0 ? spares.toArray() : undefined,
      makes,
    }),
  };
}

function tooLong(line: number, extra: number): Fault | null {
  return extra > 0 ? () => refuse('cells_too_many', { line, extra }) : null;
}

function readIfGiven(text: string | undefined, line: number): Result<number | undefined, Fault> {
  return text === undefined ? ok(undefined) : readWeight(text, line);
}

function createLinkReader(names: Names) {
  const tally = createTally();
  const suppliers = growing((length) => new Int32Array(length));
  const customers = growing((length) => new Int32Array(length));
  const weights = growing((length) => new Float64Array(length));
  const lines = growing((length) => new Int32Array(length));
  const take = (line: number, supplier: string, customer: string, weight: string): Fault | null => {
    if (supplier === '' || customer === '') return () => refuse('link_end_missing', { line });
    const [from, to] = [names.numbers.get(supplier), names.numbers.get(customer)];
    if (from === undefined) return () => refuse('link_firm_unknown', { line, firm: supplier });
    if (to === undefined) return () => refuse('link_firm_unknown', { line, firm: customer });
    if (from === to) return () => refuse('link_to_itself', { line, firm: supplier });
    const read = readWeight(weight, line);
    if (!read.ok) return read.reason;
    suppliers.push(from);
    customers.push(to);
    weights.push(read.value);
    lines.push(line);
    return null;
  };
  const add = (line: number, supplier: string, customer: string, weight: string, extra = 0) =>
    tally.add(tooLong(line, extra) ?? take(line, supplier, customer, weight));
  const finish = () => {
    const all = { suppliers: suppliers.toArray(), customers: customers.toArray(), weights: weights.toArray() };
    return withoutRepeats(all, names.list.length, (link) =>
      tally.add(() =>
        refuse('link_twice', {
          line: lines.get(link),
          supplier: names.list[suppliers.get(link)] ?? '',
          customer: names.list[customers.get(link)] ?? '',
        }),
      ),
    );
  };
  return { tally, add, finish };
}

interface Links {
  readonly suppliers: Int32Array;
  readonly customers: Int32Array;
  readonly weights: Float64Array;
}

/** Of each pair the first link is kept. Firms are gone through one by one, so no table of pairs is needed. */
function withoutRepeats(links: Links, firms: number, refuseLink: (link: number) => void): Links {
  const { suppliers, customers, weights } = links;
  const next = new Int32Array(suppliers.length);
  const heads = new Int32Array(firms).fill(-1);
  for (let link = suppliers.length - 1; link >= 0; link -= 1) {
    const supplier = at(suppliers, link);
    next[link] = at(heads, supplier);
    heads[supplier] = link;
  }
  const seenBy = new Int32Array(firms).fill(-1);
  const isRepeat = new Uint8Array(suppliers.length);
  for (let supplier = 0; supplier < firms; supplier += 1) {
    for (let link = at(heads, supplier); link >= 0; link = at(next, link)) {
      const customer = at(customers, link);
      if (at(seenBy, customer) === supplier) isRepeat[link] = 1;
      seenBy[customer] = supplier;
    }
  }
  for (let link = 0; link < isRepeat.length; link += 1) if (markAt(isRepeat, link) === 1) refuseLink(link);
  const isKept = (_: number, link: number) => markAt(isRepeat, link) === 0;
  return {
    suppliers: suppliers.filter(isKept),
    customers: customers.filter(isKept),
    weights: weights.filter(isKept),
  };
}

function createLevelReader(sectors: Names, otherwise: Essentiality) {
  const tally = createTally();
  const read = new Map<string, Map<string, Essentiality>>();
  const take = (line: number, from: string, to: string, text: string): Fault | null => {
    if (from === '' || to === '') return () => refuse('level_sector_missing', { line });
    const level = levels.get(text);
    if (level === undefined) return () => refuse('level_unknown', { line, text: text.slice(0, 40) });
    const of = read.get(from) ?? new Map<string, Essentiality>();
    if (of.has(to)) return () => refuse('level_twice', { line, from, to });
    of.set(to, level);
    read.set(from, of);
    return null;
  };
  const add = (line: number, from: string, to: string, level: string, extra = 0) =>
    tally.add(tooLong(line, extra) ?? take(line, from, to, level));
  const finish = (): EssentialInputs => {
    const known = new Map<number, Essentiality>();
    const count = sectors.list.length;
    for (const [from, of] of read) {
      const fromNumber = sectors.numbers.get(from);
      if (fromNumber === undefined) continue;
      for (const [to, level] of of) {
        const toNumber = sectors.numbers.get(to);
        if (toNumber !== undefined) known.set(fromNumber * count + toNumber, level);
      }
    }
    return { otherwise, levels: known };
  };
  return { tally, add, finish };
}

const levels: ReadonlyMap<string, Essentiality> = new Map([
  ['0', 0],
  ['1', 1],
  ['2', 2],
]);
