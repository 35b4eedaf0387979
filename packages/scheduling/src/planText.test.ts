import { describe, expect, it } from 'vitest';
import { localTime } from './localTime.ts';
import { type Plan, planValue } from './plan.ts';
import { readPlan, writePlan } from './planText.ts';
import type { Problem } from './problem.ts';
import { setupSpans } from './setupSpans.ts';

const problem: Problem = {
  startsAt: '2026-02-28T23:00',
  machines: [
    {
      id: 'saw',
      closed: [{ startMinute: 20, endMinute: 50 }],
      setups: {
        families: ['oak', 'pine'],
        minutes: [
          [0, 15],
          [5, 0],
        ],
        initialFamily: 'oak',
      },
    },
  ],
  operators: [{ id: 'Li', skills: ['saw'] }],
  jobs: [
    {
      id: 'desk',
      operations: [
        { id: 'cut', family: 'oak', modes: [{ machine: 'saw', durationMinutes: 10, operatorSkill: 'saw' }] },
        { id: 'plate', modes: [], leadTimeMinutes: 60 },
      ],
    },
    { id: 'shelf', operations: [{ id: 'cut', family: 'pine', modes: [{ machine: 'saw', durationMinutes: 10 }] }] },
  ],
};

const plan: Plan = {
  operations: [
    { job: 'shelf', operation: 'cut', machine: 'saw', startMinute: 55, endMinute: 65 },
    { job: 'desk', operation: 'cut', machine: 'saw', operator: 'Li', startMinute: 0, endMinute: 10 },
    { job: 'desk', operation: 'plate', startMinute: 10, endMinute: 70 },
  ],
};

const about = { objective: 'tardiness', value: planValue(problem, plan), lowerBound: 0 } as const;

describe('a plan as JSON', () => {
  it('is read as it was written, in the order of starts and with local times for people', () => {
    const text = writePlan(problem, plan, about);
    const [, first, second] = [plan.operations[0], plan.operations[1], plan.operations[2]];
    expect(readPlan(text)).toEqual({ ok: true, value: { operations: [first, second, plan.operations[0]] } });
    expect(text).toContain('"start":"2026-02-28T23:10","end":"2026-03-01T00:10"');
    expect(text).toMatch(/"reason":\{"zh":".+","en":".+"\}/);
  });

  it.each([
    ['{"operations": [}', 'problem_not_json', '1:17'],
    ['{"operations": [{"job": "a"}]}', 'problem_key_missing', '1:17 /operations/0'],
    ['{}', 'problem_key_missing', '1:1'],
  ])('%s is refused with its place', (text, code, place) => {
    expect(readPlan(text)).toMatchObject({ ok: false, reason: { code, figures: { place } } });
  });
});

describe('the setups of a plan', () => {
  it('are made as late as can be, with the closed minutes between', () => {
    // 15 minutes from oak to pine: 5 before the start at 55, 10 before the saw closes at 20.
    const setup = { machine: 'saw', setupMinutes: 15, from: 'oak', to: 'pine', startMinute: 10, endMinute: 55 };
    expect(setupSpans(problem, plan)).toEqual([setup]);
  });
});

it('a local time is counted over the ends of days, months and before the start', () => {
  expect(localTime('2026-02-28T23:30', 30)).toBe('2026-03-01T00:00');
  expect(localTime('2026-03-01T00:00', -1)).toBe('2026-02-28T23:59');
});
