import { at, realAt } from '../at.ts';
import { endOfWork, wholeFrom, workingFrom } from './calendar.ts';
import { clear, pop, push } from './queue.ts';
import { freeAt, noteJobEnd, recordTimes, setUpAt, type Timetable } from './timetable.ts';
import { jointCalendarOf, wayMinutes } from './workshop.ts';

/** When an operation could start on a machine by its job alone: release, what it comes after, and the ways of the goods. */
export function readyAt({ shop, isPlaced, machine, end, floor }: Timetable, v: number, on: number): number {
  const { release, jobOf, beforeFrom, before } = shop;
  let ready = Math.max(0, realAt(release, at(jobOf, v)), realAt(floor, v));
  const until = at(beforeFrom, v + 1);
  for (let index = at(beforeFrom, v); index < until; index += 1) {
    const u = at(before, index);
    if (isPlaced[u] === 0) continue;
    const arrival = realAt(end, u) + wayMinutes(shop, at(machine, u), on);
    if (arrival > ready) ready = arrival;
  }
  return ready;
}

/** The first start from a minute on in working time of the machine and the operator. */
export function startFrom(
  table: Timetable,
  v: number,
  on: number,
  operator: number,
  minutes: number,
  from: number,
): number {
  const calendar = jointCalendarOf(table.shop, on, operator);
  return table.shop.isSplittable[v] === 1 ? workingFrom(calendar, from) : wholeFrom(calendar, from, minutes);
}

/** The end of an operation from its start on, which `startFrom` gave. */
export function endFrom(
  table: Timetable,
  v: number,
  on: number,
  operator: number,
  minutes: number,
  start: number,
): number {
  if (table.shop.isSplittable[v] === 0) return start + minutes;
  return endOfWork(jointCalendarOf(table.shop, on, operator), start, minutes);
}

/**
 * Finds the times of all operations that wait in the queue, and of those that these move, until nothing moves any more: each starts as early
 * as what is before it in its job, on its machine and with its operator lets it. False, with the queue empty, where that cannot be: a fixed
 * operation would have to give way, the weighted tardiness grows too much, or operations wait for each other. The last can only be where `moved` waits for itself; its times are
 * then found again and again, and later each time.
 */
export function settle(table: Timetable, moved: number): boolean {
  const { queue, start, end, shop } = table;
  let visits = 0;
  while (queue.length > 0) {
    const v = pop(queue);
    table.evaluations += 1;
    if (v === moved) visits += 1;
    if (visits > mostVisits || table.weightedTardiness > table.mostTardiness) return giveUp(table);
    const on = at(table.machine, v);
    const newStart = startOf(table, v, on);
    const newEnd = endOf(table, v, on, newStart);
    if (!isBeforeFixed(table, v, on, newEnd)) return giveUp(table);
    if (newStart === realAt(start, v) && newEnd === realAt(end, v)) continue;
    recordTimes(table, v);
    start[v] = newStart;
    end[v] = newEnd;
    if (at(shop.afterFrom, v) === at(shop.afterFrom, v + 1)) noteJobEnd(table, v);
    pushFollowers(table, v);
  }
  return true;
}

function giveUp({ queue }: Timetable): false {
  clear(queue);
  return false;
}

/** An operation that was moved is met again as what it comes after moves up; more often than this it waits for itself. */
const mostVisits = 6;

function startOf(table: Timetable, v: number, on: number): number {
  const ready = readyAt(table, v, on);
  if (table.isHolding[v] === 0) return ready;
  const { operator, previous, previousWith, minutes } = table;
  const x = at(previous, v);
  const free = setUpAt(table, on, x, v, freeAt(table, x));
  const attended = freeAt(table, at(previousWith, v));
  return startFrom(table, v, on, at(operator, v), at(minutes, v), Math.max(ready, free, attended));
}

function endOf(table: Timetable, v: number, on: number, start: number): number {
  if (table.isHolding[v] === 1) return endFrom(table, v, on, at(table.operator, v), at(table.minutes, v), start);
  return start + Math.max(0, realAt(table.shop.leadMinutes, v));
}

function isBeforeFixed(table: Timetable, v: number, on: number, end: number): boolean {
  if (table.isHolding[v] === 0) return true;
  const { isFixed } = table.shop.fixed;
  const colleague = at(table.nextWith, v);
  if (colleague >= 0 && isFixed[colleague] === 1 && end > realAt(table.start, colleague)) return false;
  const y = at(table.next, v);
  if (y < 0 || isFixed[y] === 0) return true;
  if (end > realAt(table.start, y)) return false;
  return setUpAt(table, on, v, y, end) <= realAt(table.start, y);
}

/** Queues what starts after an operation. */
export function pushFollowers(table: Timetable, v: number): void {
  const { afterFrom, after } = table.shop;
  const until = at(afterFrom, v + 1);
  for (let index = at(afterFrom, v); index < until; index += 1) pushMoved(table, at(after, index));
  if (table.isHolding[v] === 0) return;
  pushMoved(table, at(table.next, v));
  pushMoved(table, at(table.nextWith, v));
}

/**
 * Queues an operation, if there is one, that is placed and not fixed. Operations come in the order of their starts before the change: what
 * was before them then is before them still, apart from what was moved, so that most are found once.
 */
export function pushMoved({ queue, shop, isPlaced, rank }: Timetable, v: number): void {
  if (v < 0 || shop.fixed.isFixed[v] === 1 || isPlaced[v] === 0) return;
  push(queue, v, realAt(rank, v));
}
