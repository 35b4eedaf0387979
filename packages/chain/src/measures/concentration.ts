import { at, realAt } from '../at.ts';
import { type Network, totals } from '../network.ts';

/**
 * How concentrated what each firm buys is on few suppliers: the Herfindahl–Hirschman index Σ share², 1 where one supplies all, 0 where
 * nothing is bought.
 * @example supplyConcentration(network)[3]
 */
export function supplyConcentration({ firms, purchases }: Network): Float64Array {
  const { starts, weights } = purchases;
  const bought = totals(firms, purchases);
  const indices = new Float64Array(firms);
  for (let firm = 0; firm < firms; firm += 1) {
    const whole = realAt(bought, firm);
    if (whole === 0) continue;
    let sum = 0;
    for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1)
      sum += (realAt(weights, link) / whole) ** 2;
    indices[firm] = sum;
  }
  return indices;
}

/**
 * How concentrated each market is on few sellers: the same index over what its firms sell.
 * @example marketConcentration(network)[0]
 */
export function marketConcentration({ firms, sales, markets, marketOf }: Network): Float64Array {
  const outputs = totals(firms, sales);
  const [sums, squares] = [new Float64Array(markets), new Float64Array(markets)];
  for (let firm = 0; firm < firms; firm += 1) {
    const market = at(marketOf, firm);
    sums[market] = realAt(sums, market) + realAt(outputs, firm);
  }
  for (let firm = 0; firm < firms; firm += 1) {
    const market = at(marketOf, firm);
    const whole = realAt(sums, market);
    if (whole > 0) squares[market] = realAt(squares, market) + (realAt(outputs, firm) / whole) ** 2;
  }
  return squares;
}
