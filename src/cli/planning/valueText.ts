import { localTime, type Objective, type Problem, type Progress } from '@leitu/scheduling';
import { textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { planningMessages } from './messages.ts';

/** What a plan is worth by an objective, in a line that is read while the search goes on. */
export function valueShort(run: Run, objective: Objective, { value, lowerBound }: Progress): string {
  const text = textIn(planningMessages, run.language);
  if (objective === 'makespan') return text('searching', { makespan: value.makespanMinutes, bound: lowerBound });
  const { weightedTardinessMinutes: tardiness, setupMinutes: setup, makespanMinutes: makespan } = value;
  return text('searchingTardiness', { tardiness, setup, makespan, bound: lowerBound });
}

export function valueLines(
  run: Run,
  problem: Problem,
  objective: Objective,
  { value, lowerBound, plan }: Pick<Progress, 'value' | 'lowerBound' | 'plan'>,
): readonly string[] {
  const text = textIn(planningMessages, run.language);
  if (plan.operations.length === 0) return [text('empty')];
  const makespan = value.makespanMinutes;
  const ends =
    problem.startsAt === undefined
      ? text('makespan', { makespan })
      : text('makespanAt', { makespan, time: localTime(problem.startsAt, makespan).replace('T', ' ') });
  const isSetUp = problem.machines.some(({ setups }) => setups !== undefined);
  const setup = isSetUp ? [text('setup', { setup: value.setupMinutes })] : [];
  if (objective === 'makespan') {
    return [ends, ...setup, ...proof(run, makespan, lowerBound, 'proven')];
  }
  return [
    text('tardiness', { tardiness: value.weightedTardinessMinutes, late: lateJobs(problem, plan) }),
    ...proof(run, value.weightedTardinessMinutes, lowerBound, 'provenTardiness'),
    ...setup,
    ends,
  ];
}

/** How far the objective's first term can still be from the best. */
function proof(run: Run, found: number, bound: number, proven: 'proven' | 'provenTardiness'): readonly string[] {
  const text = textIn(planningMessages, run.language);
  if (found <= bound) return [text(proven)];
  return [text('gap', { bound, gap: (((found - bound) / Math.max(1, found)) * 100).toFixed(1) })];
}

function lateJobs({ jobs }: Problem, { operations }: Progress['plan']): number {
  const due = new Map(jobs.map(({ id, dueMinute = Number.POSITIVE_INFINITY }) => [id, dueMinute]));
  const isLate = operations.filter(({ job, endMinute }) => endMinute > (due.get(job) ?? endMinute));
  return new Set(isLate.map(({ job }) => job)).size;
}
