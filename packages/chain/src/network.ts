import { assert } from '@leitu/kernel';
import { at, realAt } from './at.ts';

/** The links of every firm in compressed rows: those of firm i are at `starts[i]` up to, not with, `starts[i + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  /** The firm at the other end, in rising order within a row. */
  readonly others: Int32Array;
  /** What is sold along the link, W_ij ≥ 0. */
  readonly weights: Float64Array;
}

/** A production network of firms, both ways in compressed rows. Firms, sectors and markets are numbers from 0. */
export interface Network {
  readonly firms: number;
  readonly links: number;
  readonly sectorOf: Int32Array;
  readonly sectors: number;
  /** The market a firm competes in. */
  readonly marketOf: Int32Array;
  readonly markets: number;
  /** To whom a firm sells. */
  readonly sales: Rows;
  /** From whom a firm buys. */
  readonly purchases: Rows;
}

/** Links as three lists of one length: from supplier to customer, with what is sold. */
export interface LinkLists {
  readonly suppliers: Int32Array;
  readonly customers: Int32Array;
  readonly weights: Float64Array;
}

/** Of each firm its sector and market. */
export interface FirmLists {
  readonly sectorOf: Int32Array;
  readonly marketOf?: Int32Array;
}

/**
 * Builds a network in time linear in its links. The caller has seen to it that firms exist, weights are finite and from 0, and that no
 * pair is there twice; `readNetwork` does that for rows of text.
 * @example
 * const [suppliers, customers, weights] = [Int32Array.of(0), Int32Array.of(1), Float64Array.of(5)];
 * buildNetwork({ sectorOf: Int32Array.of(0, 0) }, { suppliers, customers, weights }).links // 1
 */
export function buildNetwork({ sectorOf, marketOf = sectorOf }: FirmLists, links: LinkLists): Network {
  const firms = sectorOf.length;
  const { suppliers, customers, weights } = links;
  assert(marketOf.length === firms, 'every firm has a market');
  assert(suppliers.length === weights.length && customers.length === weights.length, 'links are lists of one length');
  // Rows filled in the order of the other side come out sorted: two counting sorts do for both ways.
  const unsorted = rowsBy(firms, customers, suppliers, weights);
  const sales = turned(firms, unsorted);
  return {
    firms,
    links: weights.length,
    sectorOf,
    sectors: oneMore(sectorOf),
    marketOf,
    markets: oneMore(marketOf),
    sales,
    purchases: turned(firms, sales),
  };
}

function rowsBy(firms: number, ends: Int32Array, others: Int32Array, weights: Float64Array): Rows {
  const starts = new Int32Array(firms + 1);
  for (let link = 0; link < ends.length; link += 1) {
    const end = at(ends, link);
    starts[end + 1] = at(starts, end + 1) + 1;
  }
  for (let firm = 0; firm < firms; firm += 1) starts[firm + 1] = at(starts, firm + 1) + at(starts, firm);
  const next = starts.slice(0, firms);
  const rows: Rows = { starts, others: new Int32Array(ends.length), weights: new Float64Array(ends.length) };
  for (let link = 0; link < ends.length; link += 1) {
    const end = at(ends, link);
    const place = at(next, end);
    next[end] = place + 1;
    rows.others[place] = at(others, link);
    rows.weights[place] = realAt(weights, link);
  }
  return rows;
}

/** The same links, by their other end. */
function turned(firms: number, rows: Rows): Rows {
  return rowsBy(firms, rows.others, endsOf(firms, rows), rows.weights);
}

/** For each link of rows the firm whose row it is in. */
export function endsOf(firms: number, { starts, others }: Rows): Int32Array {
  const ends = new Int32Array(others.length);
  for (let firm = 0; firm < firms; firm += 1) ends.fill(firm, at(starts, firm), at(starts, firm + 1));
  return ends;
}

function oneMore(numbers: Int32Array): number {
  let most = -1;
  for (const number of numbers) if (number > most) most = number;
  return most + 1;
}

/** What each firm sells or buys in all: s_i or r_j. */
export function totals(firms: number, { starts, weights }: Rows): Float64Array {
  const sums = new Float64Array(firms);
  for (let firm = 0; firm < firms; firm += 1) {
    let sum = 0;
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) sum += realAt(weights, link);
    sums[firm] = sum;
  }
  return sums;
}
