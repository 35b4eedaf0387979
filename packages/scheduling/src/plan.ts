import { pairKey } from './pairKey.ts';
import type { Problem, Span } from './problem.ts';

/** When, where and by whom each operation is done: every operation of the problem once, in any order. */
export interface Plan {
  readonly operations: readonly PlannedOperation[];
}

/** Its `startMinute` is at least 0 and at least the release of its job, unless the operation is fixed. */
export interface PlannedOperation extends Span {
  readonly job: string;
  readonly operation: string;
  /** Left out for a step outside. */
  readonly machine?: string;
  /** Whoever attends to it; left out where the mode asks for nobody. */
  readonly operator?: string;
}

/** By what plans are compared. `tardiness`: weighted tardiness, then setup time, then makespan. `makespan`: that alone. */
export type Objective = 'tardiness' | 'makespan';

export interface PlanValue {
  /** Of each job its weight times the minutes that its last operation ends after its due minute, all together. */
  readonly weightedTardinessMinutes: number;
  /**
   * The setup minutes between operations that follow one another on a machine, fixed or not, and before the first where the machine has an
   * initial family and that operation is not fixed, all together. Operations of no minutes do not count.
   */
  readonly setupMinutes: number;
  /** When the last operation ends; 0 where there is none. */
  readonly makespanMinutes: number;
}

/** When the last operation ends; 0 where there is none. */
export function makespanMinutes({ operations }: Plan): number {
  return operations.reduce((latest, { endMinute }) => Math.max(latest, endMinute), 0);
}

/**
 * What a plan is worth. The plan is one for the problem.
 * @example planValue({ machines: [], jobs: [] }, { operations: [] }).makespanMinutes // 0
 */
export function planValue(problem: Problem, plan: Plan): PlanValue {
  return {
    weightedTardinessMinutes: weightedTardinessMinutes(problem, plan),
    setupMinutes: setupMinutes(problem, plan),
    makespanMinutes: makespanMinutes(plan),
  };
}

function weightedTardinessMinutes({ jobs }: Problem, { operations }: Plan): number {
  const ends = new Map<string, number>();
  for (const { job, endMinute } of operations) ends.set(job, Math.max(ends.get(job) ?? endMinute, endMinute));
  return jobs.reduce((sum, { id, dueMinute, weight = 1 }) => {
    const end = ends.get(id);
    return dueMinute === undefined || end === undefined ? sum : sum + weight * Math.max(0, end - dueMinute);
  }, 0);
}

function setupMinutes({ machines, jobs }: Problem, { operations }: Plan): number {
  const asked = new Map(
    jobs.flatMap(({ id, operations: all }) => all.map((operation) => [pairKey(id, operation.id), operation] as const)),
  );
  const lasting = operations
    .filter(({ startMinute, endMinute }) => endMinute > startMinute)
    .toSorted((a, b) => a.startMinute - b.startMinute);
  const onMachine = new Map<string | undefined, PlannedOperation[]>();
  for (const item of lasting) {
    const items = onMachine.get(item.machine);
    if (items === undefined) onMachine.set(item.machine, [item]);
    else items.push(item);
  }
  let sum = 0;
  for (const { id, setups } of machines) {
    if (setups === undefined) continue;
    let before = setups.initialFamily;
    for (const [index, { job, operation }] of (onMachine.get(id) ?? []).entries()) {
      const { family, fixed } = asked.get(pairKey(job, operation)) ?? {};
      const [from, to] = [setups.families.indexOf(before ?? ''), setups.families.indexOf(family ?? '')];
      if (index > 0 || fixed === undefined) sum += setups.minutes[from]?.[to] ?? 0;
      before = family;
    }
  }
  return sum;
}
