import { at, markAt, realAt } from '../at.ts';
import { type Place, putLast } from './links.ts';
import { createQueue, pop, push } from './queue.ts';
import { endFrom, readyAt, startFrom } from './settle.ts';
import { freeAt, setUpAt, type Timetable } from './timetable.ts';

/** A place at the end of a machine's and an operator's sequence, and when the operation would start and end there. */
interface Last extends Place {
  start: number;
  end: number;
}

/**
 * Places all operations first come, first served: of those whose forerunners are placed the one that can begin first goes where it ends
 * earliest, behind all that is there. The plan is no good one, but it takes time that grows hardly faster than the operations, so that
 * there is a plan at once however many they are.
 */
export function firstCome(table: Timetable): void {
  const { operations, beforeFrom, before, afterFrom, after } = table.shop;
  const missing = new Int32Array(operations);
  const coming = createQueue(operations);
  for (let v = 0; v < operations; v += 1) {
    for (let index = at(beforeFrom, v); index < at(beforeFrom, v + 1); index += 1) {
      if (markAt(table.isPlaced, at(before, index)) === 0) missing[v] = at(missing, v) + 1;
    }
    if (at(missing, v) === 0 && markAt(table.isPlaced, v) === 0) push(coming, v, readyAt(table, v, -1));
  }
  const last: Last = { choice: -1, operator: -1, previous: -1, previousWith: -1, start: 0, end: 0 };
  while (coming.length > 0) {
    const v = pop(coming);
    findLast(table, v, last);
    putLast(table, v, last, last.start, last.end);
    for (let index = at(afterFrom, v); index < at(afterFrom, v + 1); index += 1) {
      const w = at(after, index);
      missing[w] = at(missing, w) - 1;
      if (at(missing, w) === 0 && markAt(table.isPlaced, w) === 0) push(coming, w, readyAt(table, w, -1));
    }
  }
}

function findLast(table: Timetable, v: number, last: Last): void {
  const { choiceFrom, choiceMachine, choiceMinutes, choiceFamily } = table.shop;
  last.choice = -1;
  last.operator = -1;
  last.previous = -1;
  last.previousWith = -1;
  const begun = readyAt(table, v, -1);
  const isBySameWays = table.shop.factories === 0 || at(table.shop.beforeFrom, v) === at(table.shop.beforeFrom, v + 1);
  last.start = begun;
  last.end =
    at(choiceFrom, v) === at(choiceFrom, v + 1)
      ? begun + Math.max(0, realAt(table.shop.leadMinutes, v))
      : Number.POSITIVE_INFINITY;
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    const machine = at(choiceMachine, choice);
    const ready = isBySameWays ? begun : readyAt(table, v, machine);
    const minutes = at(choiceMinutes, choice);
    if (minutes === 0) {
      if (ready < last.end) take(last, choice, -1, -1, -1, ready, ready);
      continue;
    }
    const x = at(table.lastOn, machine);
    if (Math.max(ready, freeAt(table, x)) + minutes >= last.end) continue;
    table.family[v] = at(choiceFamily, choice);
    const from = Math.max(ready, setUpAt(table, machine, x, v, freeAt(table, x)));
    findLastWith(table, v, choice, from, last);
  }
}

/** Takes the choice, with whoever can attend to it, if it ends earlier than the best so far. */
function findLastWith(table: Timetable, v: number, choice: number, from: number, last: Last): void {
  const { choiceMachine, choiceSkill, choiceMinutes, skillFrom, skillOperator } = table.shop;
  const machine = at(choiceMachine, choice);
  const minutes = at(choiceMinutes, choice);
  const skill = at(choiceSkill, choice);
  const x = at(table.lastOn, machine);
  // Whoever attends to it, it does not end earlier than if the machine needed nobody.
  const alone = startFrom(table, v, machine, -1, minutes, from);
  const earliest = endFrom(table, v, machine, -1, minutes, alone);
  if (skill < 0 && earliest < last.end) take(last, choice, -1, x, -1, alone, earliest);
  if (skill < 0) return;
  const until = at(skillFrom, skill + 1);
  for (let index = at(skillFrom, skill); index < until && earliest < last.end; index += 1) {
    const who = at(skillOperator, index);
    const z = at(table.lastWith, who);
    const free = Math.max(from, freeAt(table, z));
    if (free + minutes >= last.end) continue;
    const start = startFrom(table, v, machine, who, minutes, free);
    const end = endFrom(table, v, machine, who, minutes, start);
    if (end < last.end) take(last, choice, who, x, z, start, end);
  }
}

function take(
  last: Last,
  choice: number,
  operator: number,
  previous: number,
  previousWith: number,
  start: number,
  end: number,
): void {
  last.choice = choice;
  last.operator = operator;
  last.previous = previous;
  last.previousWith = previousWith;
  last.start = start;
  last.end = end;
}
