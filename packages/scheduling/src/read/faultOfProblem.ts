import type { Machine, Operator, Problem, Setups } from '../problem.ts';
import { faultsOfFixed } from './faultsOfFixed.ts';
import { faultsOfOperations } from './faultsOfOperations.ts';
import type { ProblemFault } from './shape.ts';
import { namedTwice, twice } from './twice.ts';

/** The first thing that makes a problem of the right form unsound; undefined where it is sound. */
export function faultOfProblem(problem: Problem): ProblemFault | undefined {
  for (const fault of faultsOf(problem)) return fault;
  return undefined;
}

function* faultsOf(problem: Problem): Generator<ProblemFault, void, void> {
  const { machines, operators = [], jobs } = problem;
  yield* twice(machines, '/machines');
  yield* twice(operators, '/operators');
  yield* twice(jobs, '/jobs');
  yield* faultsOfTransport(problem);
  for (const [index, machine] of machines.entries()) {
    if (machine.setups !== undefined) yield* faultsOfSetups(machine.setups, `/machines/${index}/setups`);
  }
  for (const [index, operator] of operators.entries()) yield* faultsOfSkills(operator, `/operators/${index}`);
  const known = {
    machines: new Map<string, Machine>(machines.map((machine) => [machine.id, machine])),
    skills: new Set(operators.flatMap(({ skills }) => skills)),
  };
  for (const [index, job] of jobs.entries()) {
    yield* twice(job.operations, `/jobs/${index}/operations`);
    yield* faultsOfOperations(known, job, `/jobs/${index}/operations`);
  }
  yield* faultsOfFixed(problem);
}

function* faultsOfSkills({ skills }: Operator, pointer: string): Generator<ProblemFault, void, void> {
  yield* namedTwice(skills, `${pointer}/skills`);
}

function* faultsOfTransport({ machines, transport }: Problem): Generator<ProblemFault, void, void> {
  if (transport === undefined) return;
  const { factories, minutes } = transport;
  yield* namedTwice(factories, '/transport/factories');
  yield* faultsOfMatrix(minutes, factories.length, '/transport/minutes');
  for (const [index, row] of minutes.entries()) {
    if (row[index] !== 0) yield { pointer: `/transport/minutes/${index}/${index}`, code: 'problem_travel_in_place' };
  }
  for (const [index, { factory }] of machines.entries()) {
    if (factory === undefined || factories.includes(factory)) continue;
    yield { pointer: `/machines/${index}/factory`, code: 'problem_factory_unknown', figures: { id: factory } };
  }
}

function* faultsOfSetups(setups: Setups, pointer: string): Generator<ProblemFault, void, void> {
  const { families, minutes, initialFamily } = setups;
  yield* namedTwice(families, `${pointer}/families`);
  yield* faultsOfMatrix(minutes, families.length, `${pointer}/minutes`);
  if (initialFamily !== undefined && !families.includes(initialFamily)) {
    yield { pointer: `${pointer}/initialFamily`, code: 'problem_family_unknown', figures: { id: initialFamily } };
  }
}

function* faultsOfMatrix(
  rows: readonly (readonly number[])[],
  expected: number,
  pointer: string,
): Generator<ProblemFault, void, void> {
  if (rows.length !== expected)
    yield { pointer, code: 'problem_matrix_size', figures: { expected, found: rows.length } };
  for (const [index, row] of rows.entries()) {
    if (row.length === expected) continue;
    yield { pointer: `${pointer}/${index}`, code: 'problem_matrix_size', figures: { expected, found: row.length } };
  }
}
