import { type Bilingual, type Figures, fillIn, present } from '@leitu/kernel';
import { knowProblem } from '../check/known.ts';
import { firstEndingAfter } from '../check/workingTime.ts';
import { namesOf } from '../namesOf.ts';
import { pairKey } from '../pairKey.ts';
import type { Plan, PlannedOperation } from '../plan.ts';
import type { Closed, Job, Machine, Operation, Problem } from '../problem.ts';

const words = {
  fixed: { zh: '已开工或已冻结', en: 'It has started or is frozen.' },
  at_once: { zh: '一开始就做', en: 'It starts at once.' },
  release: { zh: '等作业下达，到{untilZh}', en: 'It waits for the release of its job until {untilEn}.' },
  step_before: {
    zh: '等前一道工序 {operation}，到{untilZh}',
    en: 'It waits for the step before, {operation}, until {untilEn}.',
  },
  transport: {
    zh: '等工件从工序 {operation} 运到，到{untilZh}',
    en: 'It waits for its goods on the way from {operation} until {untilEn}.',
  },
  machine: {
    zh: '等机器 {machine} 做完作业 {job} 的工序 {operation}，到{untilZh}',
    en: 'It waits for machine {machine} until {untilEn}, behind operation {operation} of job {job}.',
  },
  setup: {
    zh: '等机器 {machine} 换型，到{untilZh}',
    en: 'It waits for the setup of machine {machine} until {untilEn}.',
  },
  operator: {
    zh: '等人员 {operator} 做完作业 {job} 的工序 {operation}，到{untilZh}',
    en: 'It waits for operator {operator} until {untilEn}, behind operation {operation} of job {job}.',
  },
  shift: {
    zh: '等机器 {machine} 和人员的班次，到{untilZh}',
    en: 'It waits for the shift of machine {machine} and whoever attends to it, until {untilEn}.',
  },
  kept: { zh: '本可更早，按原计划不动', en: 'It could start earlier and is left where it was.' },
} satisfies Record<string, Bilingual>;

/** What an operation waits for: a closed list. */
export type WaitReason = keyof typeof words;

export interface StartReason {
  readonly job: string;
  readonly operation: string;
  readonly reason: WaitReason;
  /** By their ids what the message names: machine, operator, the other job and operation; and `until` which minute. */
  readonly figures: Figures;
  readonly message: Bilingual;
}

interface Wait {
  readonly reason: WaitReason;
  readonly figures: Figures;
  readonly until: number;
}

/** Why each operation of a plan starts when it does and no earlier, in the order of the plan. The plan is one for the problem. */
export function reasonsOf(problem: Problem, plan: Plan): readonly StartReason[] {
  const known = knownOf(problem, plan);
  const named = namesOf(problem);
  return plan.operations.map((item) => {
    const { reason, figures } = reasonOf(known, item);
    const { zh, en } = words[reason];
    const shown = named({ job: item.job, ...figures }, ['until']);
    const message = { zh: fillIn(zh, shown), en: fillIn(en, shown) };
    return { job: item.job, operation: item.operation, reason, figures, message };
  });
}

interface Known {
  readonly problem: Problem;
  readonly asked: ReadonlyMap<string, { readonly job: Job; readonly operation: Operation; readonly place: number }>;
  readonly planned: ReadonlyMap<string, PlannedOperation>;
  readonly machines: ReadonlyMap<string, Machine>;
  readonly closedOf: (machine: string | undefined, operator: string | undefined) => Closed;
  /** What holds the machine or the operator just before. */
  readonly before: ReadonlyMap<PlannedOperation, PlannedOperation>;
  readonly beforeWith: ReadonlyMap<PlannedOperation, PlannedOperation>;
}

function knownOf(problem: Problem, plan: Plan): Known {
  const entries = problem.jobs.flatMap((job) =>
    job.operations.map((operation, place) => [pairKey(job.id, operation.id), { job, operation, place }] as const),
  );
  const inTime = plan.operations
    .filter(({ startMinute, endMinute }) => endMinute > startMinute)
    .toSorted((a, b) => a.startMinute - b.startMinute);
  return {
    problem,
    asked: new Map(entries),
    planned: new Map(plan.operations.map((item) => [pairKey(item.job, item.operation), item])),
    machines: new Map(problem.machines.map((machine) => [machine.id, machine])),
    closedOf: knowProblem(problem).closedOf,
    before: beforeEach(inTime, ({ machine }) => machine),
    beforeWith: beforeEach(inTime, ({ operator }) => operator),
  };
}

function beforeEach(
  inTime: readonly PlannedOperation[],
  holderOf: (item: PlannedOperation) => string | undefined,
): ReadonlyMap<PlannedOperation, PlannedOperation> {
  const latest = new Map<string, PlannedOperation>();
  const before = new Map<PlannedOperation, PlannedOperation>();
  for (const item of inTime) {
    const holder = holderOf(item);
    if (holder === undefined) continue;
    const other = latest.get(holder);
    if (other !== undefined) before.set(item, other);
    latest.set(holder, item);
  }
  return before;
}

/** The last of all that it waits for; where it starts later than that, the shift, or nothing but the plan that was. */
function reasonOf(known: Known, item: PlannedOperation): Omit<Wait, 'until'> {
  const { job, operation, place } = present(
    known.asked.get(pairKey(item.job, item.operation)),
    'plans have no other operations',
  );
  if (operation.fixed !== undefined) return { reason: 'fixed', figures: {} };
  const waits = [...waitsOfJob(known, item, job, operation, place), ...waitsOfHolders(known, item, operation)];
  let last: Wait = { reason: 'at_once', figures: {}, until: 0 };
  for (const wait of waits) if (wait.until > last.until) last = wait;
  if (last.until >= item.startMinute) return last;
  const { machine = '', startMinute: until } = item;
  return isClosedFrom(known, item, operation, last.until)
    ? { reason: 'shift', figures: { machine, until } }
    : { reason: 'kept', figures: {} };
}

function waitsOfJob(
  { problem, planned, machines }: Known,
  item: PlannedOperation,
  job: Job,
  operation: Operation,
  place: number,
): Wait[] {
  const release = job.releaseMinute ?? 0;
  const names = operation.after ?? job.operations.slice(Math.max(0, place - 1), place).map(({ id }) => id);
  const factoryOf = (name: string | undefined) => machines.get(name ?? '')?.factory ?? '';
  const { factories = [], minutes = [] } = problem.transport ?? {};
  const steps = names.map((name): Wait => {
    const step = present(planned.get(pairKey(job.id, name)), 'the plan has every operation');
    const way = minutes[factories.indexOf(factoryOf(step.machine))]?.[factories.indexOf(factoryOf(item.machine))] ?? 0;
    const until = step.endMinute + way;
    return { reason: way > 0 ? 'transport' : 'step_before', figures: { operation: name, until }, until };
  });
  return [{ reason: 'release', figures: { until: release }, until: release }, ...steps];
}

function waitsOfHolders(
  { machines, before, beforeWith, asked }: Known,
  item: PlannedOperation,
  { family }: Operation,
): Wait[] {
  if (item.endMinute === item.startMinute || item.machine === undefined) return [];
  const waits: Wait[] = [];
  const x = before.get(item);
  const until = Math.max(0, x?.endMinute ?? 0);
  if (x !== undefined) {
    waits.push({
      reason: 'machine',
      figures: { machine: item.machine, job: x.job, operation: x.operation, until },
      until,
    });
  }
  const { setups, closed = [] } = present(machines.get(item.machine), 'plans name machines that there are');
  const from = x === undefined ? setups?.initialFamily : asked.get(pairKey(x.job, x.operation))?.operation.family;
  const minutes = setups?.minutes[setups.families.indexOf(from ?? '')]?.[setups.families.indexOf(family ?? '')] ?? 0;
  const ready = endOfWork(closed, until, minutes);
  if (minutes > 0) waits.push({ reason: 'setup', figures: { machine: item.machine, until: ready }, until: ready });
  const z = beforeWith.get(item);
  if (z !== undefined) {
    const figures = { operator: item.operator ?? '', job: z.job, operation: z.operation, until: z.endMinute };
    waits.push({ reason: 'operator', figures, until: z.endMinute });
  }
  return waits;
}

function endOfWork(closed: Closed, from: number, minutes: number): number {
  let end = from;
  let left = minutes;
  for (let index = firstEndingAfter(closed, from); index < closed.length && left > 0; index += 1) {
    const { startMinute = 0, endMinute = 0 } = closed[index] ?? {};
    if (end + left <= startMinute) break;
    left -= Math.max(0, startMinute - end);
    end = endMinute;
  }
  return end + left;
}

/** Whether closed time of its machine or its operator keeps an operation from starting at a minute. */
function isClosedFrom({ closedOf }: Known, item: PlannedOperation, operation: Operation, minute: number): boolean {
  if (item.machine === undefined) return false;
  const spans = closedOf(item.machine, item.operator);
  const minutes = operation.isSplittable === true ? 1 : item.endMinute - item.startMinute;
  let start = minute;
  for (let index = firstEndingAfter(spans, minute); index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || span.startMinute >= start + minutes) break;
    start = Math.max(start, span.endMinute);
  }
  return start >= item.startMinute;
}
