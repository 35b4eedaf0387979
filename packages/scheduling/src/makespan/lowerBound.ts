import { at } from '../at.ts';
import { leastMinutes } from './construct.ts';
import type { Shop } from './shop.ts';

/**
 * A makespan that no plan is below: the longest job by the least times of its operations; and for every set of machines that some operation
 * is confined to, the work that must be done there: the least time until one of these operations can begin, their least times shared evenly,
 * and the least time that must follow the last of them (the bound of a machine in Carlier, "The one-machine sequencing problem", European
 * Journal of Operational Research 11, 1982, for several machines at once).
 */
export function lowerBound(shop: Shop): number {
  const { operations, jobFrom } = shop;
  const heads = new Int32Array(operations);
  const tails = new Int32Array(operations);
  let longest = 0;
  for (let job = 0; job + 1 < jobFrom.length; job += 1) {
    const [from, until] = [at(jobFrom, job), at(jobFrom, job + 1)];
    for (let v = from + 1; v < until; v += 1) heads[v] = at(heads, v - 1) + leastMinutes(shop, v - 1);
    for (let v = until - 2; v >= from; v -= 1) tails[v] = at(tails, v + 1) + leastMinutes(shop, v + 1);
    if (until > from) longest = Math.max(longest, at(tails, from) + leastMinutes(shop, from));
  }
  // Where nearly every operation has a set of its own, not all are looked at: any choice of them is a bound.
  const sets = machineSets(shop).slice(0, Math.ceil(mostLooks / Math.max(1, operations)));
  for (const set of sets) longest = Math.max(longest, boundOfSet(shop, set, heads, tails));
  return longest;
}

/** Sets times operations. */
const mostLooks = 5_000_000;

/** The sets of machines that operations are confined to, each once, and the set of all. */
function machineSets(shop: Shop): ReadonlySet<number>[] {
  const sets = new Map<string, ReadonlySet<number>>();
  const all = Array.from({ length: shop.machines }, (_, machine) => machine);
  sets.set(all.join(), new Set(all));
  for (let v = 0; v < shop.operations; v += 1) {
    const machines = [...shop.choiceMachine.subarray(at(shop.choiceFrom, v), at(shop.choiceFrom, v + 1))];
    sets.set(machines.toSorted((a, b) => a - b).join(), new Set(machines));
  }
  return [...sets.values()];
}

function boundOfSet(shop: Shop, set: ReadonlySet<number>, heads: Int32Array, tails: Int32Array): number {
  const { operations, choiceFrom, choiceMachine } = shop;
  const inside: number[] = [];
  for (let v = 0; v < operations; v += 1) {
    const machines = choiceMachine.subarray(at(choiceFrom, v), at(choiceFrom, v + 1));
    if (machines.every((machine) => set.has(machine))) inside.push(v);
  }
  // With those left out that can begin first, the others begin later: each such part is a bound of its own.
  const byHead = inside.toSorted((v, w) => at(heads, v) - at(heads, w));
  let bound = 0;
  let work = 0;
  let shortestTail = Number.POSITIVE_INFINITY;
  for (const v of byHead.toReversed()) {
    work += leastMinutes(shop, v);
    shortestTail = Math.min(shortestTail, at(tails, v));
    bound = Math.max(bound, at(heads, v) + Math.ceil(work / set.size) + shortestTail);
  }
  return bound;
}
