import { present } from '@leitu/kernel';
import { at, markAt, realAt } from '../at.ts';
import type { Objective } from '../plan.ts';
import { endOfWork, wholeFrom, workBetween, workingFrom } from './calendar.ts';
import { machineTardiness, type Task } from './machineTardiness.ts';
import type { Work } from './work.ts';
import { jointCalendarOf, type Workshop, wayMinutes } from './workshop.ts';

/** Operations that are looked at between two yields. */
const operationsAtOnce = 5000;

/** Each job as if it were alone: when its operations could start and end at the earliest, in the calendars and behind what is fixed. */
interface Alone {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly jobEnd: Float64Array;
}

function* aloneOf(shop: Workshop): Generator<void, Alone, void> {
  const { operations, jobs, fixed, beforeFrom, before, release, jobOf } = shop;
  const start = new Float64Array(operations);
  const end = new Float64Array(operations);
  const jobEnd = new Float64Array(jobs).fill(Number.NEGATIVE_INFINITY);
  for (let v = 0; v < operations; v += 1) {
    if (fixed.isFixed[v] === 1) {
      start[v] = realAt(fixed.start, v);
      end[v] = realAt(fixed.end, v);
    } else {
      let ready = Math.max(0, realAt(release, at(jobOf, v)));
      for (let index = at(beforeFrom, v); index < at(beforeFrom, v + 1); index += 1) {
        const u = at(before, index);
        ready = Math.max(ready, realAt(end, u) + shortestWay(shop, u, v));
      }
      start[v] = ready;
      end[v] = earliestEnd(shop, v, ready);
    }
    const job = at(jobOf, v);
    jobEnd[job] = Math.max(realAt(jobEnd, job), realAt(end, v));
    if (v % operationsAtOnce === operationsAtOnce - 1) yield;
  }
  return { start, end, jobEnd };
}

function shortestWay(shop: Workshop, u: number, v: number): number {
  if (shop.factories === 0) return 0;
  const from = machinesOf(shop, u);
  const to = machinesOf(shop, v);
  let shortest = Number.POSITIVE_INFINITY;
  for (const a of from) for (const b of to) shortest = Math.min(shortest, wayMinutes(shop, a, b));
  return shortest;
}

/** Where an operation may be done; −1 for a step outside. */
function machinesOf({ fixed, choiceFrom, choiceMachine }: Workshop, v: number): Int32Array | number[] {
  if (fixed.isFixed[v] === 1) return [at(fixed.machine, v)];
  return at(choiceFrom, v) === at(choiceFrom, v + 1)
    ? [-1]
    : choiceMachine.subarray(at(choiceFrom, v), at(choiceFrom, v + 1));
}

function earliestEnd(shop: Workshop, v: number, ready: number): number {
  const { choiceFrom, choiceMinutes, leadMinutes } = shop;
  if (at(choiceFrom, v) === at(choiceFrom, v + 1)) return ready + Math.max(0, realAt(leadMinutes, v));
  let earliest = Number.POSITIVE_INFINITY;
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    const minutes = at(choiceMinutes, choice);
    if (minutes === 0) return ready;
    if (ready + minutes < earliest) earliest = Math.min(earliest, earliestEndOn(shop, v, choice, ready));
  }
  return earliest;
}

function earliestEndOn(shop: Workshop, v: number, choice: number, ready: number): number {
  const { choiceMachine, choiceMinutes, choiceSkill, skillFrom, skillOperator } = shop;
  const [machine, minutes, skill] = [at(choiceMachine, choice), at(choiceMinutes, choice), at(choiceSkill, choice)];
  const endWith = (who: number): number => {
    const calendar = jointCalendarOf(shop, machine, who);
    return markAt(shop.isSplittable, v) === 1
      ? endOfWork(calendar, workingFrom(calendar, ready), minutes)
      : wholeFrom(calendar, ready, minutes) + minutes;
  };
  const alone = endWith(-1);
  if (skill < 0) return alone;
  let earliest = Number.POSITIVE_INFINITY;
  for (let index = at(skillFrom, skill); index < at(skillFrom, skill + 1) && earliest > alone; index += 1) {
    earliest = Math.min(earliest, endWith(at(skillOperator, index)));
  }
  return earliest;
}

/**
 * The weighted tardiness that no plan is below: the jobs alone, and in place of some of them the machines that they cannot do without, each
 * as if it were the only one. No job is counted twice.
 */
function* tardinessBound(shop: Workshop, work: Work, alone: Alone): Generator<void, number, void> {
  const lateAlone = alone.jobEnd.map((end, job) => realAt(shop.weight, job) * Math.max(0, end - realAt(shop.due, job)));
  const lists = tasksOfMachines(shop, work, alone);
  const isCounted = new Uint8Array(shop.jobs);
  const gainOf = (machine: number): number => {
    const tasks = (lists[machine] ?? []).filter(({ job }) => isCounted[job] === 0);
    const calendar = shop.machineCalendar[machine];
    if (calendar === undefined || tasks.length < 2) return 0;
    return machineTardiness(calendar, tasks) - tasks.reduce((sum, { job }) => sum + realAt(lateAlone, job), 0);
  };
  const gains: number[] = [];
  for (const machine of lists.keys()) {
    gains.push(gainOf(machine));
    yield;
  }
  let bound = lateAlone.reduce((sum, late) => sum + late, 0);
  for (const machine of [...lists.keys()].toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0))) {
    if ((gains[machine] ?? 0) <= 0) break;
    const gain = gainOf(machine);
    yield;
    if (gain <= 0) continue;
    bound += gain;
    for (const { job } of lists[machine] ?? []) isCounted[job] = 1;
  }
  return bound;
}

/** For each machine of each job the operation, of those confined to that machine, that can end last. */
function tasksOfMachines(shop: Workshop, { tail }: Work, { start }: Alone): Task[][] {
  const lists = Array.from({ length: shop.machines }, () => new Map<number, Task>());
  for (let v = 0; v < shop.operations; v += 1) {
    const job = at(shop.jobOf, v);
    if (shop.fixed.isFixed[v] === 1 || realAt(shop.due, job) === Number.POSITIVE_INFINITY) continue;
    const choice = at(shop.choiceFrom, v);
    if (at(shop.choiceFrom, v + 1) !== choice + 1 || at(shop.choiceMinutes, choice) === 0) continue;
    const minutes = at(shop.choiceMinutes, choice);
    const task = {
      job,
      ready: realAt(start, v),
      minutes,
      due: realAt(shop.due, job) - realAt(tail, v),
      weight: realAt(shop.weight, job),
    };
    const list = lists[at(shop.choiceMachine, choice)];
    const other = list?.get(job);
    if (other === undefined || other.ready + other.minutes < task.ready + minutes) list?.set(job, task);
  }
  return lists.map((list) => [...list.values()]);
}

/**
 * The makespan that no plan is below: the longest job alone, and for each machine the work confined to it, from the earliest that some of it
 * can start, and the least that must follow (Carlier, "The one-machine sequencing problem", European Journal of Operational Research 11,
 * 1982); and so for all machines together.
 */
function* makespanBound(shop: Workshop, work: Work, alone: Alone): Generator<void, number, void> {
  let bound = alone.jobEnd.reduce((latest, end) => Math.max(latest, end), 0);
  const { all, confined } = insideOf(shop);
  for (const [machine, inside] of confined.entries()) {
    const calendar = present(shop.machineCalendar[machine], 'every machine has a calendar');
    const endOf = (head: number, minutes: number) => endOfWork(calendar, head, minutes);
    bound = Math.max(bound, boundOf(work, alone, inside, endOf));
    yield;
  }
  return Math.max(bound, boundOfAll(shop, work, alone, all));
}

/** The operations that are to be done on machines, and for each machine those that are confined to it. */
function insideOf(shop: Workshop): { readonly all: number[]; readonly confined: readonly number[][] } {
  const confined: number[][] = Array.from({ length: shop.machines }, () => []);
  const all: number[] = [];
  for (let v = 0; v < shop.operations; v += 1) {
    if (markAt(shop.fixed.isFixed, v) === 1 || realAt(shop.leadMinutes, v) >= 0) continue;
    all.push(v);
    const choice = at(shop.choiceFrom, v);
    if (at(shop.choiceFrom, v + 1) === choice + 1) confined[at(shop.choiceMachine, choice)]?.push(v);
  }
  return { all, confined };
}

/**
 * With those left out that can begin first, the others begin later: each such part is a bound of its own. `endOf` is when work that can begin
 * at a minute ends at the earliest.
 */
function boundOf(
  { least, tail }: Work,
  { start }: Alone,
  inside: readonly number[],
  endOf: (head: number, minutes: number, below: number) => number,
): number {
  let bound = 0;
  let minutes = 0;
  let shortestTail = Number.POSITIVE_INFINITY;
  for (const v of inside.toSorted((a, b) => realAt(start, b) - realAt(start, a))) {
    minutes += realAt(least, v);
    shortestTail = Math.min(shortestTail, realAt(tail, v));
    bound = Math.max(bound, endOf(realAt(start, v), minutes, bound - shortestTail) + shortestTail);
  }
  return bound;
}

function boundOfAll({ machineCalendar: calendars }: Workshop, work: Work, alone: Alone, inside: readonly number[]) {
  // Where all machines are many and all operations too, not every part is looked at: any choice of them is a bound.
  const step = Math.ceil((inside.length * calendars.length) / looksInAll);
  let looked = 0;
  return boundOf(work, alone, inside, (head, minutes, below) => {
    looked += 1;
    // Where closed spans add nothing, the bound is no higher than before: most are passed over so.
    const isPassed = looked % step !== 0 || workOfAll(calendars, head, below) >= minutes;
    return isPassed ? below : earliestFor(calendars, head, minutes);
  });
}

const looksInAll = 2_000_000;

function workOfAll(calendars: Workshop['machineCalendar'], from: number, until: number): number {
  return until <= from ? 0 : calendars.reduce((sum, calendar) => sum + workBetween(calendar, from, until), 0);
}

function earliestFor(calendars: Workshop['machineCalendar'], from: number, minutes: number): number {
  let low = from;
  let high = from + 1;
  while (workOfAll(calendars, from, high) < minutes) high = from + 2 * (high - from);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (workOfAll(calendars, from, middle) < minutes) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes of the objective's first term that no plan is below; yields now and then, so that the caller may leave it. */
export function* boundSteps(shop: Workshop, work: Work, objective: Objective): Generator<void, number, void> {
  const alone = yield* aloneOf(shop);
  return yield* objective === 'makespan' ? makespanBound(shop, work, alone) : tardinessBound(shop, work, alone);
}

/** The same at once. */
export function workshopBound(shop: Workshop, work: Work, objective: Objective): number {
  const steps = boundSteps(shop, work, objective);
  for (;;) {
    const { value, done } = steps.next();
    if (done === true) return value;
  }
}
