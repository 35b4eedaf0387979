import type { Machine, Problem, Setups } from '../problem.ts';
import { faultOfFixed } from './faultOfFixed.ts';
import { faultOfOperations } from './faultOfOperations.ts';
import type { ProblemFault } from './shape.ts';
import { namedTwice, twice } from './twice.ts';

type Fault = ProblemFault | undefined;

/** The first thing that makes a problem of the right form unsound; undefined where it is sound. */
export function faultOfProblem(problem: Problem): Fault {
  const { machines, operators = [], jobs } = problem;
  return (
    twice(machines, '/machines') ??
    twice(operators, '/operators') ??
    twice(jobs, '/jobs') ??
    faultOfTransport(problem) ??
    firstOf(machines, ({ setups }, at) => setups && faultOfSetups(setups, `${at}/setups`), '/machines') ??
    firstOf(operators, ({ skills }, at) => namedTwice(skills, `${at}/skills`), '/operators') ??
    faultOfJobs(problem) ??
    faultOfFixed(problem)
  );
}

function firstOf<Item>(items: readonly Item[], faultOf: (item: Item, at: string) => Fault, pointer: string): Fault {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, `${pointer}/${index}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfJobs({ machines, operators = [], jobs }: Problem): Fault {
  const known = {
    machines: new Map<string, Machine>(machines.map((machine) => [machine.id, machine])),
    families: new Map(machines.flatMap(({ id, setups }) => (setups ? [[id, new Set(setups.families)] as const] : []))),
    skills: new Set(operators.flatMap(({ skills }) => skills)),
  };
  const faultOf = (job: Problem['jobs'][number], at: string): Fault =>
    twice(job.operations, `${at}/operations`) ?? faultOfOperations(known, job, `${at}/operations`);
  return firstOf(jobs, faultOf, '/jobs');
}

function faultOfTransport({ machines, transport }: Problem): Fault {
  if (transport === undefined) return undefined;
  const { factories, minutes } = transport;
  const pointer = '/transport/minutes';
  const inPlace = minutes.findIndex((row, index) => row[index] !== 0);
  const known = new Set(factories);
  return (
    namedTwice(factories, '/transport/factories') ??
    faultOfMatrix(minutes, factories.length, pointer) ??
    (inPlace < 0 ? undefined : { pointer: `${pointer}/${inPlace}/${inPlace}`, code: 'problem_travel_in_place' }) ??
    firstOf(
      machines,
      ({ factory }, at): Fault =>
        factory === undefined || known.has(factory)
          ? undefined
          : { pointer: `${at}/factory`, code: 'problem_factory_unknown', figures: { id: factory } },
      '/machines',
    )
  );
}

function faultOfSetups({ families, minutes, initialFamily }: Setups, pointer: string): Fault {
  const fault =
    namedTwice(families, `${pointer}/families`) ?? faultOfMatrix(minutes, families.length, `${pointer}/minutes`);
  if (fault !== undefined || initialFamily === undefined || families.includes(initialFamily)) return fault;
  return { pointer: `${pointer}/initialFamily`, code: 'problem_family_unknown', figures: { id: initialFamily } };
}

function faultOfMatrix(rows: readonly (readonly number[])[], expected: number, pointer: string): Fault {
  const figuresOf = (found: number) => ({ expected, found });
  if (rows.length !== expected) return { pointer, code: 'problem_matrix_size', figures: figuresOf(rows.length) };
  const index = rows.findIndex((row) => row.length !== expected);
  if (index < 0) return undefined;
  const figures = figuresOf(rows[index]?.length ?? 0);
  return { pointer: `${pointer}/${index}`, code: 'problem_matrix_size', figures };
}
