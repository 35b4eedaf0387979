import { present } from '@leitu/kernel';
import { at } from '../at.ts';
import type { Closed, Job, Machine, Operation, Operator, Problem } from '../problem.ts';
import { type Calendar, calendarOf, joined } from './calendar.ts';

/**
 * A problem as arrays. Operations are numbered through, job by job; −1 stands for none. Lists of lists lie one behind another: those of
 * number i are from `…From[i]` to `…From[i + 1]` − 1.
 */
export interface Workshop {
  readonly operations: number;
  readonly machines: number;
  readonly operators: number;
  readonly jobs: number;
  readonly jobOf: Int32Array;
  readonly jobFrom: Int32Array;
  /** What an operation comes after, and what comes after it. */
  readonly beforeFrom: Int32Array;
  readonly before: Int32Array;
  readonly afterFrom: Int32Array;
  readonly after: Int32Array;
  readonly choiceFrom: Int32Array;
  readonly choiceMachine: Int32Array;
  readonly choiceMinutes: Int32Array;
  readonly choiceSkill: Int32Array;
  /** The family of the operation among those of the choice's machine. */
  readonly choiceFamily: Int32Array;
  readonly skillFrom: Int32Array;
  readonly skillOperator: Int32Array;
  readonly isSplittable: Uint8Array;
  /** −1 for what is done on a machine. */
  readonly leadMinutes: Float64Array;
  readonly fixed: FixedOperations;
  readonly release: Float64Array;
  /** Infinite for a job that is never late. */
  readonly due: Float64Array;
  readonly weight: Float64Array;
  readonly setups: SetupTables;
  /** The factory of each machine, and the ways between two: from × number of factories + to. */
  readonly factory: Int32Array;
  readonly factories: number;
  readonly transportMinutes: Float64Array;
  readonly machineCalendar: readonly Calendar[];
  readonly operatorCalendar: readonly Calendar[];
  /** Of a machine's calendar and an operator's together: number of the one × calendars + number of the other; made when first asked for. */
  readonly jointCalendar: (Calendar | undefined)[];
  /** The numbers of calendars: those that are alike have one. */
  readonly machineHours: Int32Array;
  readonly operatorHours: Int32Array;
  readonly calendars: number;
}

interface FixedOperations {
  readonly isFixed: Uint8Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly machine: Int32Array;
  readonly operator: Int32Array;
  readonly family: Int32Array;
}

interface SetupTables {
  /** Where the table of a machine begins in `minutes` (from × families + to); −1 for a machine without setups. */
  readonly from: Int32Array;
  readonly families: Int32Array;
  readonly initial: Int32Array;
  readonly minutes: Float64Array;
}

export function workshopOf(problem: Problem): Workshop {
  const { machines, jobs, operators = [] } = problem;
  const machineAt = new Map(machines.map(({ id }, index) => [id, index]));
  const all = jobs.flatMap(({ operations }) => operations);
  return {
    operations: all.length,
    machines: machines.length,
    operators: operators.length,
    jobs: jobs.length,
    jobOf: Int32Array.from(jobs.flatMap(({ operations }, job) => operations.map(() => job))),
    jobFrom: offsets(jobs.map(({ operations }) => operations.length)),
    ...precedenceOf(jobs),
    ...choicesOf(problem, all, machineAt),
    isSplittable: Uint8Array.from(all, ({ isSplittable = false }) => (isSplittable ? 1 : 0)),
    leadMinutes: Float64Array.from(all, ({ leadTimeMinutes = -1 }) => leadTimeMinutes),
    fixed: fixedOf(problem, all, machineAt),
    release: Float64Array.from(jobs, ({ releaseMinute = 0 }) => releaseMinute),
    due: Float64Array.from(jobs, ({ dueMinute = Number.POSITIVE_INFINITY }) => dueMinute),
    weight: Float64Array.from(jobs, ({ weight = 1 }) => weight),
    setups: setupTables(machines),
    ...transportOf(problem),
    ...hoursOf(machines, operators),
  };
}

/** When a machine and an operator (−1: nobody) both work. */
export function jointCalendarOf(shop: Workshop, machine: number, operator: number): Calendar {
  const own = shop.machineCalendar[machine];
  if (operator < 0) return present(own, 'every machine has a calendar');
  const place = at(shop.machineHours, machine) * shop.calendars + at(shop.operatorHours, operator);
  const known = shop.jointCalendar[place];
  if (known !== undefined) return known;
  const made = joined(
    present(own, 'every machine has a calendar'),
    present(shop.operatorCalendar[operator], 'every operator has a calendar'),
  );
  shop.jointCalendar[place] = made;
  return made;
}

type Hours = Pick<
  Workshop,
  'machineCalendar' | 'operatorCalendar' | 'jointCalendar' | 'machineHours' | 'operatorHours' | 'calendars'
>;

function hoursOf(machines: readonly Machine[], operators: readonly Operator[]): Hours {
  const known: { readonly closed: Closed; readonly calendar: Calendar }[] = [];
  const numberOf = ({ closed = [] }: Machine | Operator): number => {
    const found = known.findIndex((each) => isAlike(each.closed, closed));
    if (found >= 0) return found;
    known.push({ closed, calendar: calendarOf(closed) });
    return known.length - 1;
  };
  const machineHours = Int32Array.from(machines, numberOf);
  const operatorHours = Int32Array.from(operators, numberOf);
  const calendarAt = (number: number) => present(known[number], 'numbers are of those known').calendar;
  return {
    machineCalendar: Array.from(machineHours, calendarAt),
    operatorCalendar: Array.from(operatorHours, calendarAt),
    machineHours,
    operatorHours,
    calendars: known.length,
    jointCalendar: Array.from({ length: known.length ** 2 }, () => undefined),
  };
}

function isAlike(one: Closed, other: Closed): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ startMinute, endMinute }, index) => {
      const span = other[index];
      return span?.startMinute === startMinute && span.endMinute === endMinute;
    })
  );
}

/** What goods need from one machine to another; −1 is a step outside. */
export function wayMinutes({ factory, factories, transportMinutes }: Workshop, from: number, to: number): number {
  if (factories === 0 || from < 0 || to < 0) return 0;
  const [a, b] = [at(factory, from), at(factory, to)];
  return a < 0 || b < 0 ? 0 : at(transportMinutes, a * factories + b);
}

function offsets(lengths: readonly number[]): Int32Array {
  const from = new Int32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) from[index + 1] = at(from, index) + length;
  return from;
}

function precedenceOf(jobs: readonly Job[]): Pick<Workshop, 'beforeFrom' | 'before' | 'afterFrom' | 'after'> {
  const before: number[][] = [];
  const after: number[][] = [];
  for (const { operations } of jobs) {
    const first = before.length;
    const place = new Map(operations.map(({ id }, index) => [id, first + index]));
    for (const [index, operation] of operations.entries()) {
      const names = operation.after ?? operations.slice(Math.max(0, index - 1), index).map(({ id }) => id);
      before.push(names.map((name) => present(place.get(name), 'operations come after others of their job')));
      after.push([]);
      for (const u of before.at(-1) ?? []) after[u]?.push(first + index);
    }
  }
  return {
    beforeFrom: offsets(before.map(({ length }) => length)),
    before: Int32Array.from(before.flat()),
    afterFrom: offsets(after.map(({ length }) => length)),
    after: Int32Array.from(after.flat()),
  };
}

function familyOn({ setups }: Machine, { family }: Operation): number {
  return setups === undefined || family === undefined ? -1 : setups.families.indexOf(family);
}

type Choices = Pick<
  Workshop,
  'choiceFrom' | 'choiceMachine' | 'choiceMinutes' | 'choiceSkill' | 'choiceFamily' | 'skillFrom' | 'skillOperator'
>;

function choicesOf(
  { machines, operators = [] }: Problem,
  all: readonly Operation[],
  machineAt: ReadonlyMap<string, number>,
): Choices {
  const skills = [...new Set(operators.flatMap((operator) => operator.skills))];
  const skillAt = new Map(skills.map((skill, index) => [skill, index]));
  const able = skills.map((skill) => [...operators.keys()].filter((index) => operators[index]?.skills.includes(skill)));
  const choices = all.flatMap((operation) =>
    operation.modes.map(({ machine, durationMinutes, operatorSkill }) => {
      const index = present(machineAt.get(machine), 'modes name machines that there are');
      const skill = operatorSkill === undefined ? -1 : present(skillAt.get(operatorSkill), 'somebody has the skill');
      const family = familyOn(present(machines[index], 'it is one of them'), operation);
      return { machine: index, minutes: durationMinutes, skill, family };
    }),
  );
  return {
    choiceFrom: offsets(all.map(({ modes }) => modes.length)),
    choiceMachine: Int32Array.from(choices, ({ machine }) => machine),
    choiceMinutes: Int32Array.from(choices, ({ minutes }) => minutes),
    choiceSkill: Int32Array.from(choices, ({ skill }) => skill),
    choiceFamily: Int32Array.from(choices, ({ family }) => family),
    skillFrom: offsets(able.map(({ length }) => length)),
    skillOperator: Int32Array.from(able.flat()),
  };
}

function fixedOf(
  { machines, operators = [] }: Problem,
  all: readonly Operation[],
  machineAt: ReadonlyMap<string, number>,
): FixedOperations {
  const operatorAt = new Map(operators.map(({ id }, index) => [id, index]));
  const placeOf = (places: ReadonlyMap<string, number>, name: string | undefined) =>
    name === undefined ? -1 : present(places.get(name), 'fixed operations name what there is');
  return {
    isFixed: Uint8Array.from(all, ({ fixed }) => (fixed === undefined ? 0 : 1)),
    start: Float64Array.from(all, ({ fixed }) => fixed?.startMinute ?? 0),
    end: Float64Array.from(all, ({ fixed }) => fixed?.endMinute ?? 0),
    machine: Int32Array.from(all, ({ fixed }) => placeOf(machineAt, fixed?.machine)),
    operator: Int32Array.from(all, ({ fixed }) => placeOf(operatorAt, fixed?.operator)),
    family: Int32Array.from(all, (operation) => {
      const machine = machines[placeOf(machineAt, operation.fixed?.machine)];
      return machine === undefined ? -1 : familyOn(machine, operation);
    }),
  };
}

function setupTables(machines: readonly Machine[]): SetupTables {
  const minutes: number[] = [];
  const from = machines.map(({ setups }) => {
    if (setups === undefined) return -1;
    const begin = minutes.length;
    for (const row of setups.minutes) minutes.push(...row);
    return begin;
  });
  return {
    from: Int32Array.from(from),
    families: Int32Array.from(machines, ({ setups }) => setups?.families.length ?? 0),
    initial: Int32Array.from(machines, ({ setups }) =>
      setups?.initialFamily === undefined ? -1 : setups.families.indexOf(setups.initialFamily),
    ),
    minutes: Float64Array.from(minutes),
  };
}

function transportOf({ machines, transport }: Problem): Pick<Workshop, 'factory' | 'factories' | 'transportMinutes'> {
  const { factories = [], minutes = [] } = transport ?? {};
  return {
    factory: Int32Array.from(machines, ({ factory }) => (factory === undefined ? -1 : factories.indexOf(factory))),
    factories: factories.length,
    transportMinutes: Float64Array.from(minutes.flat()),
  };
}
