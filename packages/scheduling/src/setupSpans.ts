import { closedMinutesIn } from './check/workingTime.ts';
import { pairKey } from './pairKey.ts';
import type { Plan, PlannedOperation } from './plan.ts';
import type { Closed, Problem, Span } from './problem.ts';

/** A machine being changed over for an operation. */
export interface SetupSpan extends Span {
  readonly machine: string;
  readonly setupMinutes: number;
  readonly from: string;
  readonly to: string;
}

/**
 * When machines are changed over, if it is done as late as can be: just before the operation that needs it. A span has the working minutes
 * of the setup and the closed ones among them.
 * @example setupSpans({ machines: [], jobs: [] }, { operations: [] }) // []
 */
export function setupSpans(problem: Problem, plan: Plan): readonly SetupSpan[] {
  const asked = new Map(
    problem.jobs.flatMap((job) => job.operations.map((operation) => [pairKey(job.id, operation.id), operation])),
  );
  const spans: SetupSpan[] = [];
  for (const { id: machine, setups, closed = [] } of problem.machines) {
    if (setups === undefined) continue;
    let before: PlannedOperation | undefined;
    let from = setups.initialFamily;
    for (const item of lastingOn(plan, machine)) {
      const { family: to, fixed } = asked.get(pairKey(item.job, item.operation)) ?? {};
      const minutes = setups.minutes[setups.families.indexOf(from ?? '')]?.[setups.families.indexOf(to ?? '')] ?? 0;
      const isFirstFixed = before === undefined && fixed !== undefined;
      const startMinute = startOf(closed, item.startMinute, minutes);
      // Between two fixed operations there may not have been the time.
      if (minutes > 0 && !isFirstFixed && startMinute >= (before?.endMinute ?? 0)) {
        spans.push({
          machine,
          setupMinutes: minutes,
          from: from ?? '',
          to: to ?? '',
          startMinute,
          endMinute: item.startMinute,
        });
      }
      before = item;
      from = to;
    }
  }
  return spans;
}

function lastingOn({ operations }: Plan, machine: string): readonly PlannedOperation[] {
  return operations
    .filter((item) => item.machine === machine && item.endMinute > item.startMinute)
    .toSorted((a, b) => a.startMinute - b.startMinute);
}

/** The latest minute from which there are so many working minutes until `endMinute`. */
function startOf(closed: Closed, endMinute: number, minutes: number): number {
  let startMinute = endMinute - minutes;
  for (;;) {
    const missing = minutes - (endMinute - startMinute - closedMinutesIn(closed, { startMinute, endMinute }));
    if (missing === 0) return startMinute;
    startMinute -= missing;
  }
}
