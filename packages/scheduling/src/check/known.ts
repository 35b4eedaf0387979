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
  const both = togetherOf();
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
      const ofMachine = machine === undefined ? undefined : machines.get(machine)?.closed;
      const ofOperator = operator === undefined ? undefined : operators.get(operator)?.closed;
      return both(ofMachine ?? always, ofOperator ?? always);
    },
  };
}

const always: Closed = [];

/** Two calendars as one, found once: many machines and operators have the very same one. */
function togetherOf(): (one: Closed, other: Closed) => Closed {
  const found = new Map<Closed, Map<Closed, Closed>>();
  return (one, other) => {
    if (one.length === 0) return other;
    if (other.length === 0) return one;
    const known = found.get(one) ?? new Map<Closed, Closed>();
    const together = known.get(other) ?? joined([...one, ...other]);
    found.set(one, known.set(other, together));
    return together;
  };
}

/** Whether an operation takes time; what takes none is in nobody's way. */
export function isLasting({ startMinute, endMinute }: PlannedOperation): boolean {
  return endMinute > startMinute;
}
