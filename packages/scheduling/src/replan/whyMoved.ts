import { type Bilingual, type Figures, fillIn, present } from '@leitu/kernel';
import { namesOf } from '../namesOf.ts';
import { pairKey } from '../pairKey.ts';
import type { Plan, PlannedOperation } from '../plan.ts';
import type { Closed, Job, Operation, Problem, Span } from '../problem.ts';

const reasons = {
  new: { zh: '新加入', en: 'new' },
  fact: { zh: '已开工或已冻结，按实际情况', en: 'started or frozen, as it is in fact' },
  machine_gone: { zh: '机器 {machine} 不能再做这道工序', en: 'machine {machine} cannot do it any more' },
  machine_closed: {
    zh: '机器 {machine} 从{startZh}到{endZh}不能连续工作',
    en: 'machine {machine} does not work through from {startEn} to {endEn}',
  },
  operator_closed: {
    zh: '人员 {operator} 从{startZh}到{endZh}不在岗或不能做',
    en: 'operator {operator} does not attend through from {startEn} to {endEn}',
  },
  release: { zh: '作业到{minuteZh}才能开始', en: 'its job is not released before {minuteEn}' },
  step_before: {
    zh: '前一道工序 {operation} 的工件到{minuteZh}才到',
    en: 'the goods of the step before, {operation}, arrive at {minuteEn}',
  },
  machine_taken: {
    zh: '机器 {machine} 让给作业 {job} 的工序 {operation}',
    en: 'machine {machine} is given to operation {operation} of job {job}',
  },
  operator_taken: {
    zh: '人员 {operator} 去做作业 {job} 的工序 {operation}',
    en: 'operator {operator} attends to operation {operation} of job {job}',
  },
  better: { zh: '为使整个计划更好', en: 'so that the whole plan is better' },
} satisfies Record<string, Bilingual>;

/** Why an operation is not where it was. */
export type MoveReason = keyof typeof reasons;

/** Where and when an operation is. */
export interface Whereabouts extends Span {
  readonly machine?: string;
  readonly operator?: string;
}

export interface MovedOperation {
  readonly job: string;
  readonly operation: string;
  /** Left out for what is new. */
  readonly from?: Whereabouts;
  readonly to: Whereabouts;
  /** How much later it starts; 0 for what is new. */
  readonly laterMinutes: number;
  readonly reason: MoveReason;
  readonly figures: Figures;
  readonly message: Bilingual;
}

interface Why {
  readonly reason: MoveReason;
  readonly figures: Figures;
}

/** What in a plan is not as it was before, and why: what in the new plan or the new problem keeps it from where it was. */
export function whyMoved(problem: Problem, before: Plan, plan: Plan): readonly MovedOperation[] {
  const was = new Map(before.operations.map((item) => [pairKey(item.job, item.operation), item] as const));
  const planned = indexOf(plan);
  const named = namesOf(problem);
  const moved: MovedOperation[] = [];
  for (const job of problem.jobs) {
    for (const operation of job.operations) {
      const key = pairKey(job.id, operation.id);
      const to = present(planned.byName.get(key), 'the plan has every operation');
      const from = was.get(key);
      if (from !== undefined && isSame(from, to)) continue;
      const why =
        from === undefined ? { reason: 'new' as const, figures: {} } : whyOne(problem, planned, job, operation, from);
      moved.push({
        job: job.id,
        operation: operation.id,
        ...(from === undefined ? {} : { from: whereabouts(from) }),
        to: whereabouts(to),
        laterMinutes: from === undefined ? 0 : to.startMinute - from.startMinute,
        ...why,
        message: wordsOf(named, job.id, why),
      });
    }
  }
  return moved.toSorted((a, b) => a.to.startMinute - b.to.startMinute);
}

function wordsOf(named: ReturnType<typeof namesOf>, job: string, { reason, figures }: Why): Bilingual {
  const { zh, en } = reasons[reason];
  const shown = named({ job, ...figures }, ['start', 'end', 'minute']);
  return { zh: fillIn(zh, shown), en: fillIn(en, shown) };
}

function isSame(from: PlannedOperation, to: PlannedOperation): boolean {
  return from.machine === to.machine && from.operator === to.operator && from.startMinute === to.startMinute;
}

function whereabouts({ machine, operator, startMinute, endMinute }: PlannedOperation): Whereabouts {
  return {
    ...(machine === undefined ? {} : { machine }),
    ...(operator === undefined ? {} : { operator }),
    startMinute,
    endMinute,
  };
}

interface Index {
  readonly byName: ReadonlyMap<string, PlannedOperation>;
  readonly onMachine: ReadonlyMap<string, readonly PlannedOperation[]>;
  readonly withOperator: ReadonlyMap<string, readonly PlannedOperation[]>;
}

function indexOf({ operations }: Plan): Index {
  const groups = (
    nameOf: (item: PlannedOperation) => string | undefined,
  ): ReadonlyMap<string, readonly PlannedOperation[]> => {
    const map = new Map<string, PlannedOperation[]>();
    for (const item of operations) {
      const name = nameOf(item);
      if (name === undefined || item.endMinute === item.startMinute) continue;
      const list = map.get(name);
      if (list === undefined) map.set(name, [item]);
      else list.push(item);
    }
    return map;
  };
  return {
    byName: new Map(operations.map((item) => [pairKey(item.job, item.operation), item])),
    onMachine: groups(({ machine }) => machine),
    withOperator: groups(({ operator }) => operator),
  };
}

function whyOne(problem: Problem, planned: Index, job: Job, operation: Operation, from: PlannedOperation): Why {
  if (operation.fixed !== undefined) return { reason: 'fact', figures: {} };
  return (
    whyMachine(problem, operation, from) ??
    whyOperator(problem, operation, from) ??
    whyJob(problem, planned, job, operation, from) ??
    whyTaken(planned.onMachine.get(from.machine ?? ''), from, 'machine_taken') ??
    whyTaken(planned.withOperator.get(from.operator ?? ''), from, 'operator_taken') ?? { reason: 'better', figures: {} }
  );
}

function whyMachine(
  { machines }: Problem,
  { modes, isSplittable = false }: Operation,
  from: PlannedOperation,
): Why | undefined {
  const { machine, startMinute, endMinute } = from;
  if (machine === undefined) return undefined;
  const mode = modes.find((each) => each.machine === machine);
  if (mode === undefined) return { reason: 'machine_gone', figures: { machine } };
  const closed = machines.find(({ id }) => id === machine)?.closed ?? [];
  const figures = { machine, start: startMinute, end: endMinute };
  return isDisturbed(closed, from, isSplittable) ? { reason: 'machine_closed', figures } : undefined;
}

function whyOperator({ operators = [] }: Problem, operation: Operation, from: PlannedOperation): Why | undefined {
  const name = from.operator;
  if (name === undefined) return undefined;
  const skill = operation.modes.find(({ machine }) => machine === from.machine)?.operatorSkill;
  const operator = operators.find(({ id }) => id === name);
  const figures = { operator: name, start: from.startMinute, end: from.endMinute };
  const isAble = operator !== undefined && skill !== undefined && operator.skills.includes(skill);
  const isOff = isDisturbed(operator?.closed ?? [], from, operation.isSplittable ?? false);
  return isAble && !isOff ? undefined : { reason: 'operator_closed', figures };
}

/** Whether a closed span keeps an operation from a place: any does from one that may not pause, and from others one over its start or end. */
function isDisturbed(closed: Closed, { startMinute, endMinute }: PlannedOperation, isSplittable: boolean): boolean {
  if (endMinute === startMinute) return false;
  const isOff = (minute: number) => closed.some((span) => span.startMinute <= minute && minute < span.endMinute);
  if (isSplittable) return isOff(startMinute) || isOff(endMinute - 1);
  return closed.some((span) => span.startMinute < endMinute && startMinute < span.endMinute);
}

function whyJob(
  { machines, transport }: Problem,
  { byName }: Index,
  job: Job,
  operation: Operation,
  from: PlannedOperation,
): Why | undefined {
  const release = job.releaseMinute ?? 0;
  if (from.startMinute < release) return { reason: 'release', figures: { minute: release } };
  const place = job.operations.indexOf(operation);
  const names = operation.after ?? job.operations.slice(Math.max(0, place - 1), place).map(({ id }) => id);
  const factoryOf = (name: string | undefined) => machines.find(({ id }) => id === name)?.factory ?? '';
  const { factories = [], minutes = [] } = transport ?? {};
  for (const name of names) {
    const step = present(byName.get(pairKey(job.id, name)), 'the plan has every operation');
    const way = minutes[factories.indexOf(factoryOf(step.machine))]?.[factories.indexOf(factoryOf(from.machine))] ?? 0;
    const arrival = step.endMinute + way;
    if (arrival > from.startMinute) return { reason: 'step_before', figures: { operation: name, minute: arrival } };
  }
  return undefined;
}

function whyTaken(
  items: readonly PlannedOperation[] | undefined,
  from: PlannedOperation,
  reason: 'machine_taken' | 'operator_taken',
): Why | undefined {
  const isOther = (item: PlannedOperation) => item.job !== from.job || item.operation !== from.operation;
  const taker = items?.find(
    (item) => isOther(item) && item.startMinute < from.endMinute && from.startMinute < item.endMinute,
  );
  if (taker === undefined) return undefined;
  const { job, operation } = taker;
  return { reason, figures: { machine: from.machine ?? '', operator: from.operator ?? '', job, operation } };
}
