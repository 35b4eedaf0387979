import { seededGenerator } from '@leitu/kernel';
import { at } from './at.ts';
import { lowerBound } from './makespan/lowerBound.ts';
import { minimiseMakespan } from './makespan/minimiseMakespan.ts';
import { emptySequences, loadSolution, type Solution } from './makespan/sequences.ts';
import { type Shop, shopOf } from './makespan/shop.ts';
import { makespanMinutes, type Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** The best plan so far. */
export interface Progress {
  readonly plan: Plan;
  readonly makespanMinutes: number;
  /** No plan is shorter; where the makespan is no longer, the plan is proven to be the best. */
  readonly lowerBoundMinutes: number;
  /** Moves that the search has made. */
  readonly steps: number;
}

/**
 * Plans a flexible job shop so that the last operation ends early. Yields the best plan so far again and again, the first after a few
 * hundred steps, and ends where it is proven to be the best; until then the caller goes on as long as it likes. The same problem, seed
 * and number of turns give the same plan. The problem is one that `readFjs` gives, or as sound.
 * @example for (const { makespanMinutes } of solve(problem, 42)) if (isLate()) break
 */
export function* solve(problem: Problem, seed: number): Generator<Progress, void, void> {
  const shop = shopOf(problem);
  const bound = lowerBound(shop);
  if (shop.operations === 0) {
    yield { plan: { operations: [] }, makespanMinutes: 0, lowerBoundMinutes: bound, steps: 0 };
    return;
  }
  let kept: Solution | undefined;
  let plan: Plan = { operations: [] };
  for (const { solution, steps } of minimiseMakespan(shop, bound, seededGenerator(seed))) {
    if (solution !== kept) plan = planOf(problem, shop, solution);
    kept = solution;
    yield { plan, makespanMinutes: makespanMinutes(plan), lowerBoundMinutes: bound, steps };
  }
}

/**
 * Minutes that no plan's makespan is below.
 * @example lowerBoundMinutes({ machines: [], jobs: [] }) // 0
 */
export function lowerBoundMinutes(problem: Problem): number {
  return lowerBound(shopOf(problem));
}

function planOf({ machines, jobs }: Problem, shop: Shop, solution: Solution): Plan {
  const sequences = emptySequences(shop);
  loadSolution(sequences, solution);
  const named = jobs.flatMap(({ id: job, operations }) => operations.map(({ id: operation }) => ({ job, operation })));
  return {
    operations: named.map((names, v) => {
      const startMinute = at(sequences.head, v);
      const machine = machines[at(sequences.machine, v)]?.id ?? '';
      return { ...names, machine, startMinute, endMinute: startMinute + at(sequences.minutes, v) };
    }),
  };
}
