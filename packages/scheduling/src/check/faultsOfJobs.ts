import type { Refusal } from '@leitu/kernel';
import { pairKey } from '../pairKey.ts';
import { refuse, type SchedulingCode } from '../refusals.ts';
import type { Known, Planned } from './known.ts';

/** Whether every operation is planned, and after all that must have ended and arrived before it. */
export function faultsOfJobs(known: Known, planned: ReadonlyMap<string, Planned>): Refusal<SchedulingCode>[] {
  const faults: Refusal<SchedulingCode>[] = [];
  for (const { id: job, operations } of known.problem.jobs) {
    for (const [index, { id: operation, after, fixed }] of operations.entries()) {
      const item = planned.get(pairKey(job, operation));
      if (item === undefined) faults.push(refuse('plan_operation_missing', { job, operation }));
      if (item === undefined || fixed !== undefined) continue;
      const chained = operations[index - 1]?.id;
      for (const id of after ?? (chained === undefined ? [] : [chained])) {
        const before = planned.get(pairKey(job, id));
        if (before !== undefined) faults.push(...faultsOfFollowing(known, before, item));
      }
    }
  }
  return faults;
}

function faultsOfFollowing(known: Known, before: Planned, item: Planned): Refusal<SchedulingCode>[] {
  const { job, operation, startMinute: start } = item;
  const figures = { job, operation, start, before: before.operation, end: before.endMinute };
  if (start < before.endMinute) return [refuse('plan_starts_too_early', figures)];
  const travel = travelMinutes(known, before.machine, item.machine);
  if (start >= before.endMinute + travel) return [];
  return [refuse('plan_goods_on_the_way', { ...figures, travel, arrival: before.endMinute + travel })];
}

function travelMinutes({ problem, machines }: Known, from: string | undefined, to: string | undefined): number {
  const [start, goal] = [from, to].map((id) => (id === undefined ? undefined : machines.get(id)?.factory));
  if (problem.transport === undefined || start === undefined || goal === undefined) return 0;
  const { factories, minutes } = problem.transport;
  return minutes[factories.indexOf(start)]?.[factories.indexOf(goal)] ?? 0;
}
