import { at, realAt } from '../at.ts';
import type { Place } from './links.ts';
import { endFrom, readyAt, startFrom } from './settle.ts';
import { freeAt, setUpAt, type Timetable } from './timetable.ts';

/** A place in a gap, and when the operation would start and end there. */
export interface Gap extends Place {
  start: number;
  end: number;
}

export function createGap(): Gap {
  return { choice: -1, operator: -1, previous: -1, previousWith: -1, start: 0, end: 0 };
}

/** Finds the gap in which an operation that is out ends earliest with any of its choices, moving nothing else. */
export function findGap(table: Timetable, v: number, gap: Gap, found: Gap): void {
  const { choiceFrom } = table.shop;
  gap.end = Number.POSITIVE_INFINITY;
  if (at(choiceFrom, v) === at(choiceFrom, v + 1)) {
    findGapOfChoice(table, v, -1, gap);
    return;
  }
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    findGapOfChoice(table, v, choice, found);
    if (found.end < gap.end) copyGap(found, gap);
  }
}

/** Gaps are looked for among so many operations at the end of a sequence: in a very long one looking through all would never end. */
const mostPassed = 500;

/** Finds the first gap for one choice; −1 for a step outside. */
export function findGapOfChoice(table: Timetable, v: number, choice: number, found: Gap): void {
  const { shop, firstOn, lastOn, previous, next, start } = table;
  const machine = choice < 0 ? -1 : at(shop.choiceMachine, choice);
  const minutes = choice < 0 ? 0 : at(shop.choiceMinutes, choice);
  const ready = readyAt(table, v, machine);
  found.choice = choice;
  found.operator = -1;
  found.previous = -1;
  found.previousWith = -1;
  if (minutes === 0) {
    found.start = ready;
    found.end = ready + (choice < 0 ? Math.max(0, realAt(shop.leadMinutes, v)) : 0);
    return;
  }
  const before = at(table.family, v);
  table.family[v] = at(shop.choiceFamily, choice);
  let x = at(lastOn, machine);
  for (let passed = 0; x >= 0 && realAt(start, x) > ready && passed < mostPassed; passed += 1) x = at(previous, x);
  for (;;) {
    const y = x < 0 ? at(firstOn, machine) : at(next, x);
    const from = Math.max(ready, setUpAt(table, machine, x, v, freeAt(table, x)));
    found.previous = x;
    if (y < 0 || from + minutes <= realAt(start, y)) {
      findAttended(table, v, choice, from, found);
      if (y < 0 || setUpAt(table, machine, v, y, found.end) <= realAt(start, y)) break;
    }
    x = y;
  }
  table.family[v] = before;
}

/** Finds who can attend to it earliest from a minute on, and its times then. */
function findAttended(table: Timetable, v: number, choice: number, from: number, found: Gap): void {
  const { choiceMachine, choiceMinutes, choiceSkill, skillFrom, skillOperator } = table.shop;
  const skill = at(choiceSkill, choice);
  const minutes = at(choiceMinutes, choice);
  const machine = at(choiceMachine, choice);
  if (skill < 0) {
    found.start = startFrom(table, v, machine, -1, minutes, from);
    found.end = endFrom(table, v, machine, -1, minutes, found.start);
    return;
  }
  // Whoever attends to it, it does not end earlier than if the machine needed nobody.
  const earliest = endFrom(table, v, machine, -1, minutes, startFrom(table, v, machine, -1, minutes, from));
  found.end = Number.POSITIVE_INFINITY;
  const until = at(skillFrom, skill + 1);
  for (let index = at(skillFrom, skill); index < until && found.end > earliest; index += 1) {
    const who = at(skillOperator, index);
    let z = at(table.lastWith, who);
    for (let passed = 0; z >= 0 && realAt(table.start, z) > from && passed < mostPassed; passed += 1) {
      z = at(table.previousWith, z);
    }
    for (;;) {
      const free = Math.max(from, freeAt(table, z));
      if (free + minutes >= found.end) break;
      const start = startFrom(table, v, machine, who, minutes, free);
      const end = endFrom(table, v, machine, who, minutes, start);
      const w = z < 0 ? at(table.firstWith, who) : at(table.nextWith, z);
      if (end >= found.end) break;
      if (w < 0 || end <= realAt(table.start, w)) {
        found.operator = who;
        found.previousWith = z;
        found.start = start;
        found.end = end;
        break;
      }
      z = w;
    }
  }
}

function copyGap(from: Readonly<Gap>, to: Gap): void {
  to.choice = from.choice;
  to.operator = from.operator;
  to.previous = from.previous;
  to.previousWith = from.previousWith;
  to.start = from.start;
  to.end = from.end;
}
