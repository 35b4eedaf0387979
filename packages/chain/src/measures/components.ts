import { at } from '../at.ts';
import type { Network } from '../network.ts';
import { neighboursOf } from './neighbours.ts';

/** Which component each firm is in, numbered from 0. */
export interface Components {
  readonly count: number;
  readonly componentOf: Int32Array;
}

/**
 * The parts of a network between which nobody trades, numbered in the order of their first firm.
 * @example weakComponents(network).count
 */
export function weakComponents(network: Network): Components {
  const { starts, others } = neighboursOf(network);
  const componentOf = new Int32Array(network.firms).fill(-1);
  const queue = new Int32Array(network.firms);
  let count = 0;
  for (let root = 0; root < network.firms; root += 1) {
    if (at(componentOf, root) >= 0) continue;
    componentOf[root] = count;
    queue[0] = root;
    let end = 1;
    for (let next = 0; next < end; next += 1) {
      const firm = at(queue, next);
      for (let link = at(starts, firm); link < at(starts, firm + 1); link += 1) {
        const other = at(others, link);
        if (at(componentOf, other) >= 0) continue;
        componentOf[other] = count;
        queue[end] = other;
        end += 1;
      }
    }
    count += 1;
  }
  return { count, componentOf };
}

/**
 * The largest sets of firms in which goods come round from each to each, customers' components numbered before their suppliers'
 * (Tarjan, SIAM Journal on Computing 1, 1972, with a stack of its own in place of recursion).
 * @example strongComponents(network).count === network.firms // no cycle
 */
export function strongComponents({ firms, sales: { starts, others } }: Network): Components {
  const componentOf = new Int32Array(firms).fill(-1);
  const order = new Int32Array(firms).fill(-1);
  const lowest = new Int32Array(firms);
  const next = starts.slice(0, firms);
  const open = new Int32Array(firms);
  const path = new Int32Array(firms);
  let [count, met, opened] = [0, 0, 0];
  for (let root = 0; root < firms; root += 1) {
    if (at(order, root) >= 0) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const firm = at(path, depth);
      if (at(order, firm) < 0) {
        order[firm] = met;
        lowest[firm] = met;
        met += 1;
        open[opened] = firm;
        opened += 1;
      }
      const link = at(next, firm);
      if (link < at(starts, firm + 1)) {
        const other = at(others, link);
        if (at(order, other) < 0) {
          depth += 1;
          path[depth] = other;
          continue;
        }
        // A firm that was followed to its end is looked at here once more, with what it found.
        next[firm] = link + 1;
        if (at(componentOf, other) < 0) lowest[firm] = Math.min(at(lowest, firm), at(lowest, other));
        continue;
      }
      depth -= 1;
      if (at(lowest, firm) !== at(order, firm)) continue;
      for (let member = -1; member !== firm; ) {
        opened -= 1;
        member = at(open, opened);
        componentOf[member] = count;
      }
      count += 1;
    }
  }
  return { count, componentOf };
}
