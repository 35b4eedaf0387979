import type { Job, Machine, Mode, Operation } from '../problem.ts';
import type { ProblemFault } from './shape.ts';
import { namedTwice } from './twice.ts';

type Fault = ProblemFault | undefined;

interface Known {
  readonly machines: ReadonlyMap<string, Machine>;
  /** By machine; none where it has no setups. */
  readonly families: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that some operator has. */
  readonly skills: ReadonlySet<string>;
}

/** The first thing that is wrong with the operations of a job. */
export function faultOfOperations(known: Known, { operations }: Job, pointer: string): Fault {
  const before = new Set<string>();
  for (const [index, operation] of operations.entries()) {
    const at = `${pointer}/${index}`;
    const fault =
      faultOfAfter(operation, before, at) ?? faultOfKind(operation, at) ?? faultOfModes(known, operation, at);
    if (fault !== undefined) return fault;
    before.add(operation.id);
  }
  return undefined;
}

function faultOfAfter({ after }: Operation, before: ReadonlySet<string>, pointer: string): Fault {
  if (after === undefined) return undefined;
  const unknown = after.findIndex((id) => !before.has(id));
  const id = after[unknown];
  if (id === undefined) return namedTwice(after, `${pointer}/after`);
  return { pointer: `${pointer}/after/${unknown}`, code: 'problem_after_unknown', figures: { id } };
}

/** An operation is either on machines or outside. */
function faultOfKind({ modes, leadTimeMinutes, isSplittable, fixed }: Operation, pointer: string): Fault {
  const isOutside = leadTimeMinutes !== undefined;
  if (isOutside === modes.length > 0) return { pointer, code: 'problem_modes_or_lead_time' };
  if (isOutside && isSplittable === true) return { pointer: `${pointer}/isSplittable`, code: 'problem_outside_alone' };
  if (fixed === undefined) return undefined;
  if (isOutside && (fixed.machine !== undefined || fixed.operator !== undefined)) {
    return { pointer: `${pointer}/fixed`, code: 'problem_outside_alone' };
  }
  if (isOutside || fixed.machine !== undefined) return undefined;
  return { pointer: `${pointer}/fixed`, code: 'problem_key_missing', figures: { key: 'machine' } };
}

function faultOfModes(known: Known, operation: Operation, pointer: string): Fault {
  const { modes } = operation;
  for (let place = 0; place < modes.length; place += 1) {
    const mode = modes[place];
    const fault = mode && faultOfMode(known, operation, mode, `${pointer}/modes/${place}`);
    if (fault !== undefined) return fault;
  }
  if (modes.length < 2) return undefined;
  return namedTwice(
    modes.map(({ machine }) => machine),
    `${pointer}/modes`,
  );
}

function faultOfMode(known: Known, { family }: Operation, mode: Mode, pointer: string): Fault {
  const { machine: id, operatorSkill: skill } = mode;
  if (!known.machines.has(id)) {
    return { pointer: `${pointer}/machine`, code: 'problem_machine_unknown', figures: { id } };
  }
  if (skill !== undefined && !known.skills.has(skill)) {
    return { pointer: `${pointer}/operatorSkill`, code: 'problem_skill_unknown', figures: { skill } };
  }
  const families = known.families.get(id);
  if (families === undefined) return undefined;
  if (family === undefined) return { pointer, code: 'problem_family_missing', figures: { machine: id } };
  if (families.has(family)) return undefined;
  return { pointer, code: 'problem_mode_family_unknown', figures: { machine: id, family } };
}
