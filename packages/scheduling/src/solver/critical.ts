import type { SeededGenerator } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { freeAt, setUpAt, type Timetable } from './timetable.ts';
import { wayMinutes } from './workshop.ts';

/** Why an operation starts no earlier: nothing before it, another operation of its job, its machine or its operator. */
export const cause = { nothing: 0, job: 1, machine: 2, operator: 3 } as const;

/** Operations from the end of a job back to what waits for nothing: each waits for the one that follows in the list, by that cause. */
export interface CriticalPath {
  length: number;
  readonly operations: Int32Array;
  readonly causes: Int32Array;
}

export function createPath(operations: number): CriticalPath {
  return { length: 0, operations: new Int32Array(operations), causes: new Int32Array(operations) };
}

/** Goes back from the last operation of a job; among causes that weigh alike each has the same chance. */
export function traceBack(table: Timetable, random: SeededGenerator, job: number, path: CriticalPath): void {
  const { jobFrom } = table.shop;
  let v = -1;
  for (let u = at(jobFrom, job); u < at(jobFrom, job + 1); u += 1) {
    if (table.isPlaced[u] === 1 && (v < 0 || realAt(table.end, u) > realAt(table.end, v))) v = u;
  }
  path.length = 0;
  const most = path.operations.length;
  while (v >= 0 && path.length < most && table.shop.fixed.isFixed[v] === 0) {
    path.operations[path.length] = v;
    const found = causeOf(table, random, v);
    path.causes[path.length] = found;
    path.length += 1;
    if (found === cause.nothing) return;
    v =
      found === cause.machine
        ? at(table.previous, v)
        : found === cause.operator
          ? at(table.previousWith, v)
          : lastBefore(table, v);
  }
}

function causeOf(table: Timetable, random: SeededGenerator, v: number): number {
  const { shop } = table;
  let latest = Math.max(0, realAt(shop.release, at(shop.jobOf, v)), realAt(table.floor, v));
  let found: number = cause.nothing;
  const u = lastBefore(table, v);
  const on = at(table.machine, v);
  if (u >= 0) {
    const arrival = realAt(table.end, u) + wayMinutes(shop, at(table.machine, u), on);
    if (arrival > latest) {
      latest = arrival;
      found = cause.job;
    }
  }
  if (table.isHolding[v] === 0) return found;
  const x = at(table.previous, v);
  if (x >= 0) {
    const free = setUpAt(table, on, x, v, freeAt(table, x));
    if (free > latest || (free === latest && random.next() < 0.5)) {
      latest = free;
      found = cause.machine;
    }
  }
  const z = at(table.previousWith, v);
  if (z >= 0 && (realAt(table.end, z) > latest || (realAt(table.end, z) === latest && random.next() < 0.5)))
    return cause.operator;
  return found;
}

/** Of what an operation comes after, the one whose goods arrive last. */
function lastBefore({ shop, end, machine }: Timetable, v: number): number {
  let latest = Number.NEGATIVE_INFINITY;
  let last = -1;
  for (let index = at(shop.beforeFrom, v); index < at(shop.beforeFrom, v + 1); index += 1) {
    const u = at(shop.before, index);
    const arrival = realAt(end, u) + wayMinutes(shop, at(machine, u), at(machine, v));
    if (arrival <= latest) continue;
    latest = arrival;
    last = u;
  }
  return last;
}
