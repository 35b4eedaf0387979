import type { Refusal } from '@leitu/kernel';
import type { Fixed, Mode } from '../problem.ts';
import { refuse, type SchedulingCode } from '../refusals.ts';
import type { Known, Planned } from './known.ts';

/** Whether an operation is on a machine that can do it, with an operator who can attend to it; a fixed one on its own. */
export function faultsOfWho(known: Known, item: Planned): Refusal<SchedulingCode>[] {
  const { job, operation, machine, operator, asked } = item;
  if (asked.fixed !== undefined) return faultsOfFixed(item, asked.fixed);
  if (asked.leadTimeMinutes !== undefined) {
    const isFree = machine === undefined && operator === undefined;
    const figures = { job, operation, machine: machine ?? '—', operator: operator ?? '—' };
    return isFree ? [] : [refuse('plan_step_is_outside', figures)];
  }
  const mode = modeOf(item);
  if (mode === undefined) return [refuse('plan_machine_unfit', { job, operation, machine: machine ?? '—' })];
  return faultsOfOperator(known, item, mode);
}

/** How an operation is done on the machine that it is planned on. */
export function modeOf({ asked, machine }: Planned): Mode | undefined {
  return asked.modes.find((mode) => mode.machine === machine);
}

function faultsOfOperator(
  { operators }: Known,
  { job, operation, machine = '', operator }: Planned,
  { operatorSkill: skill, durationMinutes }: Mode,
): Refusal<SchedulingCode>[] {
  if (skill === undefined) {
    return operator === undefined ? [] : [refuse('plan_operator_needless', { job, operation, machine, operator })];
  }
  if (operator === undefined) {
    return durationMinutes === 0 ? [] : [refuse('plan_operator_missing', { job, operation, machine, skill })];
  }
  const isSkilled = operators.get(operator)?.skills.includes(skill) ?? false;
  return isSkilled ? [] : [refuse('plan_operator_unfit', { job, operation, operator, skill })];
}

function faultsOfFixed(item: Planned, fixed: Fixed): Refusal<SchedulingCode>[] {
  const { job, operation } = item;
  const isKept =
    item.machine === fixed.machine &&
    item.operator === fixed.operator &&
    item.startMinute === fixed.startMinute &&
    item.endMinute === fixed.endMinute;
  if (isKept) return [];
  const { machine = '—', operator = '—', startMinute: start, endMinute: end } = fixed;
  return [refuse('plan_fixed_moved', { job, operation, machine, operator, start, end })];
}
