import { at, markAt, realAt } from '../at.ts';
import { push } from './queue.ts';
import { pushFollowers, pushMoved } from './settle.ts';
import { linkWidth, noteJobEnd, recordTimes, setupBetween, type Timetable } from './timetable.ts';

/** Where an operation goes: a choice (−1 for a step outside), an operator, and behind which operations in their sequences. */
export interface Place {
  choice: number;
  operator: number;
  previous: number;
  previousWith: number;
}

/** Places the fixed operations; nothing else is placed yet. */
export function placeFixed(table: Timetable): void {
  const { shop } = table;
  const { fixed } = shop;
  const byStart = Array.from(fixed.isFixed.keys())
    .filter((v) => fixed.isFixed[v] === 1)
    .toSorted((v, w) => realAt(fixed.start, v) - realAt(fixed.start, w) || realAt(fixed.end, v) - realAt(fixed.end, w));
  for (const v of byStart) {
    table.start[v] = realAt(fixed.start, v);
    table.end[v] = realAt(fixed.end, v);
    table.machine[v] = at(fixed.machine, v);
    table.operator[v] = at(fixed.operator, v);
    table.family[v] = at(fixed.family, v);
    table.isPlaced[v] = 1;
    const isHolding = at(fixed.machine, v) >= 0 && realAt(fixed.end, v) > realAt(fixed.start, v);
    table.isHolding[v] = isHolding ? 1 : 0;
    if (isHolding) {
      link(table, v, at(table.lastOn, at(table.machine, v)));
      const operator = at(table.operator, v);
      linkWith(table, v, operator < 0 ? -1 : at(table.lastWith, operator));
    }
    const job = at(shop.jobOf, v);
    table.endOfFixed[job] = Math.max(realAt(table.endOfFixed, job), realAt(table.end, v));
    noteJobEnd(table, v);
  }
}

/** Takes an operation out of its sequences and queues what follows it. */
export function takeOut(table: Timetable, v: number): void {
  const { shop, isHolding, previous, next, nextWith } = table;
  note(table, v, 0);
  recordTimes(table, v);
  if (isHolding[v] === 1) {
    const x = at(previous, v);
    const y = at(next, v);
    pushMoved(table, y);
    pushMoved(table, at(nextWith, v));
    // The setup before a fixed operation may be longer from the one before than it was from v.
    if (y >= 0 && shop.fixed.isFixed[y] === 1) pushMoved(table, x);
    unlink(table, v);
    unlinkWith(table, v);
  }
  table.isPlaced[v] = 0;
  if (at(shop.afterFrom, v) === at(shop.afterFrom, v + 1)) noteJobEnd(table, v);
  for (let index = at(shop.afterFrom, v); index < at(shop.afterFrom, v + 1); index += 1) {
    pushMoved(table, at(shop.after, index));
  }
}

/** Puts an operation that is out in at a place, and queues it and what follows; `from` is about when it will start. */
export function putIn(table: Timetable, v: number, place: Place, from: number): void {
  hold(table, v, place.choice, place.operator);
  if (table.isHolding[v] === 1) {
    link(table, v, place.previous);
    linkWith(table, v, place.previousWith);
  }
  note(table, v, 1);
  table.isPlaced[v] = 1;
  // About then, and yet to be found: nothing that is not fixed starts before minute 0.
  table.start[v] = -1;
  table.end[v] = from + at(table.minutes, v);
  table.rank[v] = Math.min(from, rankOf(table, at(table.next, v)), rankOf(table, at(table.nextWith, v)));
  push(table.queue, v, realAt(table.rank, v));
  pushFollowers(table, v);
}

/** Puts an operation that is out in behind all that is at its place, from a start until an end that fit there. */
export function putLast(table: Timetable, v: number, place: Place, start: number, end: number): void {
  hold(table, v, place.choice, place.operator);
  if (markAt(table.isHolding, v) === 1) {
    link(table, v, place.previous);
    linkWith(table, v, place.previousWith);
  }
  table.isPlaced[v] = 1;
  table.start[v] = start;
  table.end[v] = end;
  if (at(table.shop.afterFrom, v) === at(table.shop.afterFrom, v + 1)) noteJobEnd(table, v);
}

function rankOf({ rank, isHolding }: Timetable, v: number): number {
  return v < 0 || isHolding[v] === 0 ? Number.POSITIVE_INFINITY : realAt(rank, v);
}

/** Takes back everything since `beginChange`. */
export function undo(table: Timetable): void {
  const { trail, start, end, jobEnd } = table;
  const { linked } = trail;
  while (trail.links > 0) {
    trail.links -= 1;
    const place = trail.links * linkWidth;
    const v = at(linked, place);
    if (linked[place + 1] === 1) {
      if (table.isHolding[v] === 1) {
        unlink(table, v);
        unlinkWith(table, v);
      }
      table.isPlaced[v] = 0;
    } else {
      hold(table, v, at(linked, place + 2), at(linked, place + 3));
      table.isPlaced[v] = 1;
      table.floor[v] = realAt(trail.floor, trail.links);
      if (table.isHolding[v] === 1) {
        link(table, v, at(linked, place + 4));
        linkWith(table, v, at(linked, place + 5));
      }
    }
  }
  for (let index = 0; index < trail.times; index += 1) {
    const v = at(trail.operation, index);
    start[v] = realAt(trail.start, index);
    end[v] = realAt(trail.end, index);
  }
  for (let index = 0; index < trail.jobs; index += 1) jobEnd[at(trail.job, index)] = realAt(trail.jobEnd, index);
  table.weightedTardiness = trail.weightedTardiness;
  table.setupMinutes = trail.setupMinutes;
}

function note({ trail, choice, operator, previous, previousWith, floor }: Timetable, v: number, isIn: number): void {
  const place = trail.links * linkWidth;
  const { linked } = trail;
  linked[place] = v;
  linked[place + 1] = isIn;
  linked[place + 2] = at(choice, v);
  linked[place + 3] = at(operator, v);
  linked[place + 4] = at(previous, v);
  linked[place + 5] = at(previousWith, v);
  trail.floor[trail.links] = realAt(floor, v);
  trail.links += 1;
}

function hold(table: Timetable, v: number, choice: number, operator: number): void {
  const { shop } = table;
  table.choice[v] = choice;
  table.operator[v] = operator;
  table.machine[v] = choice < 0 ? -1 : at(shop.choiceMachine, choice);
  table.family[v] = choice < 0 ? -1 : at(shop.choiceFamily, choice);
  const minutes = choice < 0 ? 0 : at(shop.choiceMinutes, choice);
  table.minutes[v] = minutes;
  table.isHolding[v] = minutes > 0 ? 1 : 0;
}

function link(table: Timetable, v: number, x: number): void {
  const { machine, previous, next, firstOn, lastOn } = table;
  const m = at(machine, v);
  const y = x < 0 ? at(firstOn, m) : at(next, x);
  table.setupMinutes += setupBetween(table, m, x, v) + setupBetween(table, m, v, y) - setupBetween(table, m, x, y);
  previous[v] = x;
  next[v] = y;
  if (x < 0) firstOn[m] = v;
  else next[x] = v;
  if (y < 0) lastOn[m] = v;
  else previous[y] = v;
}

function unlink(table: Timetable, v: number): void {
  const { machine, previous, next, firstOn, lastOn } = table;
  const m = at(machine, v);
  const x = at(previous, v);
  const y = at(next, v);
  table.setupMinutes += setupBetween(table, m, x, y) - setupBetween(table, m, x, v) - setupBetween(table, m, v, y);
  if (x < 0) firstOn[m] = y;
  else next[x] = y;
  if (y < 0) lastOn[m] = x;
  else previous[y] = x;
}

function linkWith({ operator, previousWith, nextWith, firstWith, lastWith }: Timetable, v: number, x: number): void {
  const who = at(operator, v);
  if (who < 0) {
    previousWith[v] = -1;
    nextWith[v] = -1;
    return;
  }
  const y = x < 0 ? at(firstWith, who) : at(nextWith, x);
  previousWith[v] = x;
  nextWith[v] = y;
  if (x < 0) firstWith[who] = v;
  else nextWith[x] = v;
  if (y < 0) lastWith[who] = v;
  else previousWith[y] = v;
}

function unlinkWith({ operator, previousWith, nextWith, firstWith, lastWith }: Timetable, v: number): void {
  const who = at(operator, v);
  if (who < 0) return;
  const x = at(previousWith, v);
  const y = at(nextWith, v);
  if (x < 0) firstWith[who] = y;
  else nextWith[x] = y;
  if (y < 0) lastWith[who] = x;
  else previousWith[y] = x;
}
