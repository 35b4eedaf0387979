import { present } from '@leitu/kernel';
import type { Problem } from '../problem.ts';

/**
 * A flexible job shop as arrays: operations are numbered through, 0 to `operations` − 1, job by job. −1 stands for none. The choices of
 * operation v are `choiceFrom[v]` to `choiceFrom[v + 1]` − 1 in `choiceMachine` and `choiceMinutes`.
 */
export interface Shop {
  readonly operations: number;
  readonly machines: number;
  /** The operation of the same job before and after. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly choiceFrom: Int32Array;
  readonly choiceMachine: Int32Array;
  readonly choiceMinutes: Int32Array;
  /** The first operation of each job, and behind the last job the number of operations. */
  readonly jobFrom: Int32Array;
}

/** Makes the arrays of a problem. */
export function shopOf({ machines, jobs }: Problem): Shop {
  const machineAt = new Map(machines.map(({ id }, index) => [id, index]));
  const before: number[] = [];
  const after: number[] = [];
  const choiceFrom: number[] = [];
  const choiceMachine: number[] = [];
  const choiceMinutes: number[] = [];
  const jobFrom: number[] = [];
  for (const { operations } of jobs) {
    jobFrom.push(before.length);
    for (const [index, { modes }] of operations.entries()) {
      const number = before.length;
      before.push(index === 0 ? -1 : number - 1);
      after.push(index === operations.length - 1 ? -1 : number + 1);
      choiceFrom.push(choiceMachine.length);
      for (const { machine, durationMinutes } of modes) {
        choiceMachine.push(present(machineAt.get(machine), 'modes name machines that there are'));
        choiceMinutes.push(durationMinutes);
      }
    }
  }
  jobFrom.push(before.length);
  choiceFrom.push(choiceMachine.length);
  return {
    operations: before.length,
    machines: machines.length,
    before: Int32Array.from(before),
    after: Int32Array.from(after),
    choiceFrom: Int32Array.from(choiceFrom),
    choiceMachine: Int32Array.from(choiceMachine),
    choiceMinutes: Int32Array.from(choiceMinutes),
    jobFrom: Int32Array.from(jobFrom),
  };
}
