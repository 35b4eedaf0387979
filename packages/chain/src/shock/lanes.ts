import { at, realAt } from '../at.ts';
import { createKernel, type Places } from './kernel.ts';
import type { Shock } from './shock.ts';

/** So many failures run side by side: what a firm loses in each of them fills one line of the processor's cache. */
export const lanesMost = 8;

/**
 * The loss that runs up, for several failures at once. In each the loss of supplier i in a step is Σ_j Λu_ij times the loss of j in the step
 * before, for all i but the failed firm: the chance that a walk from customer to customer comes to it in this step for the first time. So a
 * link is looked up once for all lanes, and firms are passed over in one order. A lane whose failure has ended takes up the next one.
 */
export interface Lanes {
  /** Firms by the number of their customers, most first, without those that sell nothing: they lose nothing. */
  readonly rows: Rows;
  /** What each firm lost in the last step, room for the next one, and in all: of firm i in lane l at i · lanes + l. */
  losses: Float64Array;
  next: Float64Array;
  readonly sums: Float64Array;
  readonly lanes: readonly Lane[];
  /** Of each lane 0 where it takes up another failure, 1 where it goes on. */
  readonly keep: Float64Array;
  /** Of each lane the largest loss of a firm in the step, and what all firms lost in it, in weights. */
  readonly largest: Float64Array;
  readonly weighed: Float64Array;
  /** Of each row whether its firm fails in a lane. */
  readonly isFailed: Uint8Array;
  readonly kernel: (from: number, to: number, at: Places) => void;
  places: Places;
}

export interface Lane {
  /** −1 where nothing is to be done. */
  failed: number;
  steps: number;
  /** The step at which the loss that runs down may have come to its end. */
  wait: number;
  /** What has been lost up to this step, in weights. */
  lost: number;
  /** A failure that the lane takes up with the next step of the others. */
  arriving: Started | undefined;
}

/** A failure as far as it came by itself. */
export interface Started {
  readonly failed: number;
  readonly steps: number;
  readonly wait: number;
  /** The largest loss of a firm in the last step, and what has been lost in all, in weights. */
  readonly largest: number;
  readonly lost: number;
  /** The firms that lose, with what each lost in all and in the last step. */
  readonly firms: Int32Array;
  readonly sums: Float64Array;
  readonly losses: Float64Array;
}

interface Rows {
  /** The place of each firm among the rows, −1 for those that sell nothing; and the firm of each row. */
  readonly placeOf: Int32Array;
  readonly firmOf: Int32Array;
  readonly starts: Int32Array;
  /** Where the losses of customers begin, for each link, in bytes. */
  readonly customers: Int32Array;
  readonly shares: Float64Array;
  readonly weights: Float64Array;
}

export const realBytes = 8;
const intBytes = 4;

export function createLanes(shock: Shock): Lanes {
  const drafted = rowsOf(shock);
  const [rowCount, links] = [drafted.firmOf.length, drafted.shares.length];
  const size = rowCount * lanesMost;
  // Lists of eight lanes come first, so that no line of them lies across two of the cache.
  const reals = { losses: size, next: size, sums: size, keep: lanesMost, largest: lanesMost, weighed: lanesMost };
  const sizes = { ...reals, shares: links, weights: rowCount };
  const ints = { starts: rowCount + 1, customers: links };
  let bytes = 0;
  const placeAfter = (count: number, each: number) => {
    const place = bytes;
    bytes += count * each;
    return place;
  };
  const entries = Object.entries(sizes).map(([name, count]) => [name, placeAfter(count, realBytes)] as const);
  const more = Object.entries(ints).map(([name, count]) => [name, placeAfter(count, intBytes)] as const);
  const places = Object.fromEntries([...entries, ...more]) as unknown as Places; // Every list has been given its place.
  const { memory, pass } = createKernel(bytes);
  const real = (name: keyof typeof sizes) => new Float64Array(memory, places[name], sizes[name]);
  const int = (name: keyof typeof ints) => new Int32Array(memory, places[name], ints[name]);
  const rows = {
    ...drafted,
    starts: int('starts'),
    customers: int('customers'),
    shares: real('shares'),
    weights: real('weights'),
  };
  rows.starts.set(drafted.starts);
  rows.customers.set(drafted.customers);
  rows.shares.set(drafted.shares);
  rows.weights.set(drafted.weights);
  return {
    rows,
    losses: real('losses'),
    next: real('next'),
    sums: real('sums'),
    lanes: Array.from({ length: lanesMost }, () => ({ failed: -1, steps: 0, wait: 0, lost: 0, arriving: undefined })),
    keep: real('keep'),
    largest: real('largest'),
    weighed: real('weighed'),
    isFailed: new Uint8Array(rowCount),
    kernel: pass,
    places,
  };
}

function rowsOf({ network: { firms, sales }, impacts: { outputs }, weights }: Shock): Rows {
  const customersOf = (firm: number) => at(sales.starts, firm + 1) - at(sales.starts, firm);
  const firmOf = Int32Array.from({ length: firms }, (_, firm) => firm)
    .filter((firm) => realAt(outputs, firm) > 0)
    .sort((a, b) => customersOf(b) - customersOf(a) || a - b);
  const placeOf = new Int32Array(firms).fill(-1);
  for (const [place, firm] of firmOf.entries()) placeOf[firm] = place;
  const starts = new Int32Array(firmOf.length + 1);
  const customers = new Int32Array(sales.others.length);
  const shares = new Float64Array(sales.others.length);
  let links = 0;
  for (const [place, firm] of firmOf.entries()) {
    for (let link = at(sales.starts, firm); link < at(sales.starts, firm + 1); link += 1) {
      const customer = at(placeOf, at(sales.others, link));
      if (customer < 0 || realAt(sales.weights, link) === 0) continue;
      customers[links] = customer * lanesMost * realBytes;
      shares[links] = realAt(sales.weights, link) / realAt(outputs, firm);
      links += 1;
    }
    starts[place + 1] = links;
  }
  return {
    placeOf,
    firmOf,
    starts,
    customers: customers.slice(0, links),
    shares: shares.slice(0, links),
    weights: Float64Array.from(firmOf, (firm) => realAt(weights, firm)),
  };
}

/** Gives a lane the next failure, undefined for none; it comes in with the others' next step. */
export function beginLane({ lanes, keep, rows, isFailed }: Lanes, index: number, arriving: Started | undefined): void {
  const lane = lanes[index];
  if (lane === undefined) return;
  const before = lane.failed;
  lane.arriving = arriving;
  lane.failed = arriving?.failed ?? -1;
  keep[index] = 0;
  if (before >= 0 && at(rows.placeOf, before) >= 0) isFailed[at(rows.placeOf, before)] = 0;
  if (lane.failed >= 0 && at(rows.placeOf, lane.failed) >= 0) isFailed[at(rows.placeOf, lane.failed)] = 1;
}

/** What a firm has lost in a lane so far. */
export function lossInLane({ rows, sums }: Lanes, index: number, firm: number): number {
  const place = at(rows.placeOf, firm);
  return place < 0 ? 0 : realAt(sums, place * lanesMost + index);
}
