import type { Job, Machine, Mode, Operation } from '../problem.ts';
import type { ProblemFault } from './shape.ts';
import { namedTwice } from './twice.ts';

type Faults = Generator<ProblemFault, void, void>;

interface Known {
  readonly machines: ReadonlyMap<string, Machine>;
  /** Those that some operator has. */
  readonly skills: ReadonlySet<string>;
}

export function* faultsOfOperations(known: Known, { operations }: Job, pointer: string): Faults {
  const before = new Set<string>();
  for (const [index, operation] of operations.entries()) {
    const at = `${pointer}/${index}`;
    yield* faultsOfAfter(operation, before, `${at}/after`);
    before.add(operation.id);
    yield* faultsOfKind(operation, at);
    yield* namedTwice(
      operation.modes.map(({ machine }) => machine),
      `${at}/modes`,
    );
    for (const [place, mode] of operation.modes.entries()) {
      yield* faultsOfMode(known, operation, mode, `${at}/modes/${place}`);
    }
  }
}

function* faultsOfAfter({ after = [] }: Operation, before: ReadonlySet<string>, pointer: string): Faults {
  yield* namedTwice(after, pointer);
  for (const [index, id] of after.entries()) {
    if (!before.has(id)) yield { pointer: `${pointer}/${index}`, code: 'problem_after_unknown', figures: { id } };
  }
}

/** An operation is either on machines or outside. */
function* faultsOfKind({ modes, leadTimeMinutes, isSplittable, fixed }: Operation, pointer: string): Faults {
  const isOutside = leadTimeMinutes !== undefined;
  if (isOutside === modes.length > 0) yield { pointer, code: 'problem_modes_or_lead_time' };
  if (isOutside && isSplittable === true) yield { pointer: `${pointer}/isSplittable`, code: 'problem_outside_alone' };
  if (fixed === undefined) return;
  if (isOutside && (fixed.machine !== undefined || fixed.operator !== undefined)) {
    yield { pointer: `${pointer}/fixed`, code: 'problem_outside_alone' };
  }
  if (!isOutside && fixed.machine === undefined) {
    yield { pointer: `${pointer}/fixed`, code: 'problem_key_missing', figures: { key: 'machine' } };
  }
}

function* faultsOfMode(known: Known, { family }: Operation, mode: Mode, pointer: string): Faults {
  const { machine: id, operatorSkill: skill } = mode;
  const machine = known.machines.get(id);
  if (machine === undefined) {
    yield { pointer: `${pointer}/machine`, code: 'problem_machine_unknown', figures: { id } };
    return;
  }
  if (skill !== undefined && !known.skills.has(skill)) {
    yield { pointer: `${pointer}/operatorSkill`, code: 'problem_skill_unknown', figures: { skill } };
  }
  if (machine.setups === undefined) return;
  if (family === undefined) yield { pointer, code: 'problem_family_missing', figures: { machine: id } };
  else if (!machine.setups.families.includes(family)) {
    yield { pointer, code: 'problem_mode_family_unknown', figures: { machine: id, family } };
  }
}
