import { assert } from '@leitu/kernel';
import { checkPlan } from './checkPlan.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';

/** A plan that the checker has found sound; that a search gives another is a bug. */
export function sound(problem: Problem, plan: Plan): Plan {
  const [fault] = checkPlan(problem, plan);
  assert(fault === undefined, `a search gives a plan: ${fault?.message.en}`);
  return plan;
}

/** The turns of a search, the last of which is judged by the checker, whether the search ends or is left. */
export function* judged<Turn extends { readonly plan: Plan }>(
  problem: Problem,
  turns: Generator<Turn, void, void>,
): Generator<Turn, void, void> {
  let last: Turn | undefined;
  try {
    for (const turn of turns) {
      last = turn;
      yield turn;
    }
  } finally {
    if (last !== undefined) sound(problem, last.plan);
  }
}
