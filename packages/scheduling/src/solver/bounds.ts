import { at } from '../at.ts';
import type { Objective } from '../plan.ts';
import { endOfWork, wholeFrom, workBetween, workingFrom } from './calendar.ts';
import { machineTardiness, type Task } from './machineTardiness.ts';
import type { Work } from './work.ts';
import { jointCalendarOf, type Workshop, wayMinutes } from './workshop.ts';

/** Each job as if it were alone: when its operations could start and end at the earliest, in the calendars and behind what is fixed. */
interface Alone {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly jobEnd: Float64Array;
}

function aloneOf(shop: Workshop): Alone {
  const { operations, jobs, fixed, beforeFrom, before, release, jobOf } = shop;
  const start = new Float64Array(operations);
  const end = new Float64Array(operations);
  const jobEnd = new Float64Array(jobs).fill(Number.NEGATIVE_INFINITY);
  for (let v = 0; v < operations; v += 1) {
    if (fixed.isFixed[v] === 1) {
      start[v] = at(fixed.start, v);
      end[v] = at(fixed.end, v);
    } else {
      let ready = Math.max(0, at(release, at(jobOf, v)));
      for (let index = at(beforeFrom, v); index < at(beforeFrom, v + 1); index += 1) {
        const u = at(before, index);
        ready = Math.max(ready, at(end, u) + shortestWay(shop, u, v));
      }
      start[v] = ready;
      end[v] = earliestEnd(shop, v, ready);
    }
    const job = at(jobOf, v);
    jobEnd[job] = Math.max(at(jobEnd, job), at(end, v));
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
  const { choiceFrom, choiceMachine, choiceMinutes, choiceSkill, skillFrom, skillOperator, leadMinutes } = shop;
  if (at(choiceFrom, v) === at(choiceFrom, v + 1)) return ready + Math.max(0, at(leadMinutes, v));
  let earliest = Number.POSITIVE_INFINITY;
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    const [machine, minutes, skill] = [at(choiceMachine, choice), at(choiceMinutes, choice), at(choiceSkill, choice)];
    if (minutes === 0) return ready;
    const able = skill < 0 ? [-1] : skillOperator.subarray(at(skillFrom, skill), at(skillFrom, skill + 1));
    for (const who of able) {
      const calendar = jointCalendarOf(shop, machine, who);
      const end =
        shop.isSplittable[v] === 1
          ? endOfWork(calendar, workingFrom(calendar, ready), minutes)
          : wholeFrom(calendar, ready, minutes) + minutes;
      earliest = Math.min(earliest, end);
    }
  }
  return earliest;
}

/**
 * The weighted tardiness that no plan is below: the jobs alone, and in place of some of them the machines that they cannot do without, each
 * as if it were the only one. No job is counted twice.
 */
function tardinessBound(shop: Workshop, work: Work, alone: Alone): number {
  const lateAlone = alone.jobEnd.map((end, job) => at(shop.weight, job) * Math.max(0, end - at(shop.due, job)));
  const lists = tasksOfMachines(shop, work, alone);
  const isCounted = new Uint8Array(shop.jobs);
  const gainOf = (machine: number): number => {
    const tasks = (lists[machine] ?? []).filter(({ job }) => isCounted[job] === 0);
    const calendar = shop.machineCalendar[machine];
    if (calendar === undefined || tasks.length < 2) return 0;
    return machineTardiness(calendar, tasks) - tasks.reduce((sum, { job }) => sum + at(lateAlone, job), 0);
  };
  const gains = lists.map((_, machine) => gainOf(machine));
  let bound = lateAlone.reduce((sum, late) => sum + late, 0);
  for (const machine of [...lists.keys()].toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0))) {
    if ((gains[machine] ?? 0) <= 0) break;
    const gain = gainOf(machine);
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
    if (shop.fixed.isFixed[v] === 1 || at(shop.due, job) === Number.POSITIVE_INFINITY) continue;
    const choice = at(shop.choiceFrom, v);
    if (at(shop.choiceFrom, v + 1) !== choice + 1 || at(shop.choiceMinutes, choice) === 0) continue;
    const minutes = at(shop.choiceMinutes, choice);
    const task = {
      job,
      ready: at(start, v),
      minutes,
      due: at(shop.due, job) - at(tail, v),
      weight: at(shop.weight, job),
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
function makespanBound(shop: Workshop, work: Work, alone: Alone): number {
  let bound = alone.jobEnd.reduce((latest, end) => Math.max(latest, end), 0);
  for (let machine = 0; machine < shop.machines; machine += 1)
    bound = Math.max(bound, boundOf(shop, work, alone, machine));
  return Math.max(bound, boundOf(shop, work, alone, -1));
}

/** For one machine, or with −1 for all. */
function boundOf(shop: Workshop, { least, tail }: Work, { start }: Alone, machine: number): number {
  const calendars = shop.machineCalendar.filter((_, index) => machine < 0 || index === machine);
  const inside = Array.from(start.keys()).filter((v) => {
    if (shop.fixed.isFixed[v] === 1 || at(shop.leadMinutes, v) >= 0) return false;
    const machines = shop.choiceMachine.subarray(at(shop.choiceFrom, v), at(shop.choiceFrom, v + 1));
    return machine < 0 || machines.every((each) => each === machine);
  });
  let bound = 0;
  let minutes = 0;
  let shortestTail = Number.POSITIVE_INFINITY;
  // With those left out that can begin first, the others begin later: each such part is a bound of its own.
  for (const v of inside.toSorted((a, b) => at(start, b) - at(start, a))) {
    minutes += at(least, v);
    shortestTail = Math.min(shortestTail, at(tail, v));
    const head = at(start, v);
    // Where closed spans add nothing, the bound is no higher than before: most are passed over so.
    const [only] = calendars;
    if (calendars.length === 1 && only !== undefined)
      bound = Math.max(bound, endOfWork(only, head, minutes) + shortestTail);
    else if (workOfAll(calendars, head, bound - shortestTail) < minutes) {
      bound = earliestFor(calendars, head, minutes) + shortestTail;
    }
  }
  return bound;
}

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

/** Minutes of the objective's first term that no plan is below. */
export function workshopBound(shop: Workshop, work: Work, objective: Objective): number {
  const alone = aloneOf(shop);
  return objective === 'makespan' ? makespanBound(shop, work, alone) : tardinessBound(shop, work, alone);
}
