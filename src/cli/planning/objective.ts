import { ok, type Result, refused } from '@leitu/kernel';
import type { Objective, Problem } from '@leitu/scheduling';
import { type Language, textIn } from '../../platform/i18n/index.ts';
import { planningMessages } from './messages.ts';

/** The objective that `--objective` names, if it was said. */
export function readObjective(language: Language, word: string | undefined): Result<Objective | undefined, string> {
  if (word === undefined || word === 'tardiness' || word === 'makespan') return ok(word);
  return refused(textIn(planningMessages, language)('badObjective', { value: word }));
}

/** Where nothing is promised there is nothing to be late for. */
export function usualObjective({ jobs }: Problem): Objective {
  return jobs.some(({ dueMinute }) => dueMinute !== undefined) ? 'tardiness' : 'makespan';
}
