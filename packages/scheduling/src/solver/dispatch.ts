import { at, markAt, realAt } from '../at.ts';
import { workingFrom } from './calendar.ts';
import { createGap, findGapOfChoice } from './gaps.ts';
import { putIn } from './links.ts';
import { priorityOf, type Rule } from './rules.ts';
import { readyAt, settle } from './settle.ts';
import { freeAt, setupBetween, type Timetable } from './timetable.ts';
import { createWaiting, join, leave, nextFromBehind, putInFront, type Waiting } from './waiting.ts';
import type { Work } from './work.ts';

/** What waits before each machine, and when each machine is looked at next. */
interface Dispatch {
  readonly table: Timetable;
  readonly work: Work;
  readonly rule: Rule;
  readonly waiting: readonly Waiting[];
  readonly wake: Float64Array;
  /** How many of those it comes after are not placed. */
  readonly missing: Int32Array;
  readonly gap: ReturnType<typeof createGap>;
}

/**
 * Places all operations by a rule, going along in time: a machine that is free takes, of what is before it and would not end earlier on
 * another machine, the operation with the highest priority. It may use a gap that was left, before a fixed operation for one. Yields now and
 * then, so that the caller may leave it; all are placed at its end.
 */
export function* dispatching(table: Timetable, work: Work, rule: Rule): Generator<void, void, void> {
  const { shop } = table;
  const state: Dispatch = {
    table,
    work,
    rule,
    waiting: Array.from({ length: shop.machines }, createWaiting),
    wake: new Float64Array(shop.machines).fill(Number.POSITIVE_INFINITY),
    missing: new Int32Array(shop.operations),
    gap: createGap(),
  };
  // Counted before any is placed: placing one brings in what waited for it alone.
  for (let v = 0; v < shop.operations; v += 1) {
    for (let index = at(shop.beforeFrom, v); index < at(shop.beforeFrom, v + 1); index += 1) {
      if (markAt(table.isPlaced, at(shop.before, index)) === 0) state.missing[v] = at(state.missing, v) + 1;
    }
  }
  const beginners = Array.from(state.missing.keys()).filter(
    (v) => at(state.missing, v) === 0 && markAt(table.isPlaced, v) === 0,
  );
  for (const v of beginners) arrive(state, v);
  let looked = 0;
  for (;;) {
    const machine = nextMachine(state);
    if (machine < 0) return;
    looked += shop.machines + (state.waiting[machine]?.operations.length ?? 0);
    serve(state, machine);
    if (looked < looksAtOnce) continue;
    looked = 0;
    yield;
  }
}

/** Machines and operations that are looked at between two yields. */
const looksAtOnce = 200_000;

function nextMachine({ wake }: Dispatch): number {
  let machine = -1;
  let earliest = Number.POSITIVE_INFINITY;
  for (let m = 0; m < wake.length; m += 1) {
    if (realAt(wake, m) >= earliest) continue;
    earliest = realAt(wake, m);
    machine = m;
  }
  return machine;
}

/** An operation whose forerunners are placed comes before its machines; a step outside begins at once. */
function arrive(state: Dispatch, v: number): void {
  const { table, waiting, wake } = state;
  const { choiceFrom, choiceMachine } = table.shop;
  if (at(choiceFrom, v) === at(choiceFrom, v + 1)) {
    placeChoice(state, v, -1);
    return;
  }
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    const machine = at(choiceMachine, choice);
    const ready = readyAt(table, v, machine);
    const list = waiting[machine];
    if (list === undefined || !join(list, choice, v, ready, latestOf(state, v))) continue;
    wake[machine] = Math.min(realAt(wake, machine), Math.max(ready, freeFrom(table, machine)));
  }
}

/** When an operation must end for its job not to be late; those that are never late come last, the longest way first. */
function latestOf({ table, work }: Dispatch, v: number): number {
  const due = Math.min(realAt(table.shop.due, at(table.shop.jobOf, v)), noDue);
  return due - realAt(work.tail, v) * work.stretch;
}

/** Behind every due minute. */
const noDue = 1e12;

/** Fills up those in front of a machine from those behind. */
function callUp({ table }: Dispatch, list: Waiting, machine: number): void {
  for (let next = nextFromBehind(list); next !== undefined; next = nextFromBehind(list)) {
    const { choice, operation: v } = next;
    if (markAt(table.isPlaced, v) === 0) putInFront(list, choice, v, readyAt(table, v, machine));
  }
}

function freeFrom(table: Timetable, machine: number): number {
  return Math.max(0, freeAt(table, at(table.lastOn, machine)));
}

function placeChoice(state: Dispatch, v: number, choice: number): void {
  const { table, gap, missing } = state;
  const { afterFrom, after } = table.shop;
  findGapOfChoice(table, v, choice, gap);
  putIn(table, v, gap, gap.start);
  settle(table, -1);
  for (let index = at(afterFrom, v); index < at(afterFrom, v + 1); index += 1) {
    const w = at(after, index);
    missing[w] = at(missing, w) - 1;
    if (missing[w] === 0 && table.isPlaced[w] === 0) arrive(state, w);
  }
}

function serve(state: Dispatch, machine: number): void {
  const { table, waiting, wake } = state;
  const list = waiting[machine];
  const calendar = table.shop.machineCalendar[machine];
  if (list === undefined || calendar === undefined) return;
  const now = realAt(wake, machine);
  const open = workingFrom(calendar, now);
  if (open > now) {
    wake[machine] = open;
    return;
  }
  if (list.behind.length > 0) callUp(state, list, machine);
  const chosen = choose(state, list, machine, now);
  if (chosen < 0) {
    wake[machine] = list.ready.reduce(
      (least, ready) => Math.min(least, ready > now ? ready : now + patience),
      // Where all in front were placed elsewhere, those behind are called up at once.
      list.behind.length > 0 && list.ready.length === 0 ? now : Number.POSITIVE_INFINITY,
    );
    return;
  }
  const v = list.operations[chosen] ?? -1;
  const choice = list.choices[chosen] ?? -1;
  leave(list, chosen);
  wake[machine] = Number.POSITIVE_INFINITY;
  placeChoice(state, v, choice);
  if (list.ready.length + list.behind.length > 0) wake[machine] = Math.max(now, freeFrom(table, machine));
}

/** Minutes after which a machine looks again at what would end earlier elsewhere. */
const patience = 15;

/** The place in the list of what the machine does next; −1 where nothing is there yet or all would end earlier elsewhere. */
function choose(state: Dispatch, list: Waiting, machine: number, now: number): number {
  const { table, rule, work } = state;
  const last = at(table.lastOn, machine);
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = list.operations.length - 1; index >= 0; index -= 1) {
    const v = list.operations[index] ?? -1;
    if (table.isPlaced[v] === 1) {
      leave(list, index);
      if (best === list.operations.length) best = index;
      continue;
    }
    if ((list.ready[index] ?? 0) > now) continue;
    const choice = list.choices[index] ?? -1;
    if (endsEarlierElsewhere(table, v, choice, now)) continue;
    table.family[v] = at(table.shop.choiceFamily, choice);
    const setup = setupBetween(table, machine, last, v);
    const priority = priorityOf(rule, table.shop, work, v, at(table.shop.choiceMinutes, choice), setup, now);
    if (priority < highest) continue;
    highest = priority;
    best = index;
  }
  return best;
}

function endsEarlierElsewhere(table: Timetable, v: number, choice: number, now: number): boolean {
  const { choiceFrom, choiceMachine, choiceMinutes } = table.shop;
  const end = now + at(choiceMinutes, choice);
  for (let other = at(choiceFrom, v); other < at(choiceFrom, v + 1); other += 1) {
    if (other === choice) continue;
    const elsewhere = Math.max(now, freeFrom(table, at(choiceMachine, other))) + at(choiceMinutes, other);
    if (elsewhere < end) return true;
  }
  return false;
}
