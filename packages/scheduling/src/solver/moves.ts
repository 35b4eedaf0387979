import type { SeededGenerator } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type CriticalPath, cause, createPath, traceBack } from './critical.ts';
import { type Place, putIn, takeOut } from './links.ts';
import { readyAt, settle } from './settle.ts';
import { freeAt, setUpAt, type Timetable } from './timetable.ts';

/** What moves need: the timetable, the draws, and room for a path and a place. */
export interface Mover {
  readonly table: Timetable;
  readonly random: SeededGenerator;
  readonly path: CriticalPath;
  readonly place: Place;
}

export function createMover(table: Timetable, random: SeededGenerator): Mover {
  return {
    table,
    random,
    path: createPath(table.shop.operations),
    place: { choice: -1, operator: -1, previous: -1, previousWith: -1 },
  };
}

/**
 * Moves an operation of the critical path of a job, within its machine's sequence or to another machine or operator (for regular criteria
 * the moves of critical arcs are those that can gain: Mati, Dauzère-Pérès and Lahlou, "A general approach for optimizing regular criteria in
 * the job-shop scheduling problem", European Journal of Operational Research 212, 2011). False where nothing was moved or it cannot be so.
 */
export function moveOnPath(mover: Mover, job: number): boolean {
  const { table, random, path } = mover;
  traceBack(table, random, job, path);
  if (path.length === 0) return false;
  const index = random.integer(path.length);
  const v = at(path.operations, index);
  const found = at(path.causes, index);
  if (found === cause.machine) return moveOnMachine(mover, at(table.previous, v), v);
  if (found === cause.operator)
    return random.next() < 0.5
      ? moveElsewhere(mover, v)
      : putBehind(mover, v, at(table.choice, v), at(table.previous, v));
  return moveElsewhere(mover, random.next() < 0.5 && index + 1 < path.length ? at(path.operations, index + 1) : v);
}

/** `u` and `v` follow one another and `v` waits for `u`: `v` goes ahead, `u` steps back, or one of them leaves. */
function moveOnMachine(mover: Mover, u: number, v: number): boolean {
  const { table, random } = mover;
  const draw = random.next();
  if (draw < 0.5) {
    let x = at(table.previous, u);
    while (x >= 0 && table.shop.fixed.isFixed[x] === 0 && random.next() < 0.4) x = at(table.previous, x);
    return putBehind(mover, v, at(table.choice, v), x);
  }
  if (draw < 0.75) {
    let x = v;
    while (at(table.next, x) >= 0 && random.next() < 0.3) x = at(table.next, x);
    return putBehind(mover, u, at(table.choice, u), x);
  }
  return moveElsewhere(mover, random.next() < 0.5 ? u : v);
}

/** Puts an operation on any machine that can do it, about where it could start by its job. */
export function moveElsewhere(mover: Mover, v: number): boolean {
  const { table, random } = mover;
  const { choiceFrom, choiceMachine, choiceMinutes } = table.shop;
  const first = at(choiceFrom, v);
  const choices = at(choiceFrom, v + 1) - first;
  if (choices === 0) return false;
  const choice = first + random.integer(choices);
  if (at(choiceMinutes, choice) === 0) return choice !== at(table.choice, v) && putBehind(mover, v, choice, -1);
  const machine = at(choiceMachine, choice);
  const ready = readyAt(table, v, machine);
  let x = at(table.lastOn, machine);
  while (x >= 0 && (realAt(table.start, x) > ready || x === v)) x = at(table.previous, x);
  while (random.next() < 0.5) {
    const y = x < 0 ? at(table.firstOn, machine) : at(table.next, x);
    if (y < 0) break;
    x = y;
  }
  if (x === v) x = at(table.previous, v);
  if (choice === at(table.choice, v) && x === at(table.previous, v)) return false;
  return putBehind(mover, v, choice, x);
}

/** Brings an operation beside one of its family on its machine, not far away, so that a setup is spared. */
export function moveToFamily(mover: Mover, v: number): boolean {
  const { table, random } = mover;
  const family = at(table.family, v);
  const isBack = random.next() < 0.5;
  let x = isBack ? at(table.previous, v) : at(table.next, v);
  for (let passed = 0; x >= 0 && passed < 12; passed += 1) {
    if (at(table.family, x) === family && passed > 0) return putBehind(mover, v, at(table.choice, v), x);
    x = isBack ? at(table.previous, x) : at(table.next, x);
  }
  return false;
}

/** Takes an operation out and puts it in with a choice, behind another on that machine; whoever is free earliest attends to it. */
function putBehind({ table, random, place }: Mover, v: number, choice: number, x: number): boolean {
  const { shop } = table;
  if (shop.fixed.isFixed[v] === 1) return false;
  takeOut(table, v);
  table.floor[v] = 0;
  const machine = at(shop.choiceMachine, choice);
  const ready = readyAt(table, v, machine);
  table.family[v] = at(shop.choiceFamily, choice);
  place.choice = choice;
  place.previous = x;
  place.operator = -1;
  place.previousWith = -1;
  let from = ready;
  if (at(shop.choiceMinutes, choice) > 0) {
    from = Math.max(ready, setUpAt(table, machine, x, v, freeAt(table, x)));
    const y = x < 0 ? at(table.firstOn, machine) : at(table.next, x);
    // Whoever attends to it does so before what it goes ahead of on the machine.
    if (y >= 0) from = Math.min(from, realAt(table.start, y));
    chooseOperator(table, random, place, from);
  }
  putIn(table, v, place, from);
  return settle(table, v);
}

/** Operators that are tried for a place. */
const mostTried = 4;

function chooseOperator(table: Timetable, random: SeededGenerator, place: Place, from: number): void {
  const { choiceSkill, choiceMinutes, skillFrom, skillOperator } = table.shop;
  const skill = at(choiceSkill, place.choice);
  if (skill < 0) return;
  const minutes = at(choiceMinutes, place.choice);
  const first = at(skillFrom, skill);
  const able = at(skillFrom, skill + 1) - first;
  const begin = random.integer(able);
  let least = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < Math.min(able, mostTried); tried += 1) {
    const who = at(skillOperator, first + ((begin + tried) % able));
    let z = at(table.lastWith, who);
    while (z >= 0 && realAt(table.start, z) >= from) z = at(table.previousWith, z);
    const w = z < 0 ? at(table.firstWith, who) : at(table.nextWith, z);
    const start = Math.max(from, freeAt(table, z));
    // Those who come next wait until it ends.
    const pushed = w < 0 ? 0 : Math.max(0, start + minutes - realAt(table.start, w));
    if (start + pushed >= least) continue;
    least = start + pushed;
    place.operator = who;
    place.previousWith = z;
  }
}
