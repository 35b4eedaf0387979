import { at } from '../at.ts';
import type { Network } from '../network.ts';
import { neighboursOf } from './neighbours.ts';

/**
 * The k-core number of each firm: the largest k such that it is in a group in which each has k partners at least (Batagelj and
 * Zaveršnik, 2003: firms in buckets by what is left of their partners).
 * @example Math.max(...coreNumbers(network))
 */
export function coreNumbers(network: Network): Int32Array {
  const { firms } = network;
  const { starts, others } = neighboursOf(network);
  const degrees = Int32Array.from({ length: firms }, (_, firm) => at(starts, firm + 1) - at(starts, firm));
  const bins = new Int32Array(degrees.reduce((most, degree) => Math.max(most, degree), 0) + 2);
  for (const degree of degrees) bins[degree + 1] = at(bins, degree + 1) + 1;
  for (let degree = 1; degree < bins.length; degree += 1) bins[degree] = at(bins, degree) + at(bins, degree - 1);
  const [sorted, places] = [new Int32Array(firms), new Int32Array(firms)];
  const next = bins.slice();
  for (let firm = 0; firm < firms; firm += 1) {
    const place = at(next, at(degrees, firm));
    next[at(degrees, firm)] = place + 1;
    sorted[place] = firm;
    places[firm] = place;
  }
  for (let place = 0; place < firms; place += 1) {
    const firm = at(sorted, place);
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) {
      const other = at(others, link);
      const degree = at(degrees, other);
      if (degree <= at(degrees, firm)) continue;
      // The first of the bucket changes places with it, and the bucket begins one later.
      const head = Math.max(at(bins, degree), place + 1);
      const swapped = at(sorted, head);
      const from = at(places, other);
      sorted[head] = other;
      places[other] = head;
      sorted[from] = swapped;
      places[swapped] = from;
      bins[degree] = head + 1;
      degrees[other] = degree - 1;
    }
  }
  return degrees;
}
