import { at, markAt, realAt } from '../at.ts';
import type { Network } from '../network.ts';

/**
 * Of what each firm buys, the share that comes from outside; 0 where it buys nothing. Firms inside have a 1.
 * @example importShares(network, isInside)[3]
 */
export function importShares({ firms, purchases }: Network, isInside: Uint8Array): Float64Array {
  const { starts, others, weights } = purchases;
  return Float64Array.from({ length: firms }, (_, firm) => {
    let [bought, outside] = [0, 0];
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) {
      bought += realAt(weights, link);
      if (markAt(isInside, at(others, link)) === 0) outside += realAt(weights, link);
    }
    return bought > 0 ? outside / bought : 0;
  });
}

/**
 * Of what firms inside buy of each sector, the share that comes from outside; 0 where they buy nothing of it.
 * @example importSharesOfSectors(network, isInside)[0]
 */
export function importSharesOfSectors(network: Network, isInside: Uint8Array): Float64Array {
  const { firms, sectors, sectorOf, purchases } = network;
  const [bought, outside] = [new Float64Array(sectors), new Float64Array(sectors)];
  for (let firm = 0; firm < firms; firm += 1) {
    if (markAt(isInside, firm) === 0) continue;
    for (let link = at(purchases.starts, firm); link < at(purchases.starts, firm + 1); link += 1) {
      const supplier = at(purchases.others, link);
      const sector = at(sectorOf, supplier);
      bought[sector] = realAt(bought, sector) + realAt(purchases.weights, link);
      if (markAt(isInside, supplier) === 0) outside[sector] = realAt(outside, sector) + realAt(purchases.weights, link);
    }
  }
  return outside.map((sum, sector) => (sum > 0 ? sum / realAt(bought, sector) : 0));
}
