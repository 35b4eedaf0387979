import { at, realAt } from '../at.ts';
import { type EssentialInputs, levelOf } from '../essential.ts';
import { type Network, totals } from '../network.ts';

/**
 * What one firm's standing still takes from others, of the whole of it: Λd and Λu in the paper.
 *
 * What a customer loses adds up in slots: one for each sector of essential inputs, since those cannot stand in for each other, and one
 * for all its other inputs. Slots are numbered by customer, so each customer's are a run.
 */
export interface Impacts {
  /** s_i, what a firm sells in all. */
  readonly outputs: Float64Array;
  readonly down: {
    /** The links of firm i along which its customers lose are at `starts[i]` up to, not with, `starts[i + 1]`. */
    readonly starts: Int32Array;
    readonly slots: Int32Array;
    readonly customers: Int32Array;
    readonly shares: Float64Array;
  };
  /** The slots of firm j are `slotStarts[j]` up to, not with, `slotStarts[j + 1]`. */
  readonly slotStarts: Int32Array;
  readonly up: {
    readonly starts: Int32Array;
    readonly suppliers: Int32Array;
    readonly shares: Float64Array;
  };
}

/** Computes the impacts of all links of a network; links without weight have none. */
export function impactsOf(network: Network, essential: EssentialInputs): Impacts {
  const outputs = totals(network.firms, network.sales);
  const { slotOfLink, shareOfLink, slotStarts } = fillSlots(network, essential);
  return {
    outputs,
    down: bySupplier(network, slotOfLink, shareOfLink),
    slotStarts,
    up: upImpacts(network, outputs),
  };
}

interface Slots {
  /** For each link by customer, the slot it adds to; -1 where the customer loses nothing. */
  readonly slotOfLink: Int32Array;
  readonly shareOfLink: Float64Array;
  readonly slotStarts: Int32Array;
}

function fillSlots({ firms, links, sectors, sectorOf, purchases }: Network, essential: EssentialInputs): Slots {
  const { starts, others, weights } = purchases;
  const slotOfLink = new Int32Array(links).fill(-1);
  const shareOfLink = new Float64Array(links);
  const slotStarts = new Int32Array(firms + 1);
  // Of the customer at hand: what each sector sells to it, and the slot of the sector. Numbers from earlier customers lie below its first slot.
  const soldBySector = new Float64Array(sectors);
  const slotOfSector = new Int32Array(sectors).fill(-1);
  let slots = 0;
  for (let customer = 0; customer < firms; customer += 1) {
    const [first, end, sector] = [at(starts, customer), at(starts, customer + 1), at(sectorOf, customer)];
    slotStarts[customer] = slots;
    for (let link = first; link < end; link += 1) soldBySector[at(sectorOf, at(others, link))] = 0;
    let bought = 0;
    for (let link = first; link < end; link += 1) {
      const supplierSector = at(sectorOf, at(others, link));
      soldBySector[supplierSector] = realAt(soldBySector, supplierSector) + realAt(weights, link);
      bought += realAt(weights, link);
    }
    let shared = -1;
    for (let link = first; link < end; link += 1) {
      const supplierSector = at(sectorOf, at(others, link));
      const level = levelOf(essential, sectors, supplierSector, sector);
      if (level === 0 || realAt(weights, link) === 0) continue;
      const known = level === 1 ? shared : at(slotOfSector, supplierSector);
      const slot = known >= at(slotStarts, customer) ? known : slots;
      if (slot === slots) {
        slots += 1;
        if (level === 1) shared = slot;
        else slotOfSector[supplierSector] = slot;
      }
      slotOfLink[link] = slot;
      shareOfLink[link] = realAt(weights, link) / (level === 1 ? bought : realAt(soldBySector, supplierSector));
    }
  }
  slotStarts[firms] = slots;
  return { slotOfLink, shareOfLink, slotStarts };
}

/** The links that matter, turned round: by the firm whose stop they carry on. */
function bySupplier(
  { firms, links, sales, purchases }: Network,
  slotOfLink: Int32Array,
  shareOfLink: Float64Array,
): Impacts['down'] {
  const starts = new Int32Array(firms + 1);
  const [slots, customers, shares] = [new Int32Array(links), new Int32Array(links), new Float64Array(links)];
  // Purchases stand by supplier: whoever sells next to a customer is the next of its row.
  const next = purchases.starts.slice(0, firms);
  let kept = 0;
  for (let supplier = 0; supplier < firms; supplier += 1) {
    for (let sale = at(sales.starts, supplier); sale < at(sales.starts, supplier + 1); sale += 1) {
      const customer = at(sales.others, sale);
      const link = at(next, customer);
      next[customer] = link + 1;
      if (at(slotOfLink, link) < 0) continue;
      slots[kept] = at(slotOfLink, link);
      customers[kept] = customer;
      shares[kept] = realAt(shareOfLink, link);
      kept += 1;
    }
    starts[supplier + 1] = kept;
  }
  return { starts, slots: slots.slice(0, kept), customers: customers.slice(0, kept), shares: shares.slice(0, kept) };
}

function upImpacts({ firms, purchases }: Network, outputs: Float64Array): Impacts['up'] {
  const { starts, others, weights } = purchases;
  const shares = new Float64Array(weights.length);
  for (let firm = 0; firm < firms; firm += 1) {
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) {
      // A firm that sells nothing has links without weight only.
      shares[link] = realAt(weights, link) === 0 ? 0 : realAt(weights, link) / realAt(outputs, at(others, link));
    }
  }
  return { starts, suppliers: others, shares };
}
