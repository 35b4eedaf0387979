import type { Refusal } from '@leitu/kernel';
import { faultsOfJobs } from './check/faultsOfJobs.ts';
import { faultsOfMachines, faultsOfOperators } from './check/faultsOfResources.ts';
import { faultsOfTimes } from './check/faultsOfTimes.ts';
import { faultsOfWho } from './check/faultsOfWho.ts';
import { type Known, knowProblem, type Planned } from './check/known.ts';
import { pairKey } from './pairKey.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { refuse, type SchedulingCode } from './refusals.ts';

/**
 * Everything that keeps a plan from being one for a sound problem; nothing where it is one. It shares no code with the search: it knows the
 * problem and the plan alone.
 * @example checkPlan({ machines: [], jobs: [] }, { operations: [] }) // []
 */
export function checkPlan(problem: Problem, plan: Plan): readonly Refusal<SchedulingCode>[] {
  const known = knowProblem(problem);
  const { planned, faults } = matched(known, plan);
  const measurable = [...planned.values()].filter(({ startMinute, endMinute }) =>
    [startMinute, endMinute].every(Number.isSafeInteger),
  );
  return [
    ...faults,
    ...[...planned.values()].flatMap((item) => [...faultsOfWho(known, item), ...faultsOfTimes(known, item)]),
    ...faultsOfJobs(known, planned),
    ...faultsOfMachines(known, measurable),
    ...faultsOfOperators(measurable),
  ];
}

/** The operations of a plan with what the problem asks of them, and those that do not match. */
function matched(known: Known, plan: Plan) {
  const planned = new Map<string, Planned>();
  const faults: Refusal<SchedulingCode>[] = [];
  for (const item of plan.operations) {
    const { job, operation } = item;
    const key = pairKey(job, operation);
    const asked = known.operations.get(key);
    if (asked === undefined) faults.push(refuse('plan_operation_unknown', { job, operation }));
    else if (planned.has(key)) faults.push(refuse('plan_operation_twice', { job, operation }));
    else planned.set(key, { ...item, asked: asked.operation, releaseMinute: asked.job.releaseMinute ?? 0 });
  }
  return { planned, faults };
}
