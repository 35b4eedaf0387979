import { present, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../checkPlan.ts';
import { pairKey } from '../pairKey.ts';
import { type Plan, planValue } from '../plan.ts';
import type { Job, Machine, Problem } from '../problem.ts';
import { lowerBoundMinutes, solve } from '../solve.ts';
import { aWorkshop } from '../testing/aWorkshop.ts';
import { type Replanned, replan } from './replan.ts';

const seeds = Number(process.env.LEITU_SCHEDULING_SEEDS ?? 1000) / 4;

function planOf(problem: Problem, seed: number): Plan {
  return present([...solve(problem, { seed, steps: 60 })].at(-1), 'a search yields').plan;
}

function replanned(problem: Problem, before: Plan, seed: number): Replanned {
  return present([...replan(problem, before, { seed, steps: 200 })].at(-1), 'it yields');
}

/** The problem at a minute: what has started by then is fixed as it was planned. */
function startedAt(problem: Problem, { operations: planned }: Plan, minute: number): Problem {
  const was = new Map(planned.map((item) => [pairKey(item.job, item.operation), item]));
  const jobs = problem.jobs.map((job) => ({
    ...job,
    operations: job.operations.map((operation) => {
      const item = present(was.get(pairKey(job.id, operation.id)), 'the plan has every operation');
      if (operation.fixed !== undefined || item.startMinute >= minute) return operation;
      const { machine, operator, startMinute, endMinute } = item;
      const places = { ...(machine === undefined ? {} : { machine }), ...(operator === undefined ? {} : { operator }) };
      return { ...operation, fixed: { ...places, startMinute, endMinute } };
    }),
  }));
  return { ...problem, jobs };
}

function withBroken(problem: Problem, machine: string, startMinute: number, endMinute: number): Problem {
  const closedToo = (each: Machine): Machine => {
    const others = (each.closed ?? []).filter((span) => span.endMinute < startMinute || span.startMinute > endMinute);
    const touching = (each.closed ?? []).filter((span) => !others.includes(span));
    const span = {
      startMinute: Math.min(startMinute, ...touching.map((other) => other.startMinute)),
      endMinute: Math.max(endMinute, ...touching.map((other) => other.endMinute)),
    };
    return { ...each, closed: [...others, span].toSorted((a, b) => a.startMinute - b.startMinute) };
  };
  return { ...problem, machines: problem.machines.map((each) => (each.id === machine ? closedToo(each) : each)) };
}

/** One of the things that happen: an order comes in, a machine breaks, a job becomes urgent. */
function somethingHappens(problem: Problem, seed: number): Problem {
  const random = seededGenerator(seed);
  const machine = random.pick(problem.machines);
  const [first, ...others] = problem.jobs;
  const order: Job = {
    id: 'new',
    dueMinute: 10,
    weight: 5,
    operations: [
      { id: 'a', family: 'red', modes: [{ machine: machine.id, durationMinutes: 3 }] },
      { id: 'b', family: 'blue', modes: [{ machine: machine.id, durationMinutes: 2 }] },
    ],
  };
  const draw = random.integer(3);
  if (draw === 0) return { ...problem, jobs: [...problem.jobs, order] };
  if (draw === 1) return withBroken(problem, machine.id, 6, 6 + 1 + random.integer(20));
  return { ...problem, jobs: [{ ...present(first, 'there is a job'), weight: 9, dueMinute: 1 }, ...others] };
}

describe('a plan that is made anew', () => {
  it(
    'is one by the checker, keeps what has started, and names each operation that is elsewhere, with a reason',
    () => {
      for (let seed = 1; seed <= seeds; seed += 1) {
        const before = aWorkshop(seed, { jobs: 6, operations: 5, machines: 4 });
        const old = planOf(before, seed);
        const problem = somethingHappens(startedAt(before, old, 5), seed);
        const { plan, value, lowerBound, moved, movedStarts } = replanned(problem, old, seed);
        expect({ seed, faults: checkPlan(problem, plan) }).toEqual({ seed, faults: [] });
        expect({ seed, value }).toEqual({ seed, value: planValue(problem, plan) });
        expect({ seed, lowerBound }).toEqual({ seed, lowerBound: lowerBoundMinutes(problem, 'tardiness') });
        expect(lowerBound).toBeLessThanOrEqual(value.weightedTardinessMinutes);
        const was = new Map(old.operations.map((item) => [pairKey(item.job, item.operation), item]));
        const elsewhere = plan.operations.filter((item) => {
          const from = was.get(pairKey(item.job, item.operation));
          return (
            from?.startMinute !== item.startMinute || from.machine !== item.machine || from.operator !== item.operator
          );
        });
        const named = moved.map(({ job, operation }) => pairKey(job, operation)).toSorted();
        expect(named).toEqual(elsewhere.map(({ job, operation }) => pairKey(job, operation)).toSorted());
        expect(movedStarts).toBe(moved.filter(({ reason }) => reason !== 'new' && reason !== 'fact').length);
        for (const { message } of moved) expect(`${message.zh}${message.en}`).not.toContain('{');
      }
    },
    720 * Math.max(250, seeds),
  );

  it('is the plan that was where nothing has happened and a move counts more than it gains', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const problem = aWorkshop(seed, { jobs: 6, operations: 5, machines: 4 });
      const old = planOf(problem, seed);
      const turns = [...replan(problem, old, { seed, steps: 100, minutesPerMove: 1e6 })];
      expect({ seed, moved: turns.at(-1)?.moved }).toEqual({ seed, moved: [] });
    }
  });

  it('moves no more open starts than it may, where the change itself does not move more', () => {
    const problem = aWorkshop(8, { jobs: 30, operations: 8, machines: 5 });
    const old = planOf(problem, 8);
    const order: Job = {
      id: 'new',
      dueMinute: 1,
      weight: 9,
      operations: [
        { id: 'a', family: 'red', modes: problem.machines.map(({ id }) => ({ machine: id, durationMinutes: 4 })) },
      ],
    };
    const turns = [
      ...replan({ ...problem, jobs: [...problem.jobs, order] }, old, { seed: 1, steps: 3000, minutesPerMove: 1 }),
    ];
    const { movedStarts, openStarts } = present(turns.at(-1), 'it yields');
    expect(movedStarts).toBeLessThanOrEqual(0.1 * openStarts);
  });
});

describe('the reason why an operation has moved', () => {
  const one = (id: string, machine: string, durationMinutes: number): Job => ({
    id,
    operations: [{ id: 'x', modes: [{ machine, durationMinutes }] }],
  });
  const old: Plan = {
    operations: [
      { job: 'a', operation: 'x', machine: 'saw', startMinute: 0, endMinute: 10 },
      { job: 'b', operation: 'x', machine: 'saw', startMinute: 10, endMinute: 15 },
    ],
  };
  const jobs = [one('a', 'saw', 10), one('b', 'saw', 5)];
  const [a, b] = jobs;
  const after = (problem: Problem) =>
    replanned(problem, old, 1).moved.map(({ job, reason, laterMinutes }) => [job, reason, laterMinutes]);

  it('is the machine that is closed', () => {
    expect(after({ machines: [{ id: 'saw', closed: [{ startMinute: 12, endMinute: 20 }] }], jobs })).toEqual([
      ['b', 'machine_closed', 10],
    ]);
  });

  it('is the operation that the machine is given to', () => {
    const late = {
      ...present(a, 'a'),
      operations: [{ id: 'x', modes: [], fixed: { machine: 'saw', startMinute: 0, endMinute: 13 } }],
    };
    expect(after({ machines: [{ id: 'saw' }], jobs: [late, present(b, 'b')] })).toEqual([['b', 'machine_taken', 3]]);
  });

  it('is that the machine cannot do it any more, that its job comes later, or that it is new', () => {
    expect(after({ machines: [{ id: 'saw' }, { id: 'axe' }], jobs: [present(a, 'a'), one('b', 'axe', 5)] })).toEqual([
      ['b', 'machine_gone', -10],
    ]);
    expect(
      after({ machines: [{ id: 'saw' }], jobs: [present(a, 'a'), { ...present(b, 'b'), releaseMinute: 40 }] }),
    ).toEqual([['b', 'release', 30]]);
    expect(after({ machines: [{ id: 'saw' }], jobs: [...jobs, one('c', 'saw', 1)] })).toEqual([['c', 'new', 0]]);
  });
});
