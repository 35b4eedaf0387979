import { describe, expect, it } from 'vitest';
import { checkPlan } from './checkPlan.ts';
import type { Plan, PlannedOperation } from './plan.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
  machines: [{ id: 'saw' }, { id: 'mill' }],
  jobs: [
    {
      id: 'desk',
      operations: [
        { id: 'cut', modes: [{ machine: 'saw', durationMinutes: 10 }] },
        {
          id: 'shape',
          modes: [
            { machine: 'saw', durationMinutes: 30 },
            { machine: 'mill', durationMinutes: 20 },
          ],
        },
      ],
    },
    { id: 'chair', operations: [{ id: 'cut', modes: [{ machine: 'saw', durationMinutes: 5 }] }] },
  ],
};

const sound: readonly PlannedOperation[] = [
  { job: 'desk', operation: 'cut', machine: 'saw', startMinute: 0, endMinute: 10 },
  { job: 'desk', operation: 'shape', machine: 'mill', startMinute: 10, endMinute: 30 },
  { job: 'chair', operation: 'cut', machine: 'saw', startMinute: 10, endMinute: 15 },
];

/** The sound plan with something changed of its operation of that number. */
function changed(index: number, change: Partial<PlannedOperation>): Plan {
  return { operations: sound.map((item, at) => (at === index ? { ...item, ...change } : item)) };
}

describe('a plan', () => {
  it('in which everything is right has no fault', () => {
    expect(checkPlan(problem, { operations: sound })).toEqual([]);
    expect(checkPlan(problem, { operations: sound.toReversed() })).toEqual([]);
  });

  it.each<[string, Plan, string]>([
    ['without an operation', { operations: sound.slice(1) }, 'plan_operation_missing'],
    ['with one of no job', changed(2, { job: 'stool' }), 'plan_operation_unknown'],
    ['with one twice', { operations: [...sound, ...sound.slice(2)] }, 'plan_operation_twice'],
    ['with one on a machine that cannot do it', changed(2, { machine: 'mill' }), 'plan_machine_unfit'],
    ['with one on a machine that there is not', changed(2, { machine: 'lathe' }), 'plan_machine_unfit'],
    ['with one before the beginning', changed(0, { startMinute: -1, endMinute: 9 }), 'plan_minute_unfit'],
    ['with one between two minutes', changed(2, { startMinute: 10.5, endMinute: 15.5 }), 'plan_minute_unfit'],
    ['with one at no time', changed(2, { startMinute: Number.NaN }), 'plan_minute_unfit'],
    ['with one that is too short', changed(2, { endMinute: 14 }), 'plan_duration_wrong'],
    ['with one that is too long', changed(1, { endMinute: 31 }), 'plan_duration_wrong'],
    [
      'with the time of another machine',
      changed(1, { machine: 'saw', startMinute: 15, endMinute: 35 }),
      'plan_duration_wrong',
    ],
    ['with one before the one that it needs', changed(1, { startMinute: 9, endMinute: 29 }), 'plan_starts_too_early'],
    ['with two at once on a machine', changed(2, { startMinute: 9, endMinute: 14 }), 'plan_machine_shared'],
    ['with one inside another', changed(2, { startMinute: 2, endMinute: 7 }), 'plan_machine_shared'],
  ])('%s is told so', (_, plan, code) => {
    expect(checkPlan(problem, plan).map((fault) => fault.code)).toContain(code);
  });
});
