import type { Fixed, Job, Machine, Operation, Problem } from '../problem.ts';
import type { ProblemFault } from './shape.ts';

type Fault = ProblemFault | undefined;

interface Fact extends Fixed {
  readonly pointer: string;
}

interface Known {
  readonly machines: ReadonlyMap<string, Machine>;
  readonly operators: ReadonlySet<string>;
}

/**
 * The first thing that is wrong with what has started or is frozen: it is on machines that can do it and in hands that there are, behind
 * fixed operations that have ended, and none takes what another has.
 */
export function faultOfFixed({ machines, operators = [], jobs }: Problem): Fault {
  const known = {
    machines: new Map(machines.map((machine) => [machine.id, machine])),
    operators: new Set(operators.map(({ id }) => id)),
  };
  const facts: Fact[] = [];
  for (const [index, job] of jobs.entries()) {
    const places = new Map<string, number>();
    for (const [place, operation] of job.operations.entries()) {
      places.set(operation.id, place);
      const { fixed } = operation;
      if (fixed === undefined) continue;
      const pointer = `/jobs/${index}/operations/${place}/fixed`;
      const fault =
        faultOfNames(known, operation, fixed, pointer) ??
        faultOfOrder(job, places, place, fixed, `/jobs/${index}/operations`);
      if (fault !== undefined) return fault;
      facts.push({ ...fixed, pointer });
    }
  }
  return overlap(facts, 'machine') ?? overlap(facts, 'operator');
}

function faultOfNames(
  { machines, operators }: Known,
  { modes, family }: Operation,
  fixed: Fixed,
  pointer: string,
): Fault {
  const { machine: id, operator } = fixed;
  const machine = id === undefined ? undefined : machines.get(id);
  if (operator !== undefined && !operators.has(operator)) {
    return { pointer: `${pointer}/operator`, code: 'problem_operator_unknown', figures: { id: operator } };
  }
  if (id === undefined) return undefined;
  if (machine === undefined) return { pointer: `${pointer}/machine`, code: 'problem_machine_unknown', figures: { id } };
  if (modes.every((mode) => mode.machine !== id)) {
    const otherPointer = pointer.replace(/fixed$/, 'modes');
    return { pointer: `${pointer}/machine`, code: 'problem_fixed_elsewhere', figures: { id }, otherPointer };
  }
  if (machine.setups === undefined) return undefined;
  if (family === undefined) return { pointer, code: 'problem_family_missing', figures: { machine: id } };
  if (machine.setups.families.includes(family)) return undefined;
  return { pointer, code: 'problem_mode_family_unknown', figures: { machine: id, family } };
}

/** What a fixed operation comes after is fixed too and has ended, or it could not have been done. */
function faultOfOrder(
  { operations }: Job,
  places: ReadonlyMap<string, number>,
  place: number,
  { startMinute: start }: Fixed,
  pointer: string,
): Fault {
  const before = operations[place - 1];
  const after = operations[place]?.after ?? (before === undefined ? [] : [before.id]);
  for (const id of after) {
    const other = places.get(id) ?? -1;
    const fact = operations[other]?.fixed;
    const at = `${pointer}/${place}/fixed`;
    if (fact === undefined) return { pointer: at, code: 'problem_fixed_after_open', figures: { id } };
    if (fact.endMinute <= start) continue;
    const figures = { id, start, end: fact.endMinute };
    return { pointer: at, code: 'problem_fixed_too_early', figures, otherPointer: `${pointer}/${other}/fixed` };
  }
  return undefined;
}

function overlap(facts: readonly Fact[], key: 'machine' | 'operator'): Fault {
  const lasting = facts.filter((fact) => fact[key] !== undefined && fact.endMinute > fact.startMinute);
  const latest = new Map<string, Fact>();
  for (const fact of lasting.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const id = fact[key] ?? '';
    const before = latest.get(id);
    if (before !== undefined && fact.startMinute < before.endMinute) {
      return { pointer: fact.pointer, code: 'problem_fixed_overlap', figures: { id }, otherPointer: before.pointer };
    }
    if (before === undefined || fact.endMinute > before.endMinute) latest.set(id, fact);
  }
  return undefined;
}
