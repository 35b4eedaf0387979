import { at } from '../at.ts';
import type { Shop } from './shop.ts';

/**
 * A solution of a shop: for each machine the order of its operations, as a doubly linked list, and for each operation its choice. From it
 * follow the heads (the earliest start), the tails (what must still come after its end) and so the makespan.
 */
export interface Sequences {
  readonly shop: Shop;
  readonly choice: Int32Array;
  readonly machine: Int32Array;
  readonly minutes: Int32Array;
  /** The operation before and after on the machine. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** The operations so that each comes behind those it waits for. */
  readonly order: Int32Array;
  readonly waitsFor: Int32Array;
  makespan: number;
}

/** A solution as it is kept: the choices, and an order of all operations from which those of the machines follow. */
export interface Solution {
  readonly choice: Int32Array;
  readonly order: Int32Array;
  readonly makespan: number;
}

export function emptySequences(shop: Shop): Sequences {
  const each = () => new Int32Array(shop.operations);
  return {
    shop,
    choice: each(),
    machine: each(),
    minutes: each(),
    previous: each(),
    next: each(),
    first: new Int32Array(shop.machines),
    last: new Int32Array(shop.machines),
    head: each(),
    tail: each(),
    order: each(),
    waitsFor: each(),
    makespan: 0,
  };
}

/** Makes the lists anew from choices and an order in which no operation stands before one that it waits for. */
export function loadSolution(sequences: Sequences, { choice, order }: Omit<Solution, 'makespan'>): void {
  const { shop, machine, minutes, previous, next, first, last } = sequences;
  first.fill(-1);
  last.fill(-1);
  sequences.choice.set(choice);
  for (const v of order) {
    const chosen = at(choice, v);
    const m = at(shop.choiceMachine, chosen);
    const end = at(last, m);
    machine[v] = m;
    minutes[v] = at(shop.choiceMinutes, chosen);
    previous[v] = end;
    next[v] = -1;
    if (end < 0) first[m] = v;
    else next[end] = v;
    last[m] = v;
  }
  evaluate(sequences);
}

export function keepSolution({ choice, order, makespan }: Sequences): Solution {
  return { choice: choice.slice(), order: order.slice(), makespan };
}

/** Finds heads, tails and the makespan, in time that grows with the operations alone. False where operations wait for each other. */
export function evaluate(sequences: Sequences): boolean {
  const { shop, previous, order, waitsFor } = sequences;
  const { operations, before } = shop;
  let known = 0;
  for (let v = 0; v < operations; v += 1) {
    const waits = (at(before, v) < 0 ? 0 : 1) + (at(previous, v) < 0 ? 0 : 1);
    waitsFor[v] = waits;
    if (waits === 0) {
      order[known] = v;
      known += 1;
    }
  }
  if (!findHeads(sequences, known)) return false;
  findTails(sequences);
  return true;
}

function findHeads(sequences: Sequences, beginners: number): boolean {
  const { shop, minutes, previous, next, head, order, waitsFor } = sequences;
  const { operations, before, after } = shop;
  let known = beginners;
  let makespan = 0;
  for (let place = 0; place < known; place += 1) {
    const v = at(order, place);
    const inJob = at(before, v);
    const onMachine = at(previous, v);
    const ready = inJob < 0 ? 0 : at(head, inJob) + at(minutes, inJob);
    const free = onMachine < 0 ? 0 : at(head, onMachine) + at(minutes, onMachine);
    const start = Math.max(ready, free);
    head[v] = start;
    const end = start + at(minutes, v);
    if (end > makespan) makespan = end;
    if (isFree(waitsFor, at(after, v))) {
      order[known] = at(after, v);
      known += 1;
    }
    if (isFree(waitsFor, at(next, v))) {
      order[known] = at(next, v);
      known += 1;
    }
  }
  sequences.makespan = makespan;
  return known === operations;
}

/** Whether an operation, if there is one, waits for no other now that one more is known. */
function isFree(waitsFor: Int32Array, follower: number): boolean {
  if (follower < 0) return false;
  const waits = at(waitsFor, follower) - 1;
  waitsFor[follower] = waits;
  return waits === 0;
}

function findTails({ shop, minutes, next, tail, order }: Sequences): void {
  const { operations, after } = shop;
  for (let place = operations - 1; place >= 0; place -= 1) {
    const v = at(order, place);
    const inJob = at(after, v);
    const onMachine = at(next, v);
    const job = inJob < 0 ? 0 : at(tail, inJob) + at(minutes, inJob);
    const machine = onMachine < 0 ? 0 : at(tail, onMachine) + at(minutes, onMachine);
    tail[v] = Math.max(job, machine);
  }
}

/** Takes an operation out of its machine's order. */
export function takeOut({ machine, previous, next, first, last }: Sequences, v: number): void {
  const m = at(machine, v);
  const x = at(previous, v);
  const y = at(next, v);
  if (x < 0) first[m] = y;
  else next[x] = y;
  if (y < 0) last[m] = x;
  else previous[y] = x;
}

/** Puts an operation that is out behind another one of the machine of a choice; at its beginning where `x` is −1. */
export function putIn(sequences: Sequences, v: number, chosen: number, x: number): void {
  const { shop, choice, machine, minutes, previous, next, first, last } = sequences;
  const m = at(shop.choiceMachine, chosen);
  const y = x < 0 ? at(first, m) : at(next, x);
  choice[v] = chosen;
  machine[v] = m;
  minutes[v] = at(shop.choiceMinutes, chosen);
  previous[v] = x;
  next[v] = y;
  if (x < 0) first[m] = v;
  else next[x] = v;
  if (y < 0) last[m] = v;
  else previous[y] = v;
}
