import { pairKey } from '../pairKey.ts';
import type { PlannedOperation } from '../plan.ts';
import type { Closed, Job, Machine, Operation, Operator, Problem } from '../problem.ts';
import { joined } from './workingTime.ts';

/** A problem by the names that a plan uses. */
export interface Known {
  readonly problem: Problem;
  readonly machines: ReadonlyMap<string, Machine>;
  readonly operators: ReadonlyMap<string, Operator>;
  /** By `pairKey` of job and operation. */
  readonly operations: ReadonlyMap<string, { readonly job: Job; readonly operation: Operation }>;
  /** When a machine, an operator or the two together do not work. */
  readonly closedOf: (machine: string | undefined, operator: string | undefined) => Closed;
}

/** An operation of a plan with what the problem asks of it. */
export interface Planned extends PlannedOperation {
  readonly asked: Operation;
  readonly releaseMinute: number;
}

export function knowProblem(problem: Problem): Known {
  const machines = new Map(problem.machines.map((machine) => [machine.id, machine]));
  const operators = new Map((problem.operators ?? []).map((operator) => [operator.id, operator]));
  const closed = new Map<string, Closed>();
  return {
    problem,
    machines,
    operators,
    operations: new Map(
      problem.jobs.flatMap((job) =>
        job.operations.map((operation) => [pairKey(job.id, operation.id), { job, operation }]),
      ),
    ),
    closedOf: (machine, operator) => {
      const key = pairKey(machine ?? '', operator ?? '');
      const found = closed.get(key);
      if (found !== undefined) return found;
      const ofMachine = machine === undefined ? undefined : machines.get(machine)?.closed;
      const ofOperator = operator === undefined ? undefined : operators.get(operator)?.closed;
      const both = joined([...(ofMachine ?? []), ...(ofOperator ?? [])]);
      closed.set(key, both);
      return both;
    },
  };
}

/** Whether an operation takes time; what takes none is in nobody's way. */
export function isLasting({ startMinute, endMinute }: PlannedOperation): boolean {
  return endMinute > startMinute;
}
