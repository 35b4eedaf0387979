import { seededGenerator } from '@leitu/kernel';
import { at } from './at.ts';
import { judged, sound } from './judged.ts';
import { isPlainShop } from './makespan/isPlainShop.ts';
import { lowerBound } from './makespan/lowerBound.ts';
import { minimiseMakespan } from './makespan/minimiseMakespan.ts';
import { emptySequences, loadSolution, type Solution } from './makespan/sequences.ts';
import { type Shop, shopOf } from './makespan/shop.ts';
import { type Objective, type Plan, type PlanValue, planValue } from './plan.ts';
import type { Problem } from './problem.ts';
import { boundSteps, workshopBound } from './solver/bounds.ts';
import { layWorkshop } from './solver/layWorkshop.ts';
import { planWorkshop, timetableBy } from './solver/planWorkshop.ts';
import type { Rule } from './solver/rules.ts';
import { planOf, type Snapshot } from './solver/snapshot.ts';
import { workOf } from './solver/work.ts';

export interface SolveOptions {
  readonly seed: number;
  /** `tardiness` if not said. */
  readonly objective?: Objective;
  /** Moves at most. The same problem, seed, objective and steps give the same plans. */
  readonly steps?: number;
  /**
   * The share of the time for the search that has passed, 0 to 1, by whatever clock the caller has: the search cools with it and ends at 1.
   * Plans then depend on that clock.
   */
  readonly elapsedShare?: () => number;
}

/** The best plan so far. */
export interface Progress {
  readonly plan: Plan;
  readonly value: PlanValue;
  /** No plan has less of the objective's first term: weighted tardiness, or makespan, in minutes. */
  readonly lowerBound: number;
  /** Moves that the search has tried. */
  readonly steps: number;
}

/**
 * Plans a workshop. Yields the best plan so far again and again, the first at once, first come, first served, and ends where the plan is proven to
 * be the best or a limit is reached; without limits the caller goes on as long as it likes. Every plan that it yields is complete: it may be
 * left at any moment, and the plan with which it ends or is left has been judged by `checkPlan`. The problem is one that `readProblem` or `readFjs` gives, or as sound.
 * @example for (const { value } of solve(problem, { seed: 42 })) if (value.weightedTardinessMinutes === 0) break
 */
export function solve(problem: Problem, options: SolveOptions): Generator<Progress, void, void> {
  if (problem.jobs.every(({ operations }) => operations.length === 0)) return nothingToDo();
  const isShop = options.objective === 'makespan' && isPlainShop(problem);
  return judged(problem, isShop ? solveShop(problem, options) : solveWorkshop(problem, options));
}

function* nothingToDo(): Generator<Progress, void, void> {
  const value = { weightedTardinessMinutes: 0, setupMinutes: 0, makespanMinutes: 0 };
  yield { plan: { operations: [] }, value, lowerBound: 0, steps: 0 };
}

function* solveWorkshop(problem: Problem, options: SolveOptions): Generator<Progress, void, void> {
  const { seed, objective = 'tardiness', ...limits } = options;
  const { elapsedShare = () => 0 } = limits;
  const shop = layWorkshop(problem);
  let bound = 0;
  let known: Progress | undefined;
  for (const { best, isNew, steps } of planWorkshop(shop, objective, seededGenerator(seed), limits)) {
    if (known === undefined) {
      // The first plan does not wait for the bound.
      known = { plan: planOf(problem, best), value: valueOfBest(best), lowerBound: bound, steps };
      yield known;
      bound = yield* whileBounding(boundSteps(shop, workOf(shop), objective), known, elapsedShare);
    } else if (isNew) known = { plan: planOf(problem, best), value: valueOfBest(best), lowerBound: bound, steps };
    known = { ...known, lowerBound: bound, steps };
    yield known;
    if (elapsedShare() >= 1 || (objective === 'makespan' && best.makespan <= bound)) return;
  }
}

function valueOfBest({ weightedTardiness, setupMinutes, makespan }: Snapshot): PlanValue {
  return { weightedTardinessMinutes: weightedTardiness, setupMinutes, makespanMinutes: makespan };
}

/** Yields what is known again and again while the bound is being found; 0 where the time passes before. */
function* whileBounding(
  steps: Generator<void, number, void>,
  known: Progress,
  elapsedShare: () => number,
): Generator<Progress, number, void> {
  for (;;) {
    const { value, done } = steps.next();
    if (done === true) return value;
    yield known;
    if (elapsedShare() >= 1) return 0;
  }
}

function* solveShop(problem: Problem, options: SolveOptions): Generator<Progress, void, void> {
  const { seed, steps: most = Number.POSITIVE_INFINITY, elapsedShare = () => 0 } = options;
  const shop = shopOf(problem);
  const bound = lowerBound(shop);
  let kept: Solution | undefined;
  let plan: Plan = { operations: [] };
  let value = planValue(problem, plan);
  for (const { solution, steps } of minimiseMakespan(shop, bound, seededGenerator(seed))) {
    if (solution !== kept) {
      plan = planOfShop(problem, shop, solution);
      value = planValue(problem, plan);
    }
    kept = solution;
    yield { plan, value, lowerBound: bound, steps };
    if (steps >= most || elapsedShare() >= 1) return;
  }
}

/**
 * Minutes of the objective's first term that no plan is below.
 * @example lowerBoundMinutes({ machines: [], jobs: [] }, 'makespan') // 0
 */
export function lowerBoundMinutes(problem: Problem, objective: Objective): number {
  if (objective === 'makespan' && isPlainShop(problem)) return lowerBound(shopOf(problem));
  const shop = layWorkshop(problem);
  return workshopBound(shop, workOf(shop), objective);
}

/**
 * The plan that a dispatching rule alone makes.
 * @example dispatch(problem, 'atcs')
 */
export function dispatch(problem: Problem, rule: Rule): Plan {
  const shop = layWorkshop(problem);
  return sound(problem, planOf(problem, timetableBy(shop, workOf(shop), rule)));
}

function planOfShop({ machines, jobs }: Problem, shop: Shop, solution: Solution): Plan {
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
