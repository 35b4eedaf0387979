import { present, type SeededGenerator, seededGenerator } from '@leitu/kernel';
import type { Closed, Fixed, Job, Machine, Mode, Operation, Operator, Problem } from '../problem.ts';

/** How large a workshop that is drawn may be. */
export interface Size {
  readonly jobs: number;
  readonly operations: number;
  readonly machines: number;
}

const families = ['red', 'blue', 'green'];

/** A workshop drawn by a seed, with any of what problems can have: each thing in some seeds and not in others. */
export function aWorkshop(seed: number, { jobs, operations, machines }: Size): Problem {
  const random = seededGenerator(seed);
  const drawn = () => random.next() < 0.5;
  const has: Has = {
    closed: drawn(),
    setups: drawn(),
    transport: drawn(),
    operators: drawn(),
    assembly: drawn(),
    outside: drawn(),
    fixed: drawn(),
    split: drawn(),
    release: drawn(),
  };
  const closed = (): { closed?: Closed } => (has.closed ? { closed: someClosed(random) } : {});
  const all: Machine[] = Array.from({ length: 1 + random.integer(machines) }, (_, index) => ({
    id: `m${index}`,
    ...closed(),
    ...(has.transport && random.next() < 0.8 ? { factory: random.pick(['east', 'west']) } : {}),
    ...(has.setups && random.next() < 0.7 ? { setups: someSetups(random) } : {}),
  }));
  const operators: Operator[] = Array.from({ length: 1 + random.integer(2) }, (_, index) => ({
    id: `o${index}`,
    skills: index === 0 ? ['turn', 'mill'] : [random.pick(['turn', 'mill'])],
    ...closed(),
  }));
  const made: Job[] = Array.from({ length: 1 + random.integer(jobs) }, (_, job) => ({
    id: `j${job}`,
    ...(has.release ? { releaseMinute: random.integer(15) } : {}),
    ...(random.next() < 0.9 ? { dueMinute: random.integer(30) - 2 } : {}),
    weight: random.integer(4),
    operations: Array.from({ length: 1 + random.integer(operations) }, (_each, index) =>
      someOperation(index, all, has, random),
    ),
  }));
  return {
    machines: all,
    ...(has.operators ? { operators } : {}),
    ...(has.transport
      ? {
          transport: {
            factories: ['east', 'west'],
            minutes: [
              [0, 4],
              [7, 0],
            ],
          },
        }
      : {}),
    jobs: has.fixed ? fixSome(made, random) : made,
  };
}

type Thing = 'closed' | 'setups' | 'transport' | 'operators' | 'assembly' | 'outside' | 'fixed' | 'split' | 'release';

type Has = Readonly<Record<Thing, boolean>>;

function someOperation(index: number, machines: readonly Machine[], has: Has, random: SeededGenerator): Operation {
  const fit = machines.filter(() => random.next() < 0.6);
  const isOutside = has.outside && random.next() < 0.15;
  const before = Array.from({ length: index }, (_, place) => String(place)).filter(() => random.next() < 0.5);
  const can = fit.length > 0 ? fit : [random.pick(machines)];
  return {
    id: String(index),
    modes: isOutside ? [] : can.map((machine) => someMode(machine, has, random)),
    ...(isOutside ? { leadTimeMinutes: random.integer(12) } : {}),
    family: random.pick(families),
    ...(has.assembly ? { after: before } : {}),
    ...(has.split && random.next() < 0.6 ? { isSplittable: true } : {}),
  };
}

function someMode({ id }: Machine, has: Has, random: SeededGenerator): Mode {
  return {
    machine: id,
    durationMinutes: 1 + random.integer(9),
    ...(has.operators && random.next() < 0.5 ? { operatorSkill: random.pick(['turn', 'mill']) } : {}),
  };
}

function someClosed(random: SeededGenerator): Closed {
  const spans: { startMinute: number; endMinute: number }[] = [];
  let minute = random.integer(8);
  for (let count = random.integer(5); count > 0; count -= 1) {
    const endMinute = minute + 1 + random.integer(6);
    spans.push({ startMinute: minute, endMinute });
    minute = endMinute + 1 + random.integer(14);
  }
  return spans;
}

function someSetups(random: SeededGenerator): NonNullable<Machine['setups']> {
  return {
    families,
    minutes: families.map((from) => families.map((to) => (from === to ? 0 : random.integer(6)))),
    ...(random.next() < 0.5 ? { initialFamily: random.pick(families) } : {}),
  };
}

/** Fixes the first operation of some jobs: started before minute 0, or frozen somewhat later. */
function fixSome(jobs: readonly Job[], random: SeededGenerator): Job[] {
  const taken = new Map<string, number>();
  return jobs.map((job) => {
    const [first, ...others] = job.operations;
    if (first === undefined || random.next() < 0.5) return job;
    return { ...job, operations: [{ ...first, fixed: someFixed(first, taken, random) }, ...others] };
  });
}

function someFixed(
  { modes, leadTimeMinutes = 1 }: Operation,
  taken: Map<string, number>,
  random: SeededGenerator,
): Fixed {
  if (modes.length === 0) {
    const startMinute = random.integer(6) - 3;
    return { startMinute, endMinute: startMinute + leadTimeMinutes };
  }
  const { machine, durationMinutes, operatorSkill } = random.pick(modes);
  // One operator has every skill.
  const operator = operatorSkill === undefined ? undefined : 'o0';
  const free = Math.max(taken.get(machine) ?? -4, operator === undefined ? -4 : (taken.get(operator) ?? -4));
  const startMinute = free + random.integer(12);
  const endMinute = startMinute + durationMinutes;
  for (const name of [machine, ...(operator === undefined ? [] : [operator])]) taken.set(name, endMinute);
  return { machine, ...(operator === undefined ? {} : { operator }), startMinute, endMinute };
}

/** The operations of a problem that are not fixed. */
export function openOperations({ jobs }: Problem): number {
  return present(
    jobs.flatMap(({ operations }) => operations).filter(({ fixed }) => fixed === undefined),
    'a filter gives a list',
  ).length;
}
