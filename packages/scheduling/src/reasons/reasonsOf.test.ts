import { present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { solve } from '../solve.ts';
import { aWorkshop } from '../testing/aWorkshop.ts';
import { reasonsOf } from './reasonsOf.ts';

describe('the reason why an operation starts when it does', () => {
  it('is found for every operation of plans that nothing was kept in: none could start earlier', () => {
    const met = new Set<string>();
    for (let seed = 1; seed <= 200; seed += 1) {
      const problem = aWorkshop(seed, { jobs: 6, operations: 5, machines: 4 });
      const { plan } = present([...solve(problem, { seed, steps: 50 })].at(-1), 'a search yields');
      for (const { reason, message } of reasonsOf(problem, plan)) {
        met.add(reason);
        expect({ seed, reason, message }).not.toMatchObject({ reason: 'kept' });
        expect(`${message.zh}${message.en}`).not.toContain('{');
      }
    }
    const all = ['at_once', 'fixed', 'machine', 'operator', 'release', 'setup', 'shift', 'step_before', 'transport'];
    expect([...met].toSorted()).toEqual(all);
  });

  it('names what it waits for and until when', () => {
    const problem: Problem = {
      machines: [{ id: 'saw', closed: [{ startMinute: 7, endMinute: 20 }] }],
      jobs: ['a', 'b'].map((id) => ({
        id,
        operations: [{ id: 'cut', modes: [{ machine: 'saw', durationMinutes: 5 }] }],
      })),
    };
    const plan = {
      operations: [
        { job: 'a', operation: 'cut', machine: 'saw', startMinute: 0, endMinute: 5 },
        { job: 'b', operation: 'cut', machine: 'saw', startMinute: 20, endMinute: 25 },
      ],
    };
    expect(reasonsOf(problem, plan).map(({ message }) => message.en)).toEqual([
      'It starts at once.',
      'It waits for the shift of machine saw and whoever attends to it, until minute 20.',
    ]);
    const later = {
      operations: plan.operations.map((item) =>
        item.job === 'b' ? { ...item, startMinute: 30, endMinute: 35 } : item,
      ),
    };
    expect(reasonsOf(problem, later)[1]?.reason).toBe('kept');
    const behind = reasonsOf(
      { ...problem, machines: [{ id: 'saw' }] },
      {
        operations: plan.operations.map((item) => ({
          ...item,
          startMinute: item.job === 'a' ? 0 : 5,
          endMinute: item.job === 'a' ? 5 : 10,
        })),
      },
    );
    expect(behind[1]?.figures).toEqual({ machine: 'saw', job: 'a', operation: 'cut', until: 5 });
  });

  it('names people’s names, with the ids behind them, and the time of day where there is one', () => {
    const problem: Problem = {
      startsAt: '2026-03-02T08:00',
      machines: [{ id: 'm1', name: 'Saw' }],
      jobs: ['a', 'b'].map((id) => ({
        id,
        name: `Order ${id}`,
        operations: [{ id: '1', name: 'cut', modes: [{ machine: 'm1', durationMinutes: 5 }] }],
      })),
    };
    const operations = ['a', 'b'].map((job, index) => {
      return { job, operation: '1', machine: 'm1', startMinute: 5 * index, endMinute: 5 * index + 5 };
    });
    const { message, figures } = present(reasonsOf(problem, { operations })[1], 'there are two');
    expect(message.en).toBe(
      'It waits for machine Saw (m1) until 2026-03-02 08:05, behind operation cut (1) of job Order a (a).',
    );
    expect(message.zh).toBe('等机器 Saw (m1) 做完作业 Order a (a) 的工序 cut (1)，到 2026-03-02 08:05');
    expect(figures).toEqual({ machine: 'm1', job: 'a', operation: '1', until: 5 });
  });
});
