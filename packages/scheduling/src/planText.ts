import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { localClock } from './localTime.ts';
import { pairKey } from './pairKey.ts';
import type { Objective, Plan, PlannedOperation, PlanValue } from './plan.ts';
import type { Problem } from './problem.ts';
import { planForm } from './read/planForm.ts';
import { readPlaced } from './read/readPlaced.ts';
import { faultOf, hasShape } from './read/shape.ts';
import { reasonsOf } from './reasons/reasonsOf.ts';
import type { SchedulingCode } from './refusals.ts';

/** What is told of a plan beside the plan itself. */
export interface AboutPlan {
  readonly objective: Objective;
  readonly value: PlanValue;
  /** Of the objective's first term, in minutes. */
  readonly lowerBound: number;
}

/**
 * A plan as JSON, an operation a line in the order of their starts, with the reason of its start, and with local times where the problem says
 * when it begins.
 * @example readPlan(writePlan(problem, plan, about)) // the plan again
 */
export function writePlan(problem: Problem, plan: Plan, { objective, value, lowerBound }: AboutPlan): string {
  const { startsAt } = problem;
  const head = {
    ...(startsAt !== undefined && { startsAt }),
    objective,
    value,
    lowerBoundMinutes: lowerBound,
  };
  const reasons = new Map(
    reasonsOf(problem, plan).map(({ job, operation, message }) => [pairKey(job, operation), message]),
  );
  const clock = startsAt === undefined ? undefined : localClock(startsAt);
  const lines = inOrder(plan).map((item) => {
    const reason = reasons.get(pairKey(item.job, item.operation));
    return `    ${JSON.stringify({ ...withTimes(item, clock), ...(reason && { reason }) })}`;
  });
  const top = Object.entries(head).map(([key, each]) => `  ${JSON.stringify(key)}: ${JSON.stringify(each)},\n`);
  return `{\n${top.join('')}  "operations": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function inOrder({ operations }: Plan): readonly PlannedOperation[] {
  return operations.toSorted(
    (a, b) =>
      a.startMinute - b.startMinute ||
      a.endMinute - b.endMinute ||
      compared(a.job, b.job) ||
      compared(a.operation, b.operation),
  );
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function withTimes(item: PlannedOperation, clock: ReturnType<typeof localClock> | undefined) {
  const { job, operation, machine, operator, startMinute, endMinute } = item;
  return {
    job,
    operation,
    ...(machine !== undefined && { machine }),
    ...(operator !== undefined && { operator }),
    startMinute,
    endMinute,
    ...(clock && { start: clock(startMinute), end: clock(endMinute) }),
  };
}

/**
 * Reads a plan from JSON as `writePlan` writes it; what is broken is refused with its place. Whether it is a plan for a problem, `checkPlan`
 * tells.
 * @example readPlan('{"operations": []}') // { ok: true, value: { operations: [] } }
 */
export function readPlan(text: string): Result<Plan, Refusal<SchedulingCode>> {
  return readPlaced(text, (value) => {
    if (!hasShape(planForm, value)) return refused(faultOf(planForm, value));
    return ok({ operations: value.operations.map(withoutTimes) });
  });
}

type ForPeople = Readonly<Partial<Record<'start' | 'end' | 'reason', unknown>>>;

/** Without what is there for people. */
function withoutTimes({ start: _, end: _end, reason: _reason, ...item }: PlannedOperation & ForPeople) {
  return item;
}
