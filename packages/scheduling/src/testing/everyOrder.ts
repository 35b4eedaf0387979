import { present } from '@leitu/kernel';
import type { PlanValue } from '../plan.ts';
import type { Closed, Machine, Mode, Operation, Problem } from '../problem.ts';

interface Item {
  readonly job: number;
  readonly index: number;
  readonly operation: Operation;
  readonly before: readonly number[];
}

interface Placed {
  readonly machine: string | undefined;
  readonly operator: string | undefined;
  readonly family: string | undefined;
  readonly isFixed: boolean;
  readonly start: number;
  readonly end: number;
}

/** The best of all plans in which each operation, in any order, goes as early as it can behind those placed before it: by trying them all. */
export function bestOfEveryOrder(problem: Problem, isBetter: (one: PlanValue, other: PlanValue) => boolean): PlanValue {
  const items = itemsOf(problem);
  const placed: (Placed | undefined)[] = items.map(({ operation: { fixed, family } }) =>
    fixed === undefined
      ? undefined
      : {
          machine: fixed.machine,
          operator: fixed.operator,
          family,
          isFixed: true,
          start: fixed.startMinute,
          end: fixed.endMinute,
        },
  );
  let best: PlanValue | undefined;
  const go = (): void => {
    if (placed.every((each) => each !== undefined)) {
      const value = worthOf(problem, items, placed);
      if (best === undefined || isBetter(value, best)) best = value;
      return;
    }
    for (const [index, item] of items.entries()) {
      if (placed[index] !== undefined || item.before.some((other) => placed[other] === undefined)) continue;
      for (const where of placesOf(problem, placed, item)) {
        placed[index] = where;
        go();
        placed[index] = undefined;
      }
    }
  };
  go();
  return present(best, 'there is an order');
}

function itemsOf({ jobs }: Problem): Item[] {
  const items: Item[] = [];
  for (const [job, { operations }] of jobs.entries()) {
    const first = items.length;
    for (const [index, operation] of operations.entries()) {
      const names = operation.after ?? operations.slice(Math.max(0, index - 1), index).map(({ id }) => id);
      items.push({
        job,
        index,
        operation,
        before: names.map((name) => first + operations.findIndex(({ id }) => id === name)),
      });
    }
  }
  return items;
}

function* placesOf(problem: Problem, placed: readonly (Placed | undefined)[], item: Item): Generator<Placed> {
  const { modes, family, leadTimeMinutes = 0 } = item.operation;
  const ready = (machine: string | undefined): number =>
    Math.max(
      problem.jobs[item.job]?.releaseMinute ?? 0,
      ...item.before.map((other) => (placed[other]?.end ?? 0) + wayOf(problem, placed[other]?.machine, machine)),
    );
  if (modes.length === 0) {
    const start = ready(undefined);
    yield { machine: undefined, operator: undefined, family, isFixed: false, start, end: start + leadTimeMinutes };
  }
  for (const mode of modes) {
    const able = (problem.operators ?? []).filter(({ skills }) => skills.includes(mode.operatorSkill ?? ''));
    for (const operator of mode.operatorSkill === undefined ? [undefined] : able) {
      const machine = present(
        problem.machines.find(({ id }) => id === mode.machine),
        'modes name machines',
      );
      yield firstFit(
        { placed, item, mode, machine, operator: operator?.id, closed: operator?.closed ?? [] },
        ready(mode.machine),
      );
    }
  }
}

interface Fit {
  readonly placed: readonly (Placed | undefined)[];
  readonly item: Item;
  readonly mode: Mode;
  readonly machine: Machine;
  readonly operator: string | undefined;
  readonly closed: Closed;
}

/** Tries one minute after another. */
function firstFit({ placed, item, mode, machine, operator, closed }: Fit, ready: number): Placed {
  const { family, isSplittable = false } = item.operation;
  const there = placed.filter((each) => each !== undefined);
  const onMachine = there.filter((each) => each.machine === machine.id && each.end > each.start);
  const withOperator =
    operator === undefined ? [] : there.filter((each) => each.operator === operator && each.end > each.start);
  const isOpen = (minute: number): boolean => isIn(machine.closed ?? [], minute) && isIn(closed, minute);
  const latest = Math.max(
    ready,
    ...[...onMachine, ...withOperator].filter(({ isFixed }) => !isFixed).map(({ end }) => end),
  );
  for (let start = latest; ; start += 1) {
    const end = endOf(start, mode.durationMinutes, isOpen, isSplittable);
    if (end === undefined) continue;
    const isFree = [...onMachine, ...withOperator].every((each) => each.end <= start || each.start >= end);
    const own = { machine: machine.id, operator, family, isFixed: false, start, end };
    if (isFree && areSetUp(machine, [...onMachine, own], own)) return own;
  }
}

function isIn(closed: Closed, minute: number): boolean {
  return closed.every(({ startMinute, endMinute }) => minute < startMinute || minute >= endMinute);
}

function endOf(
  start: number,
  minutes: number,
  isOpen: (minute: number) => boolean,
  isSplittable: boolean,
): number | undefined {
  if (!isOpen(start)) return undefined;
  let end = start;
  for (let done = 0; done < minutes; end += 1) {
    if (isOpen(end)) done += 1;
    else if (!isSplittable) return undefined;
  }
  return end;
}

/** Whether there is time for the setups before and after one of the operations of a machine. */
function areSetUp(machine: Machine, items: readonly Placed[], own: Placed): boolean {
  const inTime = items.toSorted((a, b) => a.start - b.start);
  const place = inTime.indexOf(own);
  return [place, place + 1].every((index) => {
    const [x, y] = [inTime[index - 1], inTime[index]];
    if (y === undefined) return true;
    let work = 0;
    for (let minute = Math.max(0, x?.end ?? 0); minute < y.start; minute += 1)
      if (isIn(machine.closed ?? [], minute)) work += 1;
    return work >= setupOf(machine, x, y);
  });
}

function setupOf({ setups }: Machine, x: Placed | undefined, y: Placed): number {
  if (setups === undefined || (x === undefined && y.isFixed)) return 0;
  const from = x === undefined ? setups.initialFamily : x.family;
  return setups.minutes[setups.families.indexOf(from ?? '')]?.[setups.families.indexOf(y.family ?? '')] ?? 0;
}

function wayOf({ machines, transport }: Problem, from: string | undefined, to: string | undefined): number {
  const factoryOf = (id: string | undefined) => machines.find((machine) => machine.id === id)?.factory ?? '';
  const { factories = [], minutes = [] } = transport ?? {};
  return minutes[factories.indexOf(factoryOf(from))]?.[factories.indexOf(factoryOf(to))] ?? 0;
}

function worthOf(
  { jobs, machines }: Problem,
  items: readonly Item[],
  placed: readonly (Placed | undefined)[],
): PlanValue {
  const ends = placed.map((each) => each?.end ?? 0);
  const late = jobs.map(({ dueMinute = Number.POSITIVE_INFINITY, weight = 1 }, job) => {
    const end = Math.max(...ends.filter((_, index) => items[index]?.job === job));
    return weight * Math.max(0, end - dueMinute);
  });
  const setups = machines.map((machine) => {
    const own = placed.filter((each) => each !== undefined && each.machine === machine.id && each.end > each.start);
    const inTime = own.filter((each) => each !== undefined).toSorted((a, b) => a.start - b.start);
    return inTime.reduce((sum, each, index) => sum + setupOf(machine, inTime[index - 1], each), 0);
  });
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  return { weightedTardinessMinutes: sum(late), setupMinutes: sum(setups), makespanMinutes: Math.max(0, ...ends) };
}
