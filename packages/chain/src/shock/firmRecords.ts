import { at, realAt } from '../at.ts';
import { lengthsOf } from '../sortedBy.ts';
import { foresee, stepsFew } from './foresight.ts';
import type { Shock } from './shock.ts';

/**
 * What is known of a firm beforehand and what it loses lie together, in one line of the processor's cache, or a few where it has many slots.
 * By the bytes at which they begin: the largest loss of a slot and what the firm has lost by the last step, which are 0 at first; its output,
 * its market, its number and how many slots it has; what news of it may count for, by the steps to come; and what each slot lost.
 */
export const firmRecord = {
  ...{ peak: 0, loss: 8, output: 16, market: 24, firm: 28, slotCount: 32, importance: 36, slots: 48 },
  lineBytes: 64,
} as const;
/** Of each link: where the slot of its customer lies, where the customer's record begins, and the share. */
export const linkRecord = { slot: 0, customer: 4, share: 8, bytes: 16 } as const;

const [intBytes, realBytes] = [Int32Array.BYTES_PER_ELEMENT, Float64Array.BYTES_PER_ELEMENT];
const { importance, slots: slotsBegin } = firmRecord;
/** Importances are the first sixteen bits of a Float32. */
const importanceBytes = Uint16Array.BYTES_PER_ELEMENT;
const importances = (slotsBegin - importance) / importanceBytes;

export interface FirmRecords {
  /** At which byte the record of each firm begins. */
  readonly places: Int32Array;
  /** The records of firms that have lost nothing; and the same as numbers of sixteen bits. */
  readonly firms: Float64Array;
  readonly shorts: Uint16Array;
  /** The links of all firms downwards, in the order of `impacts.down`. */
  readonly links: Float64Array;
}

export function firmRecordsOf(shock: Shock): FirmRecords {
  const { network, impacts } = shock;
  const slotCounts = lengthsOf(impacts.slotStarts);
  const places = new Int32Array(network.firms);
  let bytes = 0;
  for (let firm = 0; firm < network.firms; firm += 1) {
    places[firm] = bytes;
    bytes += Math.ceil((slotsBegin + at(slotCounts, firm) * realBytes) / firmRecord.lineBytes) * firmRecord.lineBytes;
  }
  const firms = new Float64Array(bytes / realBytes);
  const [ints, shorts] = [new Int32Array(firms.buffer), new Uint16Array(firms.buffer)];
  for (let firm = 0; firm < network.firms; firm += 1) {
    const place = at(places, firm);
    firms[(place + firmRecord.output) / realBytes] = realAt(impacts.outputs, firm);
    ints[(place + firmRecord.market) / intBytes] = at(network.marketOf, firm);
    ints[(place + firmRecord.firm) / intBytes] = firm;
    ints[(place + firmRecord.slotCount) / intBytes] = at(slotCounts, firm);
  }
  // The last stands for all longer horizons.
  const { bySteps, most } = foresee(shock, importances - 1, stepsFew);
  for (const [before, values] of [...bySteps, most].entries()) {
    writeImportances(shorts, places, importanceAt(before + 1), values);
  }
  return { places, firms, shorts, links: linkRecordsOf(impacts, places) };
}

function writeImportances(shorts: Uint16Array, places: Int32Array, byte: number, values: Float64Array): void {
  for (let firm = 0; firm < places.length; firm += 1) {
    shorts[(at(places, firm) + byte) / importanceBytes] = roundedUp(realAt(values, firm));
  }
}

function linkRecordsOf({ down, slotStarts }: Shock['impacts'], places: Int32Array): Float64Array {
  const { customers, slots, shares } = down;
  const links = new Float64Array((slots.length * linkRecord.bytes) / realBytes);
  const ints = new Int32Array(links.buffer);
  for (let link = 0; link < slots.length; link += 1) {
    const byte = link * linkRecord.bytes;
    const customer = at(places, at(customers, link));
    const slot = at(slots, link) - at(slotStarts, at(customers, link));
    ints[(byte + linkRecord.slot) / intBytes] = customer + slotsBegin + slot * realBytes;
    ints[(byte + linkRecord.customer) / intBytes] = customer;
    links[(byte + linkRecord.share) / realBytes] = realAt(shares, link);
  }
  return links;
}

/** At which byte of a record it stands what news of its firm counts for at most where so many steps are to come. */
export function importanceAt(steps: number): number {
  return importance + importanceBytes * (Math.min(steps, importances) - 1);
}

const single = new Float32Array(1);
const bits = new Uint32Array(single.buffer);

/** What news of a firm may count for at most, of the index, where so many steps are to come. */
export function importanceOf({ places, shorts }: FirmRecords, firm: number, steps: number): number {
  bits[0] = (shorts[(at(places, firm) + importanceAt(steps)) / importanceBytes] ?? 0) << 16;
  return single[0] ?? 0;
}

/** The first sixteen bits of a Float32 that is no smaller. */
function roundedUp(value: number): number {
  single[0] = value * (1 + 2 ** -23);
  return ((bits[0] ?? 0) + 0xff_ff) >>> 16;
}
