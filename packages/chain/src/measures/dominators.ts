import { at } from '../at.ts';
import type { Network } from '../network.ts';

/** Marks of `dominators` for firms that no single firm stands before, and for those that no goods of the roots reach. */
export const noDominator = -1;
export const unreached = -2;

/**
 * Of each firm the last firm through which all goods on their way from the roots to it must come, its immediate dominator; −1 where
 * there is none, −2 where nothing of the roots arrives. (Lengauer and Tarjan, ACM TOPLAS 1, 1979, with path compression; all walks are
 * loops.)
 * @example dominators(network, [0])[5]
 */
export function dominators(network: Network, roots: Iterable<number>): Int32Array {
  const { order, parent, count } = numberFirms(network, roots);
  const { firms, purchases } = network;
  // Vertices are numbers of the walk: 0 is the source before all roots, the firm order[v] is vertex v.
  const vertexOf = new Int32Array(firms).fill(-1);
  for (let vertex = 1; vertex < count; vertex += 1) vertexOf[at(order, vertex)] = vertex;
  const isRoot = new Uint8Array(firms);
  for (const root of roots) isRoot[root] = 1;
  const semi = Int32Array.from({ length: count }, (_, vertex) => vertex);
  const label = semi.slice();
  const ancestor = new Int32Array(count).fill(-1);
  const dominator = new Int32Array(count);
  const bucketHead = new Int32Array(count).fill(-1);
  const bucketNext = new Int32Array(count).fill(-1);
  const walk = new Int32Array(count);
  const best = (vertex: number) => lowestAbove({ semi, label, ancestor, walk }, vertex);
  for (let vertex = count - 1; vertex > 0; vertex -= 1) {
    const firm = at(order, vertex);
    if (isRoot[firm] === 1) semi[vertex] = 0;
    for (let link = at(purchases.starts, firm); link < at(purchases.starts, firm + 1); link += 1) {
      const before = at(vertexOf, at(purchases.others, link));
      if (before >= 0) semi[vertex] = Math.min(at(semi, vertex), at(semi, best(before)));
    }
    const above = at(parent, vertex);
    bucketNext[vertex] = at(bucketHead, at(semi, vertex));
    bucketHead[at(semi, vertex)] = vertex;
    ancestor[vertex] = above;
    for (let held = at(bucketHead, above); held >= 0; held = at(bucketNext, held)) {
      const lowest = best(held);
      dominator[held] = at(semi, lowest) < at(semi, held) ? lowest : above;
    }
    bucketHead[above] = -1;
  }
  const found = new Int32Array(firms).fill(unreached);
  for (let vertex = 1; vertex < count; vertex += 1) {
    if (at(dominator, vertex) !== at(semi, vertex)) dominator[vertex] = at(dominator, at(dominator, vertex));
    const by = at(dominator, vertex);
    found[at(order, vertex)] = by === 0 ? noDominator : at(order, by);
  }
  return found;
}

/** Goods followed in depth from the roots. */
function numberFirms({ firms, sales: { starts, others } }: Network, roots: Iterable<number>) {
  const order = new Int32Array(firms + 1).fill(-1);
  const parent = new Int32Array(firms + 1);
  const vertexOf = new Int32Array(firms).fill(-1);
  const next = starts.slice(0, firms);
  const path = new Int32Array(firms);
  let count = 1;
  const meet = (firm: number, from: number) => {
    vertexOf[firm] = count;
    order[count] = firm;
    parent[count] = from;
    count += 1;
  };
  for (const root of roots) {
    if (at(vertexOf, root) >= 0) continue;
    meet(root, 0);
    path[0] = root;
    let depth = 0;
    while (depth >= 0) {
      const firm = at(path, depth);
      const link = at(next, firm);
      if (link === at(starts, firm + 1)) {
        depth -= 1;
        continue;
      }
      next[firm] = link + 1;
      const other = at(others, link);
      if (at(vertexOf, other) >= 0) continue;
      meet(other, at(vertexOf, firm));
      depth += 1;
      path[depth] = other;
    }
  }
  return { order, parent, count };
}

interface Forest {
  readonly semi: Int32Array;
  readonly label: Int32Array;
  readonly ancestor: Int32Array;
  readonly walk: Int32Array;
}

/** The vertex of the least semidominator on the way up to the root of its tree; the way is shortened for the next time. */
function lowestAbove({ semi, label, ancestor, walk }: Forest, vertex: number): number {
  if (at(ancestor, vertex) < 0) return vertex;
  let length = 0;
  for (let above = vertex; at(ancestor, at(ancestor, above)) >= 0; above = at(ancestor, above)) {
    walk[length] = above;
    length += 1;
  }
  for (let place = length - 1; place >= 0; place -= 1) {
    const below = at(walk, place);
    const above = at(ancestor, below);
    if (at(semi, at(label, above)) < at(semi, at(label, below))) label[below] = at(label, above);
    ancestor[below] = at(ancestor, above);
  }
  return at(label, vertex);
}
