import { at } from '../at.ts';
import type { Network } from '../network.ts';

/** With whom each firm trades, either way: those of firm i are at `starts[i]` up to, not with, `starts[i + 1]`, each once, in rising order. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly others: Int32Array;
}

/** Both ways of a network as one: rows are sorted, so two are merged in one walk. */
export function neighboursOf({ firms, links, sales, purchases }: Network): Neighbours {
  const starts = new Int32Array(firms + 1);
  const others = new Int32Array(links * 2);
  let count = 0;
  for (let firm = 0; firm < firms; firm += 1) {
    let [sold, bought] = [at(sales.starts, firm), at(purchases.starts, firm)];
    const [soldEnd, boughtEnd] = [at(sales.starts, firm + 1), at(purchases.starts, firm + 1)];
    while (sold < soldEnd || bought < boughtEnd) {
      const to = sold < soldEnd ? at(sales.others, sold) : firms;
      const from = bought < boughtEnd ? at(purchases.others, bought) : firms;
      others[count] = Math.min(to, from);
      count += 1;
      if (to <= from) sold += 1;
      if (from <= to) bought += 1;
    }
    starts[firm + 1] = count;
  }
  return { starts, others: others.slice(0, count) };
}
