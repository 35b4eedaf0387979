import type { Refusal } from '@leitu/kernel';
import type { Plan, PlannedOperation } from './plan.ts';
import type { Operation, Problem } from './problem.ts';
import { refuse, type SchedulingCode } from './refusals.ts';

/**
 * Everything that keeps a plan from being one for a problem; nothing where it is one. It shares no code with the search: it knows the
 * problem and the plan alone.
 */
export function checkPlan(problem: Problem, plan: Plan): readonly Refusal<SchedulingCode>[] {
  const asked = new Map(
    problem.jobs.flatMap(({ id: job, operations }) =>
      operations.map((operation) => [keyOf(job, operation.id), operation] as const),
    ),
  );
  const planned = new Map<string, PlannedOperation>();
  const faults: Refusal<SchedulingCode>[] = [];
  for (const item of plan.operations) {
    const { job, operation } = item;
    const key = keyOf(job, operation);
    const wanted = asked.get(key);
    if (wanted === undefined) faults.push(refuse('plan_operation_unknown', { job, operation }));
    else if (planned.has(key)) faults.push(refuse('plan_operation_twice', { job, operation }));
    else {
      planned.set(key, item);
      faults.push(...faultsOfOne(wanted, item));
    }
  }
  return [...faults, ...faultsOfJobs(problem, planned), ...faultsOfMachines([...planned.values()])];
}

/** Two names as one that no other two give. */
function keyOf(job: string, operation: string): string {
  return JSON.stringify([job, operation]);
}

function faultsOfOne({ modes }: Operation, item: PlannedOperation): Refusal<SchedulingCode>[] {
  const { job, operation, machine = '', startMinute, endMinute } = item;
  const mode = modes.find((each) => each.machine === machine);
  if (mode === undefined) return [refuse('plan_machine_unfit', { job, operation, machine })];
  if (!Number.isInteger(startMinute) || startMinute < 0) {
    return [refuse('plan_minute_unfit', { job, operation, start: String(startMinute) })];
  }
  const [expected, found] = [mode.durationMinutes, endMinute - startMinute];
  return found === expected
    ? []
    : [refuse('plan_duration_wrong', { job, operation, machine, expected, found: String(found) })];
}

function faultsOfJobs({ jobs }: Problem, planned: ReadonlyMap<string, PlannedOperation>): Refusal<SchedulingCode>[] {
  const faults: Refusal<SchedulingCode>[] = [];
  for (const { id: job, operations } of jobs) {
    let before: PlannedOperation | undefined;
    for (const { id: operation } of operations) {
      const item = planned.get(keyOf(job, operation));
      if (item === undefined) faults.push(refuse('plan_operation_missing', { job, operation }));
      else if (before !== undefined && item.startMinute < before.endMinute) {
        const figures = { job, operation, start: item.startMinute, before: before.operation, end: before.endMinute };
        faults.push(refuse('plan_starts_too_early', figures));
      }
      before = item ?? before;
    }
  }
  return faults;
}

function faultsOfMachines(planned: readonly PlannedOperation[]): Refusal<SchedulingCode>[] {
  const faults: Refusal<SchedulingCode>[] = [];
  const byMachine = new Map<string, PlannedOperation[]>();
  for (const item of planned) {
    const { machine = '' } = item;
    const items = byMachine.get(machine);
    if (items === undefined) byMachine.set(machine, [item]);
    else items.push(item);
  }
  for (const [machine, items] of byMachine) {
    // What takes no time is in nobody's way.
    const lasting = items.filter(({ startMinute, endMinute }) => endMinute > startMinute);
    let latest: PlannedOperation | undefined;
    for (const item of lasting.toSorted((a, b) => a.startMinute - b.startMinute)) {
      if (latest !== undefined && item.startMinute < latest.endMinute) {
        faults.push(
          refuse('plan_machine_shared', {
            machine,
            start: item.startMinute,
            job: item.job,
            operation: item.operation,
            otherJob: latest.job,
            otherOperation: latest.operation,
          }),
        );
      }
      if (latest === undefined || item.endMinute > latest.endMinute) latest = item;
    }
  }
  return faults;
}
