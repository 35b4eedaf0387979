import type { Refusal } from '@leitu/kernel';
import { refuse, type SchedulingCode } from '../refusals.ts';
import { modeOf } from './faultsOfWho.ts';
import type { Known, Planned } from './known.ts';
import { closedAt, closedMinutesIn } from './workingTime.ts';

/** Whether an operation begins no earlier than its job may, lasts as long as it takes, and lies in working minutes. */
export function faultsOfTimes(known: Known, item: Planned): Refusal<SchedulingCode>[] {
  const { job, operation, startMinute, endMinute, releaseMinute, asked } = item;
  if (asked.fixed !== undefined) return [];
  if (!Number.isSafeInteger(startMinute) || !Number.isSafeInteger(endMinute) || startMinute < 0) {
    return [refuse('plan_minute_unfit', { job, operation, start: String(startMinute), end: String(endMinute) })];
  }
  const early =
    startMinute < releaseMinute
      ? [refuse('plan_before_release', { job, operation, start: startMinute, release: releaseMinute })]
      : [];
  return [...early, ...faultsOfLength(known, item)];
}

function faultsOfLength(known: Known, item: Planned): Refusal<SchedulingCode>[] {
  const { job, operation, startMinute, endMinute, asked } = item;
  const found = endMinute - startMinute;
  if (asked.leadTimeMinutes !== undefined) {
    const expected = asked.leadTimeMinutes;
    return found === expected ? [] : [refuse('plan_lead_time_wrong', { job, operation, expected, found })];
  }
  // A machine that cannot do it is a fault of its own; how long it would take there, nobody knows.
  const mode = modeOf(item);
  if (mode === undefined) return [];
  const { machine, durationMinutes: expected } = mode;
  if (expected === 0 || asked.isSplittable !== true) {
    if (found !== expected) return [refuse('plan_duration_wrong', { job, operation, machine, expected, found })];
    return expected === 0 ? [] : faultsOfClosed(known, item, machine);
  }
  if (found <= 0) return [refuse('plan_duration_wrong', { job, operation, machine, expected, found })];
  return faultsOfSplit(known, item, machine, expected);
}

/** What may not pause lies in working minutes altogether. */
function faultsOfClosed(known: Known, item: Planned, machine: string): Refusal<SchedulingCode>[] {
  const { job, operation, operator = '', startMinute, endMinute } = item;
  const figures = { job, operation, start: startMinute, end: endMinute };
  const faults: Refusal<SchedulingCode>[] = [];
  const ofMachine = closedMinutesIn(known.closedOf(machine, undefined), item);
  if (ofMachine > 0) faults.push(refuse('plan_machine_closed', { ...figures, machine, closed: ofMachine }));
  const ofOperator = closedMinutesIn(known.closedOf(undefined, operator), item);
  if (ofOperator > 0) faults.push(refuse('plan_operator_closed', { ...figures, operator, closed: ofOperator }));
  return faults;
}

/** What may pause begins and ends with a working minute and works as long as it takes. */
function faultsOfSplit(known: Known, item: Planned, machine: string, expected: number): Refusal<SchedulingCode>[] {
  const { job, operation, operator, startMinute, endMinute } = item;
  const closed = known.closedOf(machine, operator);
  const faults: Refusal<SchedulingCode>[] = [];
  for (const minute of [startMinute, endMinute - 1]) {
    const span = closedAt(closed, minute);
    if (span === undefined) continue;
    const figures = { minute, from: span.startMinute, until: span.endMinute };
    faults.push(refuse('plan_edge_closed', { job, operation, machine, ...figures }));
  }
  const found = endMinute - startMinute - closedMinutesIn(closed, item);
  if (found !== expected) {
    faults.push(refuse('plan_working_minutes_wrong', { job, operation, machine, expected, found }));
  }
  return faults;
}
