import { at } from '../at.ts';
import { createGap, findGap } from './gaps.ts';
import { putIn, takeOut } from './links.ts';
import { settle } from './settle.ts';
import type { Timetable } from './timetable.ts';

/** Room for the gap that is found and the one that is looked at. */
const [gap, found] = [createGap(), createGap()];

/** Places what is out of a job, each operation in the gap in which it ends earliest; nothing else moves. */
function insertJob(table: Timetable, job: number): void {
  const { jobFrom } = table.shop;
  for (let v = at(jobFrom, job); v < at(jobFrom, job + 1); v += 1) {
    if (table.isPlaced[v] === 1) continue;
    findGap(table, v, gap, found);
    putIn(table, v, gap, gap.start);
    settle(table, -1);
  }
}

/** Takes out what is not fixed of a job. */
function takeOutJob(table: Timetable, job: number): void {
  const { jobFrom, fixed } = table.shop;
  for (let v = at(jobFrom, job + 1) - 1; v >= at(jobFrom, job); v -= 1) {
    if (fixed.isFixed[v] === 1 || table.isPlaced[v] === 0) continue;
    takeOut(table, v);
    table.floor[v] = 0;
  }
}

/**
 * Ruin and recreate (Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle", Journal of Computational
 * Physics 159, 2000): takes some jobs out, lets all others move up, and puts the jobs into the gaps in the order given.
 */
export function rebuildJobs(table: Timetable, jobs: Int32Array, count: number): boolean {
  for (let index = 0; index < count; index += 1) takeOutJob(table, at(jobs, index));
  if (!settle(table, -1)) return false;
  for (let index = 0; index < count; index += 1) insertJob(table, at(jobs, index));
  return true;
}
