import { present } from '@leitu/kernel';
import { at } from '../at.ts';
import type { Job, Machine, Operation, Problem } from '../problem.ts';
import { hoursOf } from './hours.ts';
import type { FixedOperations, SetupTables, Workshop } from './workshop.ts';

/** Lays a problem down in arrays, in one pass over its operations: what is planned first waits for this. */
export function layWorkshop(problem: Problem): Workshop {
  const { machines, jobs, operators = [] } = problem;
  return {
    machines: machines.length,
    operators: operators.length,
    jobs: jobs.length,
    ...layJobs(jobs),
    ...layOperations(problem),
    setups: setupTables(machines),
    ...transportOf(problem),
    ...hoursOf(machines, operators),
  };
}

function layJobs(jobs: readonly Job[]): Pick<Workshop, 'jobFrom' | 'release' | 'due' | 'weight'> {
  const jobFrom = new Int32Array(jobs.length + 1);
  const release = new Float64Array(jobs.length);
  const due = new Float64Array(jobs.length).fill(Number.POSITIVE_INFINITY);
  const weight = new Float64Array(jobs.length).fill(1);
  for (const [job, each] of jobs.entries()) {
    jobFrom[job + 1] = at(jobFrom, job) + each.operations.length;
    if (each.releaseMinute !== undefined) release[job] = each.releaseMinute;
    if (each.dueMinute !== undefined) due[job] = each.dueMinute;
    if (each.weight !== undefined) weight[job] = each.weight;
  }
  return { jobFrom, release, due, weight };
}

/** The names that operations use, as numbers. */
interface Names {
  readonly machineAt: ReadonlyMap<string, number>;
  readonly operatorAt: ReadonlyMap<string, number>;
  readonly skillAt: ReadonlyMap<string, number>;
  /** By machine; none where it has no setups. */
  readonly familyAt: readonly (ReadonlyMap<string, number> | undefined)[];
}

function namesOf({ machines, operators = [] }: Problem): Names {
  const skillAt = new Map<string, number>();
  for (const { skills } of operators) {
    for (const skill of skills) if (!skillAt.has(skill)) skillAt.set(skill, skillAt.size);
  }
  return {
    machineAt: new Map(machines.map(({ id }, index) => [id, index])),
    operatorAt: new Map(operators.map(({ id }, index) => [id, index])),
    skillAt,
    familyAt: machines.map(({ setups }) => setups && new Map(setups.families.map((family, index) => [family, index]))),
  };
}

function familyOn({ familyAt }: Names, machine: number, family: string | undefined): number {
  return family === undefined ? -1 : (familyAt[machine]?.get(family) ?? -1);
}

type OfOperations = Omit<
  Workshop,
  keyof ReturnType<typeof layJobs> | keyof ReturnType<typeof hoursOf> | keyof ReturnType<typeof transportOf> | Counted
>;
type Counted = 'machines' | 'operators' | 'jobs' | 'setups';

function layOperations(problem: Problem): OfOperations {
  const { jobs, operators = [] } = problem;
  const names = namesOf(problem);
  const counts = countsOf(jobs);
  const { operations } = counts;
  const laid = {
    operations,
    jobOf: new Int32Array(operations),
    isSplittable: new Uint8Array(operations),
    leadMinutes: new Float64Array(operations).fill(-1),
    fixed: noneFixed(operations),
    beforeFrom: new Int32Array(operations + 1),
    before: new Int32Array(counts.links),
    choiceFrom: new Int32Array(operations + 1),
    choiceMachine: new Int32Array(counts.choices),
    choiceMinutes: new Int32Array(counts.choices),
    choiceSkill: new Int32Array(counts.choices),
    choiceFamily: new Int32Array(counts.choices),
  };
  let v = 0;
  for (const [number, job] of jobs.entries()) {
    const first = v;
    const places = placesOf(job, first);
    for (const operation of job.operations) {
      laid.jobOf[v] = number;
      if (operation.isSplittable === true) laid.isSplittable[v] = 1;
      if (operation.leadTimeMinutes !== undefined) laid.leadMinutes[v] = operation.leadTimeMinutes;
      if (operation.fixed !== undefined) layFixed(laid.fixed, names, operation, v);
      layChoices(laid, names, operation, v);
      layBefore(laid, operation, places, v, v > first);
      v += 1;
    }
  }
  return { ...laid, ...turnedAround(laid), ...skillsOf(names, operators) };
}

function countsOf(jobs: readonly Job[]) {
  let operations = 0;
  let choices = 0;
  let links = 0;
  for (const job of jobs) {
    for (const [index, { after, modes }] of job.operations.entries()) {
      choices += modes.length;
      links += after?.length ?? Math.min(index, 1);
    }
    operations += job.operations.length;
  }
  return { operations, choices, links };
}

function noneFixed(operations: number): FixedOperations {
  return {
    isFixed: new Uint8Array(operations),
    start: new Float64Array(operations),
    end: new Float64Array(operations),
    machine: new Int32Array(operations).fill(-1),
    operator: new Int32Array(operations).fill(-1),
    family: new Int32Array(operations).fill(-1),
  };
}

function layFixed(fixed: FixedOperations, names: Names, { fixed: fact, family }: Operation, v: number): void {
  if (fact === undefined) return;
  fixed.isFixed[v] = 1;
  fixed.start[v] = fact.startMinute;
  fixed.end[v] = fact.endMinute;
  if (fact.operator !== undefined) {
    fixed.operator[v] = present(names.operatorAt.get(fact.operator), 'fixed operations name what there is');
  }
  if (fact.machine === undefined) return;
  const machine = present(names.machineAt.get(fact.machine), 'fixed operations name what there is');
  fixed.machine[v] = machine;
  fixed.family[v] = familyOn(names, machine, family);
}

type Choices = Pick<Workshop, 'choiceFrom' | 'choiceMachine' | 'choiceMinutes' | 'choiceSkill' | 'choiceFamily'>;

function layChoices(laid: Choices, names: Names, { modes, family }: Operation, v: number): void {
  let choice = at(laid.choiceFrom, v);
  for (const { machine: id, durationMinutes, operatorSkill } of modes) {
    const machine = present(names.machineAt.get(id), 'modes name machines that there are');
    laid.choiceMachine[choice] = machine;
    laid.choiceMinutes[choice] = durationMinutes;
    laid.choiceSkill[choice] =
      operatorSkill === undefined ? -1 : present(names.skillAt.get(operatorSkill), 'somebody has the skill');
    laid.choiceFamily[choice] = familyOn(names, machine, family);
    choice += 1;
  }
  laid.choiceFrom[v + 1] = choice;
}

/** The numbers of the operations of a job by name, where some come after others than the one before. */
function placesOf({ operations }: Job, first: number): ReadonlyMap<string, number> {
  const isChain = operations.every(({ after = [] }) => after.length === 0);
  return isChain ? noPlaces : new Map(operations.map(({ id }, index) => [id, first + index]));
}

const noPlaces: ReadonlyMap<string, number> = new Map();

function layBefore(
  { beforeFrom, before }: Pick<Workshop, 'beforeFrom' | 'before'>,
  { after }: Operation,
  places: ReadonlyMap<string, number>,
  v: number,
  hasOneBefore: boolean,
): void {
  let link = at(beforeFrom, v);
  if (after === undefined && hasOneBefore) {
    before[link] = v - 1;
    link += 1;
  }
  for (const name of after ?? []) {
    before[link] = present(places.get(name), 'operations come after others of their job');
    link += 1;
  }
  beforeFrom[v + 1] = link;
}

/** What comes after each operation, from what each comes after. */
function turnedAround({
  operations,
  beforeFrom,
  before,
}: Pick<Workshop, 'operations' | 'beforeFrom' | 'before'>): Pick<Workshop, 'afterFrom' | 'after'> {
  const afterFrom = new Int32Array(operations + 1);
  for (let link = 0; link < before.length; link += 1) {
    const u = at(before, link);
    afterFrom[u + 1] = at(afterFrom, u + 1) + 1;
  }
  for (let v = 0; v < operations; v += 1) afterFrom[v + 1] = at(afterFrom, v + 1) + at(afterFrom, v);
  const after = new Int32Array(before.length);
  const next = afterFrom.slice();
  for (let v = 0; v < operations; v += 1) {
    for (let link = at(beforeFrom, v); link < at(beforeFrom, v + 1); link += 1) {
      const u = at(before, link);
      after[at(next, u)] = v;
      next[u] = at(next, u) + 1;
    }
  }
  return { afterFrom, after };
}

function skillsOf(
  { skillAt }: Names,
  operators: NonNullable<Problem['operators']>,
): Pick<Workshop, 'skillFrom' | 'skillOperator'> {
  const able: number[][] = Array.from(skillAt, () => []);
  for (const [index, { skills }] of operators.entries()) {
    for (const skill of skills) able[skillAt.get(skill) ?? -1]?.push(index);
  }
  const skillFrom = new Int32Array(able.length + 1);
  for (const [skill, { length }] of able.entries()) skillFrom[skill + 1] = at(skillFrom, skill) + length;
  return { skillFrom, skillOperator: Int32Array.from(able.flat()) };
}

function setupTables(machines: readonly Machine[]): SetupTables {
  const minutes: number[] = [];
  const from = machines.map(({ setups }) => {
    if (setups === undefined) return -1;
    const begin = minutes.length;
    for (const row of setups.minutes) for (const each of row) minutes.push(each);
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
