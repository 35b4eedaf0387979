import { present } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { endOfWork } from './calendar.ts';
import { createQueue, type Queue } from './queue.ts';
import type { Workshop } from './workshop.ts';

/**
 * A plan that is being changed. Each machine and each operator has a sequence, a doubly linked list of the operations that hold it one after
 * another; where operations start follows from the sequences (`settle.ts`): as early as everything before them lets them. What takes no
 * minutes or is done outside is in no sequence. −1 stands for none.
 */
export interface Timetable {
  readonly shop: Workshop;
  readonly isPlaced: Uint8Array;
  /** Whether it is in the sequences, when it is placed. */
  readonly isHolding: Uint8Array;
  readonly choice: Int32Array;
  readonly machine: Int32Array;
  readonly operator: Int32Array;
  readonly family: Int32Array;
  readonly minutes: Int32Array;
  /** On the machine. */
  readonly previous: Int32Array;
  readonly next: Int32Array;
  readonly firstOn: Int32Array;
  readonly lastOn: Int32Array;
  /** With the operator. */
  readonly previousWith: Int32Array;
  readonly nextWith: Int32Array;
  readonly firstWith: Int32Array;
  readonly lastWith: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The order in which times are found: the start before the change. */
  readonly rank: Float64Array;
  /** It starts no earlier, whatever would let it: replanning keeps operations where they were. */
  readonly floor: Float64Array;
  /** When the last operation of a job ends, of those that are placed. */
  readonly jobEnd: Float64Array;
  readonly endOfFixed: Float64Array;
  weightedTardiness: number;
  /** A change that has brought the weighted tardiness above this is given up. */
  mostTardiness: number;
  setupMinutes: number;
  /** Operations whose times are to be found anew. */
  readonly queue: Queue;
  /** Times that were found, over all changes; the search's measure of work. */
  evaluations: number;
  readonly trail: Trail;
}

/** What was changed since `beginChange`, so that it can be undone. */
export interface Trail {
  stamp: number;
  readonly isRecorded: Int32Array;
  times: number;
  readonly operation: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly isJobRecorded: Int32Array;
  jobs: number;
  readonly job: Int32Array;
  readonly jobEnd: Float64Array;
  weightedTardiness: number;
  setupMinutes: number;
  /** Each put in and taken out: the operation, whether it was put in, where it was. */
  links: number;
  readonly linked: Int32Array;
  readonly floor: Float64Array;
}

/** Numbers that a link takes in `linked`: operation, whether it was put in, choice, operator, previous, previous with the operator. */
export const linkWidth = 6;

/** A timetable in which the fixed operations alone are placed. */
export function createTimetable(shop: Workshop): Timetable {
  const { operations, machines, operators, jobs } = shop;
  const ints = (length: number) => new Int32Array(length).fill(-1);
  const doubles = (length: number) => new Float64Array(length);
  return {
    shop,
    isPlaced: new Uint8Array(operations),
    isHolding: new Uint8Array(operations),
    choice: ints(operations),
    machine: ints(operations),
    operator: ints(operations),
    family: ints(operations),
    minutes: new Int32Array(operations),
    previous: ints(operations),
    next: ints(operations),
    firstOn: ints(machines),
    lastOn: ints(machines),
    previousWith: ints(operations),
    nextWith: ints(operations),
    firstWith: ints(operators),
    lastWith: ints(operators),
    start: doubles(operations),
    end: doubles(operations),
    rank: doubles(operations),
    floor: doubles(operations),
    jobEnd: doubles(jobs).fill(Number.NEGATIVE_INFINITY),
    endOfFixed: doubles(jobs).fill(Number.NEGATIVE_INFINITY),
    weightedTardiness: 0,
    mostTardiness: Number.POSITIVE_INFINITY,
    setupMinutes: 0,
    queue: createQueue(operations),
    evaluations: 0,
    trail: createTrail(operations, jobs),
  };
}

function createTrail(operations: number, jobs: number): Trail {
  return {
    stamp: 1,
    isRecorded: new Int32Array(operations),
    times: 0,
    operation: new Int32Array(operations),
    start: new Float64Array(operations),
    end: new Float64Array(operations),
    isJobRecorded: new Int32Array(jobs),
    jobs: 0,
    job: new Int32Array(jobs),
    jobEnd: new Float64Array(jobs),
    weightedTardiness: 0,
    setupMinutes: 0,
    links: 0,
    linked: new Int32Array(linkWidth * (2 * operations + 2)),
    floor: new Float64Array(2 * operations + 2),
  };
}

/** Changes from here on can be undone together. */
export function beginChange({ trail, weightedTardiness, setupMinutes, rank, start }: Timetable): void {
  for (let index = 0; index < trail.times; index += 1) {
    const v = at(trail.operation, index);
    rank[v] = realAt(start, v);
  }
  trail.stamp += 1;
  trail.times = 0;
  trail.jobs = 0;
  trail.links = 0;
  trail.weightedTardiness = weightedTardiness;
  trail.setupMinutes = setupMinutes;
}

/** Keeps the times of an operation as they were before the change. */
export function recordTimes({ trail, start, end }: Timetable, v: number): void {
  if (at(trail.isRecorded, v) === trail.stamp) return;
  trail.isRecorded[v] = trail.stamp;
  trail.operation[trail.times] = v;
  trail.start[trail.times] = realAt(start, v);
  trail.end[trail.times] = realAt(end, v);
  trail.times += 1;
}

/** Finds anew when the job of an operation ends, and how late that is. */
export function noteJobEnd(table: Timetable, v: number): void {
  const { shop, isPlaced, end, jobEnd, trail } = table;
  const { jobOf, jobFrom, afterFrom, fixed, due, weight } = shop;
  const job = at(jobOf, v);
  let latest = realAt(table.endOfFixed, job);
  for (let u = at(jobFrom, job); u < at(jobFrom, job + 1); u += 1) {
    const isLast = at(afterFrom, u) === at(afterFrom, u + 1);
    if (isLast && isPlaced[u] === 1 && fixed.isFixed[u] === 0) latest = Math.max(latest, realAt(end, u));
  }
  const before = realAt(jobEnd, job);
  if (latest === before) return;
  if (at(trail.isJobRecorded, job) !== trail.stamp) {
    trail.isJobRecorded[job] = trail.stamp;
    trail.job[trail.jobs] = job;
    trail.jobEnd[trail.jobs] = before;
    trail.jobs += 1;
  }
  jobEnd[job] = latest;
  const promised = realAt(due, job);
  table.weightedTardiness += realAt(weight, job) * (Math.max(0, latest - promised) - Math.max(0, before - promised));
}

/** When the last operation ends; 0 where there is none. */
export function makespanOf({ jobEnd }: Timetable): number {
  let latest = 0;
  for (let job = 0; job < jobEnd.length; job += 1) if (realAt(jobEnd, job) > latest) latest = realAt(jobEnd, job);
  return latest;
}

/** Minutes of setup on a machine between two operations that follow one another; `x` is −1 before the first. */
export function setupBetween({ shop, family }: Timetable, machine: number, x: number, v: number): number {
  const { setups, fixed } = shop;
  const table = at(setups.from, machine);
  if (table < 0 || v < 0) return 0;
  if (x < 0 && fixed.isFixed[v] === 1) return 0;
  const from = x < 0 ? at(setups.initial, machine) : at(family, x);
  return from < 0 ? 0 : realAt(setups.minutes, table + from * at(setups.families, machine) + at(family, v));
}

/** When a machine that is free from `free` on is set up for `v` behind `x`. */
export function setUpAt(table: Timetable, machine: number, x: number, v: number, free: number): number {
  const setup = setupBetween(table, machine, x, v);
  const from = Math.max(0, free);
  if (setup === 0) return from;
  return endOfWork(present(table.shop.machineCalendar[machine], 'every machine has a calendar'), from, setup);
}

/** When an operation leaves its machine or operator free; −1 stands for the beginning. */
export function freeAt({ end }: Timetable, x: number): number {
  return x < 0 ? 0 : realAt(end, x);
}
