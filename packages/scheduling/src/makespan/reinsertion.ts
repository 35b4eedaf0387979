import type { SeededGenerator } from '@leitu/kernel';
import { at } from '../at.ts';
import type { Sequences } from './sequences.ts';

/**
 * The neighbourhood of Mastrolilli and Gambardella ("Effective neighbourhood functions for the flexible job shop problem", Journal of
 * Scheduling 3, 2000): an operation of a critical path is taken out and put in again, on any machine that can do it, at any place where no
 * operation comes to wait for itself. Among these are the moves inside and out of a block of Zhang et al. ("A tabu search algorithm with a
 * new neighborhood structure for the job shop scheduling problem", Computers & Operations Research 34, 2007), where the machine stays.
 *
 * With heads r, tails q and times p, and with the head and the tail that the operation v has by its job alone, an operation x of the machine
 * must stay before v where q(x) + p(x) is above the tail of v but r(x) + p(x) is not above its head, and behind v where it is the other way
 * round (theorem 3 of the paper). A place is valued by the longest way through v: head + time + tail between its two neighbours.
 */
export interface Search {
  readonly sequences: Sequences;
  readonly random: SeededGenerator;
  /** The steps made; and until which of them an operation may not be put on a machine (operation × machine). */
  step: number;
  /** Places that were valued, over all steps; the search's measure of work. */
  looks: number;
  readonly forbiddenUntil: Int32Array;
  /** A forbidden move counts all the same where it is valued below this. */
  aspiration: number;
  /** A critical path, and how many operations are on it. */
  readonly path: Int32Array;
  pathLength: number;
  /** The operation that is being put elsewhere: what it takes there, and what must come before and after it by its job alone. */
  readonly own: {
    operation: number;
    choice: number;
    minutes: number;
    head: number;
    tail: number;
    isForbidden: boolean;
  };
  /** The best move found, and the best of the forbidden ones; `operation` is −1 where there is none. */
  readonly best: Move;
  readonly forbidden: Move;
}

/** Put an operation on the machine of a choice, behind another operation (−1: before all). */
interface Move {
  operation: number;
  choice: number;
  behind: number;
  /** The makespan that it is valued at. */
  value: number;
  /** How many as good ones were met. */
  ties: number;
}

export function createSearch(sequences: Sequences, random: SeededGenerator): Search {
  const { operations, machines } = sequences.shop;
  const move = () => ({ operation: -1, choice: -1, behind: -1, value: 0, ties: 0 });
  return {
    sequences,
    random,
    step: 0,
    looks: 0,
    forbiddenUntil: new Int32Array(operations * machines),
    aspiration: 0,
    path: new Int32Array(operations),
    pathLength: 0,
    own: { operation: -1, choice: -1, minutes: 0, head: 0, tail: 0, isForbidden: false },
    best: move(),
    forbidden: move(),
  };
}

/**
 * Looks through the moves of the operations of one critical path, drawn from all, and gives the best that is not forbidden; where there is
 * none, the best forbidden one.
 */
export function chooseMove(search: Search): Readonly<Move> {
  const { sequences, best, forbidden, path } = search;
  const { choiceFrom } = sequences.shop;
  for (const move of [best, forbidden]) {
    move.operation = -1;
    move.value = worstValue;
  }
  drawCriticalPath(search);
  for (let index = 0; index < search.pathLength; index += 1) {
    const v = at(path, index);
    const end = at(choiceFrom, v + 1);
    for (let choice = at(choiceFrom, v); choice < end; choice += 1) lookThrough(search, v, choice);
  }
  return best.operation < 0 ? forbidden : best;
}

/** Above every makespan, and a whole number of 31 bits, as all others here. */
const worstValue = 0x3fff_ffff;

function drawCriticalPath(search: Search): void {
  const { sequences, random, path } = search;
  const { shop, head, tail, minutes, next, makespan } = sequences;
  let met = 0;
  let v = -1;
  for (let u = 0; u < shop.operations; u += 1) {
    if (at(head, u) !== 0 || at(minutes, u) + at(tail, u) !== makespan) continue;
    met += 1;
    if (random.next() * met < 1) v = u;
  }
  let length = 0;
  while (v >= 0) {
    path[length] = v;
    length += 1;
    const inJob = at(shop.after, v);
    const onMachine = at(next, v);
    const isJob = isCritical(sequences, v, inJob);
    const isMachine = isCritical(sequences, v, onMachine);
    if (isJob && isMachine) v = random.next() < 0.5 ? inJob : onMachine;
    else v = isJob ? inJob : isMachine ? onMachine : -1;
  }
  search.pathLength = length;
}

/** Whether a follower of a critical operation starts as that ends and is critical too. */
function isCritical({ head, tail, minutes, makespan }: Sequences, v: number, follower: number): boolean {
  if (follower < 0 || at(head, follower) !== at(head, v) + at(minutes, v)) return false;
  return at(head, follower) + at(minutes, follower) + at(tail, follower) === makespan;
}

/** Values the places that one choice of an operation leaves open. */
function lookThrough(search: Search, v: number, choice: number): void {
  const { sequences, own } = search;
  const { shop, machine, minutes, head, tail } = sequences;
  const inJobBefore = at(shop.before, v);
  const inJobAfter = at(shop.after, v);
  own.operation = v;
  own.choice = choice;
  own.minutes = at(shop.choiceMinutes, choice);
  own.head = inJobBefore < 0 ? 0 : at(head, inJobBefore) + at(minutes, inJobBefore);
  own.tail = inJobAfter < 0 ? 0 : at(tail, inJobAfter) + at(minutes, inJobAfter);
  const m = at(shop.choiceMachine, choice);
  own.isForbidden = at(search.forbiddenUntil, v * shop.machines + m) > search.step;
  if (m === at(machine, v)) {
    lookBehind(search);
    lookBefore(search);
  } else lookAlong(search, m);
}

/** Along another machine: from behind those that must stay before v to the first that must stay behind it. */
function lookAlong(search: Search, m: number): void {
  const { sequences } = search;
  const { first, next, head, tail, minutes } = sequences;
  let x = -1;
  let y = at(first, m);
  while (y >= 0 && mustStayBefore(search, y)) {
    x = y;
    y = at(next, y);
  }
  for (;;) {
    const free = x < 0 ? 0 : at(head, x) + at(minutes, x);
    const rest = y < 0 ? 0 : at(tail, y) + at(minutes, y);
    consider(search, x, free, rest);
    if (y < 0 || mustStayBehind(search, y)) return;
    x = y;
    y = at(next, y);
  }
}

/** On its own machine to later places; the operations that it lets pass start earlier. */
function lookBehind(search: Search): void {
  const { sequences, own } = search;
  const { shop, minutes, previous, next, head, tail } = sequences;
  const x = at(previous, own.operation);
  let free = x < 0 ? 0 : at(head, x) + at(minutes, x);
  let y = at(next, own.operation);
  while (y >= 0 && !mustStayBehind(search, y)) {
    const inJob = at(shop.before, y);
    const ready = inJob < 0 ? 0 : at(head, inJob) + at(minutes, inJob);
    free = Math.max(ready, free) + at(minutes, y);
    const z = at(next, y);
    consider(search, y, free, z < 0 ? 0 : at(tail, z) + at(minutes, z));
    y = z;
  }
}

/** On its own machine to earlier places; the operations that it passes have less behind them. */
function lookBefore(search: Search): void {
  const { sequences, own } = search;
  const { shop, minutes, previous, next, head, tail } = sequences;
  const y = at(next, own.operation);
  let rest = y < 0 ? 0 : at(tail, y) + at(minutes, y);
  let x = at(previous, own.operation);
  while (x >= 0 && !mustStayBefore(search, x)) {
    const inJob = at(shop.after, x);
    const job = inJob < 0 ? 0 : at(tail, inJob) + at(minutes, inJob);
    rest = Math.max(job, rest) + at(minutes, x);
    const w = at(previous, x);
    consider(search, w, w < 0 ? 0 : at(head, w) + at(minutes, w), rest);
    x = w;
  }
}

function mustStayBefore({ sequences, own }: Search, x: number): boolean {
  const { head, tail, minutes } = sequences;
  return at(tail, x) + at(minutes, x) > own.tail && at(head, x) + at(minutes, x) <= own.head;
}

function mustStayBehind({ sequences, own }: Search, x: number): boolean {
  const { head, tail, minutes } = sequences;
  return at(head, x) + at(minutes, x) > own.head && at(tail, x) + at(minutes, x) <= own.tail;
}

/**
 * Values the place behind x, where the machine is free from `free` on and has `rest` to do from its end, and takes it if it is better than
 * the best so far; of as good ones each with the same chance.
 */
function consider(search: Search, x: number, free: number, rest: number): void {
  const { own, aspiration } = search;
  search.looks += 1;
  const value = Math.max(own.head, free) + own.minutes + Math.max(own.tail, rest);
  const move = own.isForbidden && value >= aspiration ? search.forbidden : search.best;
  if (value > move.value) return;
  if (value < move.value) move.ties = 1;
  else {
    move.ties += 1;
    if (search.random.next() * move.ties >= 1) return;
  }
  move.operation = own.operation;
  move.choice = own.choice;
  move.behind = x;
  move.value = value;
}
