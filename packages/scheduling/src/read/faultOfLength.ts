import type { Operation, Problem } from '../problem.ts';
import { mostPlanMinutes } from './limits.ts';
import type { ProblemFault } from './shape.ts';

/**
 * Where work comes to more than a plan can be long, or weights to more than can be added exactly. After the last closed span and the last
 * moment that is named no minute passes in which nothing is done, so no plan is longer than these and all work, setups and ways together.
 */
export function faultOfLength(problem: Problem): ProblemFault | undefined {
  const { jobs } = problem;
  let length = lastMoment(problem);
  const extra = longestSetup(problem) + longestWay(problem);
  for (const [index, { operations }] of jobs.entries()) {
    for (const [place, operation] of operations.entries()) {
      length += longestMinutes(operation) + extra;
      if (length <= mostPlanMinutes) continue;
      const figures = { most: mostPlanMinutes };
      return { pointer: `/jobs/${index}/operations/${place}`, code: 'problem_too_long', figures };
    }
  }
  let sum = 0;
  for (const [index, { weight = 1, dueMinute }] of jobs.entries()) {
    if (dueMinute === undefined) continue;
    sum += weight * Math.max(0, length - dueMinute);
    if (sum > Number.MAX_SAFE_INTEGER) return { pointer: `/jobs/${index}`, code: 'problem_too_heavy' };
  }
  return undefined;
}

function longestMinutes({ modes, leadTimeMinutes = 0 }: Operation): number {
  let longest = leadTimeMinutes;
  for (const { durationMinutes } of modes) longest = Math.max(longest, durationMinutes);
  return longest;
}

function lastMoment({ machines, operators = [], jobs }: Problem): number {
  let last = 0;
  for (const { closed } of [...machines, ...operators]) last = Math.max(last, closed?.at(-1)?.endMinute ?? 0);
  for (const { releaseMinute = 0, operations } of jobs) {
    last = Math.max(last, releaseMinute);
    for (const { fixed } of operations) if (fixed !== undefined) last = Math.max(last, fixed.endMinute);
  }
  return last;
}

function longestSetup({ machines }: Problem): number {
  let longest = 0;
  for (const { setups } of machines) for (const row of setups?.minutes ?? []) longest = longestOf(row, longest);
  return longest;
}

function longestWay({ transport }: Problem): number {
  let longest = 0;
  for (const row of transport?.minutes ?? []) longest = longestOf(row, longest);
  return longest;
}

function longestOf(row: readonly number[], least: number): number {
  let longest = least;
  for (const minutes of row) longest = Math.max(longest, minutes);
  return longest;
}
