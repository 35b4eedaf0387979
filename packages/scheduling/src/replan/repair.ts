import { at, realAt } from '../at.ts';
import { createGap, findGap } from '../solver/gaps.ts';
import { placeFixed, putIn, takeOut } from '../solver/links.ts';
import { endFrom, readyAt, settle, startFrom } from '../solver/settle.ts';
import type { Stability } from '../solver/stability.ts';
import { createTimetable, freeAt, setUpAt, type Timetable } from '../solver/timetable.ts';
import { type Workshop, wayMinutes } from '../solver/workshop.ts';

/** Room for the gap that is found and the one that is looked at. */
const [gap, found] = [createGap(), createGap()];

/**
 * A plan that was, made to fit: what still can be where it was stays there; what cannot, and what is new, goes into the gaps, in the order in
 * which it was, the new behind. What comes after something that now ends too late for it gives up its place too.
 */
export function repair(shop: Workshop, before: Stability): Timetable {
  const table = createTimetable(shop);
  placeFixed(table);
  const open = Array.from(before.isKnown.keys()).filter((v) => shop.fixed.isFixed[v] === 0);
  const known = open
    .filter((v) => before.isKnown[v] === 1)
    .toSorted((v, w) => realAt(before.start, v) - realAt(before.start, w) || v - w);
  for (const v of known) keep(table, before, v);
  const due = (v: number): number => realAt(shop.due, at(shop.jobOf, v));
  const fresh = open.filter((v) => before.isKnown[v] === 0).toSorted((v, w) => due(v) - due(w) || v - w);
  const order = [...known, ...fresh];
  // Placing one may make later steps of its job give up their places: they are met in the next round.
  for (let hasOut = true; hasOut; ) {
    hasOut = false;
    for (const v of order) if (table.isPlaced[v] === 0 && isReady(table, v)) hasOut = placeAnew(table, v) || hasOut;
  }
  return table;
}

function isReady({ shop, isPlaced }: Timetable, v: number): boolean {
  for (let index = at(shop.beforeFrom, v); index < at(shop.beforeFrom, v + 1); index += 1) {
    if (isPlaced[at(shop.before, index)] === 0) return false;
  }
  return true;
}

/** Places an operation where it was, if nothing is in the way; it then starts no earlier either. */
function keep(table: Timetable, before: Stability, v: number): void {
  const { shop } = table;
  const start = realAt(before.start, v);
  const machine = at(before.machine, v);
  const who = at(before.operator, v);
  const choice = choiceOf(shop, v, machine);
  if (choice === undefined || readyAt(table, v, machine) > start) return;
  const minutes = choice < 0 ? 0 : at(shop.choiceMinutes, choice);
  gap.choice = choice;
  gap.operator = minutes === 0 ? -1 : who;
  gap.previous = -1;
  gap.previousWith = -1;
  if (minutes > 0 && !fits(table, v, start, minutes)) return;
  putIn(table, v, gap, start);
  table.floor[v] = start;
  settle(table, -1);
}

/** The choice with a machine; none where the machine cannot do it any more. */
function choiceOf({ choiceFrom, choiceMachine }: Workshop, v: number, machine: number): number | undefined {
  if (machine < 0) return at(choiceFrom, v) === at(choiceFrom, v + 1) ? -1 : undefined;
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    if (choiceMachine[choice] === machine) return choice;
  }
  return undefined;
}

/** Whether the place in `gap` is free at a start; finds behind which operations it is. */
function fits(table: Timetable, v: number, start: number, minutes: number): boolean {
  const { shop } = table;
  const { choice, operator } = gap;
  const machine = at(shop.choiceMachine, choice);
  if (!isAble(shop, choice, operator)) return false;
  if (startFrom(table, v, machine, operator, minutes, start) !== start) return false;
  const end = endFrom(table, v, machine, operator, minutes, start);
  table.family[v] = at(shop.choiceFamily, choice);
  let x = at(table.lastOn, machine);
  while (x >= 0 && realAt(table.start, x) > start) x = at(table.previous, x);
  const y = x < 0 ? at(table.firstOn, machine) : at(table.next, x);
  if (setUpAt(table, machine, x, v, freeAt(table, x)) > start) return false;
  if (y >= 0 && setUpAt(table, machine, v, y, end) > realAt(table.start, y)) return false;
  gap.previous = x;
  if (operator < 0) return true;
  let z = at(table.lastWith, operator);
  while (z >= 0 && realAt(table.start, z) > start) z = at(table.previousWith, z);
  const w = z < 0 ? at(table.firstWith, operator) : at(table.nextWith, z);
  gap.previousWith = z;
  return freeAt(table, z) <= start && (w < 0 || end <= realAt(table.start, w));
}

function isAble({ choiceSkill, skillFrom, skillOperator }: Workshop, choice: number, operator: number): boolean {
  const skill = at(choiceSkill, choice);
  if (skill < 0) return operator < 0;
  return skillOperator.subarray(at(skillFrom, skill), at(skillFrom, skill + 1)).includes(operator);
}

/** Places an operation in the first gap; true where it has steps after it, which may have given up their places. */
function placeAnew(table: Timetable, v: number): boolean {
  findGap(table, v, gap, found);
  // The gap may have been behind one of them.
  while (giveUpTooEarly(table, v)) findGap(table, v, gap, found);
  putIn(table, v, gap, gap.start);
  settle(table, -1);
  return at(table.shop.afterFrom, v) < at(table.shop.afterFrom, v + 1);
}

/** Takes out a step that would start before the goods arrive from the gap. */
function giveUpTooEarly(table: Timetable, v: number): boolean {
  const { shop, isPlaced, start, machine } = table;
  const on = gap.choice < 0 ? -1 : at(shop.choiceMachine, gap.choice);
  for (let index = at(shop.afterFrom, v); index < at(shop.afterFrom, v + 1); index += 1) {
    const w = at(shop.after, index);
    if (isPlaced[w] === 0 || gap.end + wayMinutes(shop, on, at(machine, w)) <= realAt(start, w)) continue;
    giveUp(table, w);
    return true;
  }
  return false;
}

/** Takes an operation out; all others stay where they are. */
function giveUp(table: Timetable, w: number): void {
  takeOut(table, w);
  table.floor[w] = 0;
  settle(table, -1);
}
