import type { SeededGenerator } from '@leitu/kernel';
import { at } from '../at.ts';
import type { Solution } from './sequences.ts';
import type { Shop } from './shop.ts';

/**
 * A first solution: again and again the operation is planned that ends earliest, less what its job still has to do, weighed anew by a draw
 * each time (earliest finish and most work remaining).
 */
export function construct(shop: Shop, random: SeededGenerator): Omit<Solution, 'makespan'> {
  const { operations, machines, jobFrom } = shop;
  const jobs = jobFrom.length - 1;
  const next = jobFrom.slice(0, jobs);
  const ready = new Int32Array(jobs);
  const free = new Int32Array(machines);
  const remaining = workOfJobs(shop);
  const choice = new Int32Array(operations);
  const order = new Int32Array(operations);
  for (let place = 0; place < operations; place += 1) {
    let chosenJob = -1;
    let chosen = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let job = 0; job < jobs; job += 1) {
      const v = at(next, job);
      if (v === at(jobFrom, job + 1)) continue;
      const earliest = earliestChoice(shop, v, at(ready, job), free, random);
      const value = endOf(shop, earliest, at(ready, job), free) - at(remaining, job) * (0.5 + random.next());
      if (value >= lowest) continue;
      lowest = value;
      chosenJob = job;
      chosen = earliest;
    }
    const v = at(next, chosenJob);
    const end = endOf(shop, chosen, at(ready, chosenJob), free);
    ready[chosenJob] = end;
    free[at(shop.choiceMachine, chosen)] = end;
    remaining[chosenJob] = at(remaining, chosenJob) - leastMinutes(shop, v);
    next[chosenJob] = v + 1;
    choice[v] = chosen;
    order[place] = v;
  }
  return { choice, order };
}

function endOf({ choiceMachine, choiceMinutes }: Shop, choice: number, ready: number, free: Int32Array): number {
  return Math.max(ready, at(free, at(choiceMachine, choice))) + at(choiceMinutes, choice);
}

function earliestChoice(shop: Shop, v: number, ready: number, free: Int32Array, random: SeededGenerator): number {
  let chosen = at(shop.choiceFrom, v);
  let earliest = endOf(shop, chosen, ready, free);
  for (let choice = chosen + 1; choice < at(shop.choiceFrom, v + 1); choice += 1) {
    const end = endOf(shop, choice, ready, free);
    if (end > earliest || (end === earliest && random.next() < 0.5)) continue;
    earliest = end;
    chosen = choice;
  }
  return chosen;
}

/** The least minutes that an operation takes, on whatever machine. */
export function leastMinutes({ choiceFrom, choiceMinutes }: Shop, v: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let choice = at(choiceFrom, v); choice < at(choiceFrom, v + 1); choice += 1) {
    least = Math.min(least, at(choiceMinutes, choice));
  }
  return least;
}

function workOfJobs(shop: Shop): Int32Array {
  const { jobFrom } = shop;
  const work = new Int32Array(jobFrom.length - 1);
  for (let job = 0; job < work.length; job += 1) {
    for (let v = at(jobFrom, job); v < at(jobFrom, job + 1); v += 1) work[job] = at(work, job) + leastMinutes(shop, v);
  }
  return work;
}
