import type { Fixed, Job, Operation, Problem } from '../problem.ts';
import type { ProblemFault } from './shape.ts';

type Faults = Generator<ProblemFault, void, void>;

interface Fact extends Fixed {
  readonly pointer: string;
}

/** What has started or is frozen: on machines and in hands that there are, after fixed operations, and none while another is. */
export function* faultsOfFixed({ machines, operators = [], jobs }: Problem): Faults {
  const names = { machine: idsOf(machines), operator: idsOf(operators) };
  const facts: Fact[] = [];
  for (const [index, job] of jobs.entries()) {
    for (const [place, operation] of job.operations.entries()) {
      const { fixed } = operation;
      if (fixed === undefined) continue;
      const pointer = `/jobs/${index}/operations/${place}/fixed`;
      for (const key of ['machine', 'operator'] as const) {
        const id = fixed[key];
        if (id === undefined || names[key].has(id)) continue;
        yield { pointer: `${pointer}/${key}`, code: `problem_${key}_unknown`, figures: { id } };
      }
      yield* faultsOfFamily(machines, operation, fixed, pointer);
      yield* faultsOfOrder(job, place, pointer);
      facts.push({ ...fixed, pointer });
    }
  }
  for (const key of ['machine', 'operator'] as const) yield* overlaps(facts, key);
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

function* faultsOfFamily(
  machines: Problem['machines'],
  { family }: Operation,
  { machine }: Fixed,
  pointer: string,
): Faults {
  const setups = machines.find(({ id }) => id === machine)?.setups;
  if (setups === undefined || machine === undefined) return;
  if (family === undefined) yield { pointer, code: 'problem_family_missing', figures: { machine } };
  else if (!setups.families.includes(family)) {
    yield { pointer, code: 'problem_mode_family_unknown', figures: { machine, family } };
  }
}

/** What a fixed operation comes after is fixed too, or it could not have been done in time. */
function* faultsOfOrder({ operations }: Job, place: number, pointer: string): Faults {
  const before = operations[place - 1];
  const after = operations[place]?.after ?? (before === undefined ? [] : [before.id]);
  for (const id of after) {
    const isFixed = operations.some((operation) => operation.id === id && operation.fixed !== undefined);
    if (!isFixed) yield { pointer, code: 'problem_fixed_after_open', figures: { id } };
  }
}

function* overlaps(facts: readonly Fact[], key: 'machine' | 'operator'): Faults {
  const lasting = facts.filter((fact) => fact[key] !== undefined && fact.endMinute > fact.startMinute);
  const latest = new Map<string, Fact>();
  for (const fact of lasting.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const id = fact[key] ?? '';
    const before = latest.get(id);
    if (before !== undefined && fact.startMinute < before.endMinute) {
      yield { pointer: fact.pointer, code: 'problem_fixed_overlap', figures: { id, other: before.pointer } };
    }
    if (before === undefined || fact.endMinute > before.endMinute) latest.set(id, fact);
  }
}
