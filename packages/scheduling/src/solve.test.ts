import { present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './checkPlan.ts';
import { type Objective, type PlanValue, planValue } from './plan.ts';
import type { Problem } from './problem.ts';
import { dispatch, lowerBoundMinutes, type Progress, type SolveOptions, solve } from './solve.ts';
import { dispatchingRules } from './solver/rules.ts';
import { aWorkshop, openOperations } from './testing/aWorkshop.ts';
import { bestOfEveryOrder } from './testing/everyOrder.ts';

/** More seeds than the tests at hand take: LEITU_SCHEDULING_SEEDS=20000. */
const seeds = Number(process.env.LEITU_SCHEDULING_SEEDS ?? 1000);
/** More of them take longer. */
const patience = 180 * Math.max(1000, seeds);

const objectives: readonly Objective[] = ['tardiness', 'makespan'];

function termsOf(value: PlanValue, objective: Objective): readonly number[] {
  if (objective === 'makespan') return [value.makespanMinutes];
  return [value.weightedTardinessMinutes, value.setupMinutes, value.makespanMinutes];
}

function isBetter(one: PlanValue, other: PlanValue, objective: Objective): boolean {
  const [a, b] = [termsOf(one, objective), termsOf(other, objective)];
  const place = a.findIndex((term, index) => term !== b[index]);
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

function turnsOf(problem: Problem, options: SolveOptions, most: number): readonly Progress[] {
  return [...solve(problem, options).take(most)];
}

describe('small workshops', () => {
  it(
    'are planned as well as trying every order does',
    () => {
      let tried = 0;
      for (let seed = 1; tried < seeds / 20; seed += 1) {
        const problem = aWorkshop(seed, { jobs: 3, operations: 2, machines: 3 });
        if (openOperations(problem) > 5) continue;
        tried += 1;
        for (const objective of objectives) {
          const optimum = bestOfEveryOrder(problem, (one, other) => isBetter(one, other, objective));
          const { value, lowerBound } = present(
            turnsOf(problem, { seed, objective, steps: 3000 }, 200).at(-1),
            'it yields',
          );
          const isWorse = isBetter(optimum, value, objective);
          expect({ seed, objective, found: isWorse ? termsOf(value, objective) : 'as good' }).toEqual({
            seed,
            objective,
            found: isWorse ? termsOf(optimum, objective) : 'as good',
          });
          expect({ seed, objective, isAbove: lowerBound > (termsOf(optimum, objective)[0] ?? 0) }).toEqual({
            seed,
            objective,
            isAbove: false,
          });
        }
      }
    },
    patience,
  );
});

describe('every plan that a search yields', () => {
  it(
    'is one by the checker and worth what is said, wherever the search is left',
    () => {
      for (let seed = 1; seed <= seeds; seed += 1) {
        const problem = aWorkshop(seed, { jobs: 6, operations: 5, machines: 4 });
        const objective = present(objectives[seed % 2], 'there are two');
        const turns = turnsOf(problem, { seed, objective, steps: 100 }, 20);
        for (const { plan, value, lowerBound } of turns.filter((turn, index) => turn.plan !== turns[index - 1]?.plan)) {
          expect({ seed, faults: checkPlan(problem, plan) }).toEqual({ seed, faults: [] });
          expect({ seed, value }).toEqual({ seed, value: planValue(problem, plan) });
          expect({ seed, isBelow: (termsOf(value, objective)[0] ?? 0) < lowerBound }).toEqual({ seed, isBelow: false });
        }
      }
    },
    patience,
  );

  it('is never worse than the one before', () => {
    for (const objective of objectives) {
      const problem = aWorkshop(7, { jobs: 14, operations: 8, machines: 4 });
      const values = turnsOf(problem, { seed: 7, objective }, 25).map(({ value }) => value);
      for (const [index, value] of values.entries()) {
        expect(isBetter(values[index - 1] ?? value, value, objective)).toBe(false);
      }
    }
  });

  it('is the same for the same problem, seed, objective and turns', () => {
    const problem = aWorkshop(11, { jobs: 14, operations: 10, machines: 5 });
    for (const objective of objectives) {
      const options = { seed: 5, objective, steps: 5000 };
      expect(turnsOf(problem, options, 60)).toEqual(turnsOf(problem, options, 60));
    }
  });

  it('comes to its end when the share of time that has passed says so', () => {
    let asked = 0;
    const elapsedShare = () => {
      asked += 1;
      return asked / 50;
    };
    const problem = aWorkshop(3, { jobs: 6, operations: 5, machines: 4 });
    expect([...solve(problem, { seed: 1, elapsedShare })].length).toBeGreaterThan(1);
    expect(asked).toBeLessThan(100);
  });
});

describe('a very large workshop', () => {
  it('has a plan at once and turns that are short, whatever waits before a machine', () => {
    const machines = [{ id: 'saw' }, { id: 'mill' }];
    const jobs = Array.from({ length: 400 }, (_, index) => ({
      id: String(index),
      dueMinute: 5 * index,
      operations: ['saw', 'mill'].map((machine) => ({
        id: machine,
        modes: [{ machine, durationMinutes: 1 + (index % 7) }],
      })),
    }));
    const problem = { machines, jobs };
    let asked = 0;
    // The time passes while the first rule is at work: what is there by then is a plan.
    const elapsedShare = () => {
      asked += 1;
      return asked / 3;
    };
    for (const objective of objectives) {
      asked = 0;
      const turns = [...solve(problem, { seed: 1, objective, elapsedShare })];
      expect(turns.length).toBeLessThan(10);
      expect(checkPlan(problem, present(turns.at(-1), 'it yields').plan)).toEqual([]);
    }
    for (const rule of ['atcs', 'most-work'] as const) expect(checkPlan(problem, dispatch(problem, rule))).toEqual([]);
  });
});

describe('a dispatching rule', () => {
  it.each(dispatchingRules)('%s makes a plan', (rule) => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const problem = aWorkshop(seed, { jobs: 6, operations: 5, machines: 4 });
      expect({ seed, faults: checkPlan(problem, dispatch(problem, rule)) }).toEqual({ seed, faults: [] });
    }
  });
});

it('a problem without an operation is planned with nothing to do', () => {
  const problem = { machines: [], jobs: [] };
  const value = { weightedTardinessMinutes: 0, setupMinutes: 0, makespanMinutes: 0 };
  expect(turnsOf(problem, { seed: 1 }, 5)).toEqual([{ plan: { operations: [] }, value, lowerBound: 0, steps: 0 }]);
  for (const objective of objectives) expect(lowerBoundMinutes(problem, objective)).toBe(0);
});
