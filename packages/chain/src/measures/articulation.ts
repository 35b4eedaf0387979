import { at } from '../at.ts';
import type { Network } from '../network.ts';
import { neighboursOf } from './neighbours.ts';

/**
 * The firms without which a part of the network would fall in two: 1 for each of them, 0 for the others (Hopcroft and Tarjan,
 * Communications of the ACM 16, 1973). Which way goods go does not matter here.
 * @example articulationPoints(network)[0] === 1
 */
export function articulationPoints(network: Network): Uint8Array {
  const { firms } = network;
  const { starts, others } = neighboursOf(network);
  const isPoint = new Uint8Array(firms);
  const order = new Int32Array(firms).fill(-1);
  const lowest = new Int32Array(firms);
  const next = starts.slice(0, firms);
  const path = new Int32Array(firms);
  let met = 0;
  for (let root = 0; root < firms; root += 1) {
    if (at(order, root) >= 0) continue;
    let [depth, branches] = [0, 0];
    path[0] = root;
    order[root] = met;
    lowest[root] = met;
    met += 1;
    while (depth >= 0) {
      const firm = at(path, depth);
      const before = depth > 0 ? at(path, depth - 1) : -1;
      const link = at(next, firm);
      if (link < at(starts, firm + 1)) {
        next[firm] = link + 1;
        const other = at(others, link);
        if (other === before) continue;
        if (at(order, other) >= 0) {
          lowest[firm] = Math.min(at(lowest, firm), at(order, other));
          continue;
        }
        order[other] = met;
        lowest[other] = met;
        met += 1;
        depth += 1;
        path[depth] = other;
        continue;
      }
      depth -= 1;
      if (before < 0) continue;
      lowest[before] = Math.min(at(lowest, before), at(lowest, firm));
      if (before === root) branches += 1;
      else if (at(lowest, firm) >= at(order, before)) isPoint[before] = 1;
    }
    if (branches > 1) isPoint[root] = 1;
  }
  return isPoint;
}
