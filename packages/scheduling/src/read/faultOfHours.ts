import { joined } from '../check/workingTime.ts';
import type { Closed, Mode, Operation, Operator, Problem } from '../problem.ts';
import type { ProblemForm } from './problemForm.ts';
import type { ProblemFault } from './shape.ts';

/**
 * The first operation that no shift is long enough for. Weekly shifts are written out for some time only, after which all hours are open:
 * without this refusal such an operation would wait for that day.
 */
export function faultOfHours(form: ProblemForm, problem: Problem): ProblemFault | undefined {
  const longest = longestOpenOf(form, problem);
  for (const [index, { operations }] of problem.jobs.entries()) {
    for (const [place, operation] of operations.entries()) {
      const { modes, fixed } = operation;
      if (fixed !== undefined || modes.length === 0) continue;
      if (modes.some((mode) => fits(operation, mode, longest(mode)))) continue;
      const most = Math.max(...modes.map(longest));
      return { pointer: `/jobs/${index}/operations/${place}`, code: 'problem_no_shift_fits', figures: { most } };
    }
  }
  return undefined;
}

function fits({ isSplittable = false }: Operation, { durationMinutes }: Mode, longest: number): boolean {
  return isSplittable ? longest > 0 : longest >= durationMinutes;
}

/** The longest time in which a machine and someone with the skill work at a stretch, by mode. */
function longestOpenOf(form: ProblemForm, problem: Problem): (mode: Mode) => number {
  const weekly = (items: ProblemForm['machines'] | NonNullable<ProblemForm['operators']>) =>
    new Set(items.filter(({ calendar }) => calendar !== undefined).map(({ id }) => id));
  const weeklyMachines = weekly(form.machines);
  const weeklyOperators = weekly(form.operators ?? []);
  const closedOf = new Map(problem.machines.map(({ id, closed = [] }) => [id, closed]));
  const bySkill = new Map<string, Operator[]>();
  for (const operator of problem.operators ?? []) {
    for (const skill of operator.skills) bySkill.set(skill, [...(bySkill.get(skill) ?? []), operator]);
  }
  const longestTogether = togetherOf();
  const found = new Map<string, Map<string | undefined, number>>();
  return ({ machine, operatorSkill }) => {
    const ofSkills = found.get(machine) ?? new Map<string | undefined, number>();
    const known = ofSkills.get(operatorSkill);
    if (known !== undefined) return known;
    const ofMachine = closedOf.get(machine) ?? [];
    const isWeekly = weeklyMachines.has(machine);
    const longest =
      operatorSkill === undefined
        ? longestOpen(ofMachine, isWeekly)
        : Math.max(
            ...(bySkill.get(operatorSkill) ?? []).map(({ id, closed = [] }) =>
              longestTogether(ofMachine, closed, isWeekly || weeklyOperators.has(id)),
            ),
          );
    found.set(machine, ofSkills.set(operatorSkill, longest));
    return longest;
  };
}

/** The longest time of two calendars together; many machines and operators have the very same ones. */
function togetherOf(): (one: Closed, other: Closed, isWeekly: boolean) => number {
  const found = new Map<Closed, Map<Closed, number>>();
  return (one, other, isWeekly) => {
    if (!isWeekly) return Number.POSITIVE_INFINITY;
    const known = found.get(one) ?? new Map<Closed, number>();
    const longest = known.get(other) ?? longestOpen(joined([...one, ...other]), true);
    found.set(one, known.set(other, longest));
    return longest;
  };
}

/** From minute 0 on; what comes after the last closed span counts where the spans are not those of weekly shifts. */
function longestOpen(closed: Closed, isWeekly: boolean): number {
  if (!isWeekly) return Number.POSITIVE_INFINITY;
  let longest = 0;
  let from = 0;
  for (const { startMinute, endMinute } of closed) {
    longest = Math.max(longest, startMinute - from);
    from = Math.max(from, endMinute);
  }
  return longest;
}
