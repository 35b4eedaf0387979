import type { Refusal } from '@leitu/kernel';
import type { Machine, Setups } from '../problem.ts';
import { refuse, type SchedulingCode } from '../refusals.ts';
import { isLasting, type Known, type Planned } from './known.ts';
import { closedMinutesIn } from './workingTime.ts';

/** Whether each machine does one thing at a time and has time for its setups. */
export function faultsOfMachines(known: Known, planned: readonly Planned[]): Refusal<SchedulingCode>[] {
  return [...byUser(planned, ({ machine }) => machine)].flatMap(([id, items]) => {
    const clashes = clashesOf(items).map(([earlier, later]) =>
      refuse('plan_machine_shared', { machine: id, ...figuresOfClash(earlier, later) }),
    );
    const machine = known.machines.get(id);
    return machine?.setups === undefined ? clashes : [...clashes, ...faultsOfSetups(machine, machine.setups, items)];
  });
}

/** Whether each operator attends to one thing at a time. */
export function faultsOfOperators(planned: readonly Planned[]): Refusal<SchedulingCode>[] {
  return [...byUser(planned, ({ operator }) => operator)].flatMap(([operator, items]) =>
    clashesOf(items).map(([earlier, later]) =>
      refuse('plan_operator_shared', { operator, ...figuresOfClash(earlier, later) }),
    ),
  );
}

/** What takes time, by whom it takes it of, in the order of time. */
function byUser(
  planned: readonly Planned[],
  userOf: (item: Planned) => string | undefined,
): ReadonlyMap<string, readonly Planned[]> {
  const users = new Map<string, Planned[]>();
  for (const item of planned.filter(isLasting).toSorted((a, b) => a.startMinute - b.startMinute)) {
    const user = userOf(item);
    if (user === undefined) continue;
    const items = users.get(user);
    if (items === undefined) users.set(user, [item]);
    else items.push(item);
  }
  return users;
}

/** Each one that begins before an earlier one has ended. */
function clashesOf(items: readonly Planned[]): (readonly [earlier: Planned, later: Planned])[] {
  const clashes: (readonly [Planned, Planned])[] = [];
  let latest: Planned | undefined;
  for (const item of items) {
    if (latest !== undefined && item.startMinute < latest.endMinute) clashes.push([latest, item]);
    if (latest === undefined || item.endMinute > latest.endMinute) latest = item;
  }
  return clashes;
}

function figuresOfClash(earlier: Planned, { job, operation, startMinute }: Planned) {
  return { start: startMinute, job, operation, otherJob: earlier.job, otherOperation: earlier.operation };
}

function faultsOfSetups(machine: Machine, setups: Setups, items: readonly Planned[]): Refusal<SchedulingCode>[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    const { job, operation, startMinute: start, asked } = item;
    const isFact = asked.fixed !== undefined && (before === undefined || before.asked.fixed !== undefined);
    // Where two overlap it is the machine that is shared; that is a fault of its own.
    if (isFact || (before !== undefined && start < before.endMinute)) return [];
    const from = before === undefined ? setups.initialFamily : before.asked.family;
    const expected = setupMinutes(setups, from, asked.family);
    const gap = { startMinute: Math.max(0, before?.endMinute ?? 0), endMinute: start };
    const found = start - gap.startMinute - closedMinutesIn(machine.closed ?? [], gap);
    if (found >= expected) return [];
    const families = { from: from ?? '—', to: asked.family ?? '—' };
    const figures = { machine: machine.id, job, operation, start, expected, found };
    return [refuse('plan_setup_missing', { ...figures, ...families })];
  });
}

function setupMinutes({ families, minutes }: Setups, from: string | undefined, to: string | undefined): number {
  return minutes[families.indexOf(from ?? '')]?.[families.indexOf(to ?? '')] ?? 0;
}
