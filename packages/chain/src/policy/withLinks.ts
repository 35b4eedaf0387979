import { at, realAt } from '../at.ts';
import type { Network, Rows } from '../network.ts';

/** A network with more sold along some links; those of one pair must not be there twice. Rows are copied in runs, so this is faster than to build anew. */
export function withLinks(network: Network, links: readonly MovedLink[]): Network {
  const sales = withEntries(
    network.sales,
    links.map(({ supplier, customer, change }) => ({ row: supplier, other: customer, change })),
  );
  const purchases = withEntries(
    network.purchases,
    links.map(({ supplier, customer, change }) => ({ row: customer, other: supplier, change })),
  );
  return { ...network, links: sales.others.length, sales, purchases };
}

/** By how much what is sold along a link changes. */
export interface MovedLink {
  readonly supplier: number;
  readonly customer: number;
  readonly change: number;
}

interface Entry {
  readonly row: number;
  readonly other: number;
  readonly change: number;
}

function withEntries({ starts, others, weights }: Rows, entries: readonly Entry[]): Rows {
  const changed = weights.slice();
  const added: (Entry & { readonly place: number })[] = [];
  for (const entry of entries) {
    const place = placeOf(others, at(starts, entry.row), at(starts, entry.row + 1), entry.other);
    const isKnown = place < at(starts, entry.row + 1) && at(others, place) === entry.other;
    if (isKnown) changed[place] = realAt(changed, place) + entry.change;
    else added.push({ ...entry, place });
  }
  if (added.length === 0) return { starts, others, weights: changed };
  added.sort((a, b) => a.place - b.place || a.row - b.row || a.other - b.other);
  const [newOthers, newWeights] = [
    new Int32Array(others.length + added.length),
    new Float64Array(others.length + added.length),
  ];
  const newStarts = starts.slice();
  let [from, row] = [0, 0];
  for (const [count, { place, other, change, row: ownRow }] of added.entries()) {
    newOthers.set(others.subarray(from, place), from + count);
    newWeights.set(changed.subarray(from, place), from + count);
    newOthers[place + count] = other;
    newWeights[place + count] = change;
    for (; row <= ownRow; row += 1) newStarts[row] = at(starts, row) + count;
    from = place;
  }
  newOthers.set(others.subarray(from), from + added.length);
  newWeights.set(changed.subarray(from), from + added.length);
  for (; row < newStarts.length; row += 1) newStarts[row] = at(starts, row) + added.length;
  return { starts: newStarts, others: newOthers, weights: newWeights };
}

/** The first place of a row whose other end is not below what is looked for. */
function placeOf(others: Int32Array, start: number, end: number, other: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(others, middle) < other) low = middle + 1;
    else high = middle;
  }
  return low;
}
