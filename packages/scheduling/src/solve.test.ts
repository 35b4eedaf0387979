import { present, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './checkPlan.ts';
import { makespanMinutes } from './plan.ts';
import type { Mode, Operation, Problem } from './problem.ts';
import { type Progress, solve } from './solve.ts';

/** A small shop drawn by a seed: some operations take no time, some machines are never used. */
function aShop(seed: number, mostJobs: number, mostOperations: number): Problem {
  const random = seededGenerator(seed);
  const machines = Array.from({ length: 1 + random.integer(3) }, (_, index) => ({ id: `m${index}` }));
  const operation = (index: number): Operation => {
    const fit = machines.filter(() => random.next() < 0.6);
    const modes = (fit.length > 0 ? fit : [random.pick(machines)]).map(({ id }) => ({
      machine: id,
      durationMinutes: random.integer(10),
    }));
    return { id: String(index), modes };
  };
  const jobs = Array.from({ length: 1 + random.integer(mostJobs) }, (_, job) => ({
    id: `j${job}`,
    operations: Array.from({ length: 1 + random.integer(mostOperations) }, (_each, index) => operation(index)),
  }));
  return { machines, jobs };
}

/** The least makespan of all plans in which nothing could start earlier: every choice and every order is tried. */
function leastMakespan({ jobs }: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  const next = jobs.map(() => 0);
  const ready = jobs.map(() => 0);
  const free = new Map<string, number>();
  const go = (latest: number): void => {
    if (latest >= least) return;
    let isDone = true;
    for (const [job, { operations }] of jobs.entries()) {
      const operation = operations[next[job] ?? 0];
      if (operation === undefined) continue;
      isDone = false;
      for (const mode of operation.modes) plan(job, mode, latest);
    }
    if (isDone) least = latest;
  };
  const plan = (job: number, { machine, durationMinutes }: Mode, latest: number): void => {
    const [wasReady = 0, wasFree = 0] = [ready[job], free.get(machine)];
    const end = Math.max(wasReady, wasFree) + durationMinutes;
    next[job] = (next[job] ?? 0) + 1;
    ready[job] = end;
    free.set(machine, end);
    go(Math.max(latest, end));
    next[job] = (next[job] ?? 0) - 1;
    ready[job] = wasReady;
    free.set(machine, wasFree);
  };
  go(0);
  return least;
}

/** The first turns of a search, at most so many. */
function turnsOf(problem: Problem, seed: number, most: number): readonly Progress[] {
  return [...solve(problem, seed).take(most)];
}

describe('small shops', () => {
  it('are planned as well as trying everything does, and no bound is above that', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const problem = aShop(seed, 4, 3);
      const optimum = leastMakespan(problem);
      const last = present(turnsOf(problem, seed, 30).at(-1), 'a search yields');
      expect({ seed, makespan: last.makespanMinutes }).toEqual({ seed, makespan: optimum });
      expect(last.lowerBoundMinutes).toBeLessThanOrEqual(optimum);
    }
  });
});

describe('every plan that a search yields', () => {
  it('is one by the checker and has the makespan that is said, wherever the search is left', () => {
    for (let seed = 1; seed <= 80; seed += 1) {
      const problem = aShop(seed, 12, 8);
      for (const { plan, makespanMinutes: said, lowerBoundMinutes } of turnsOf(problem, seed, 4)) {
        expect({ seed, faults: checkPlan(problem, plan) }).toEqual({ seed, faults: [] });
        expect(makespanMinutes(plan)).toBe(said);
        expect(said).toBeGreaterThanOrEqual(lowerBoundMinutes);
      }
    }
  });

  it('is never worse than the one before', () => {
    const spans = turnsOf(aShop(7, 14, 10), 7, 40).map((turn) => turn.makespanMinutes);
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
  });

  it('is the same for the same problem, seed and turns', () => {
    const problem = aShop(11, 14, 10);
    expect(turnsOf(problem, 5, 8)).toEqual(turnsOf(problem, 5, 8));
  });
});

it('a problem without an operation is planned with nothing to do', () => {
  expect(turnsOf({ machines: [], jobs: [] }, 1, 5)).toEqual([
    { plan: { operations: [] }, makespanMinutes: 0, lowerBoundMinutes: 0, steps: 0 },
  ]);
});
