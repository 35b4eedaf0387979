import { at, realAt } from '../at.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** The links from rows to their customers. */
export interface LinksUp {
  /** The links of row i are at `starts[i]` up to, not with, `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** The row at the other end. */
  readonly others: Int32Array;
  /** Λu: what the row loses when that one buys nothing, of the whole of it. */
  readonly shares: Float64Array;
}

/** The links within circles, or all. */
export function linksUp(
  { network: { sales }, impacts: { outputs } }: Shock,
  rows: Rows,
  isInCircles: boolean,
): LinksUp {
  const { circleFrom, circleTo } = rows;
  const count = isInCircles ? rows.circling : rows.selling;
  const starts = new Int32Array(count + 1);
  const [others, shares] = [new Int32Array(sales.others.length), new Float64Array(sales.others.length)];
  let links = 0;
  for (let row = 0; row < count; row += 1) {
    const [from, to] = isInCircles ? [at(circleFrom, row), at(circleTo, row)] : [0, rows.trading];
    for (let link = at(sales.starts, row); link < at(sales.starts, row + 1); link += 1) {
      const other = at(sales.others, link);
      if (other < from || other >= to || realAt(sales.weights, link) === 0) continue;
      others[links] = other;
      shares[links] = realAt(sales.weights, link) / realAt(outputs, row);
      links += 1;
    }
    starts[row + 1] = links;
  }
  return { starts, others: others.slice(0, links), shares: shares.slice(0, links) };
}
