import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import type { Objective } from '@leitu/scheduling';
import { textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { planningMessages } from './messages.ts';
import { readObjective } from './objective.ts';
import { type Given, type Once, once } from './once.ts';

export const planOptions = ['seconds', 'steps', 'seed', 'objective', 'keep', 'out', 'gantt'] as const;
export type PlanOption = (typeof planOptions)[number];

export interface Asked {
  /** None where steps are asked for and seconds are not: the plan then depends on no clock. */
  readonly seconds: number | undefined;
  readonly steps: number | undefined;
  readonly seed: number;
  readonly objective: Objective | undefined;
  readonly keep: string | undefined;
  readonly out: string | undefined;
  readonly gantt: string | undefined;
}

const usualSeconds = '10';
const mostSeconds = 86_400;
const mostSteps = 1_000_000_000;
export const mostSeed = 2 ** 32 - 1;

/** What `leitu plan` is asked for; what is wrong with it is found out before the search, not behind it. */
export function askedOfPlan(run: Run, given: Given<PlanOption>): Result<Asked, string> {
  const options = once(run, given, planOptions);
  if (!options.ok) return options;
  const { keep, out, gantt, objective } = options.value;
  const limits = limitsOf(run, options.value);
  if (!limits.ok) return limits;
  const aim = readObjective(run.language, objective);
  if (!aim.ok) return aim;
  const files = faultOfFiles(run, options.value);
  return files === undefined ? ok({ ...limits.value, objective: aim.value, keep, out, gantt }) : refused(files);
}

function limitsOf(
  { language }: Run,
  { seconds, steps, seed = '1' }: Once<PlanOption>,
): Result<Pick<Asked, 'seconds' | 'steps' | 'seed'>, string> {
  const text = textIn(planningMessages, language);
  const clock = seconds ?? (steps === undefined ? usualSeconds : undefined);
  const time = clock === undefined ? undefined : Number(clock);
  if (time !== undefined && !(time > 0 && time <= mostSeconds)) {
    return refused(text('badSeconds', { value: clock ?? '', most: mostSeconds }));
  }
  const count = steps === undefined ? undefined : wholeNumber(steps);
  if (count !== undefined && !(count >= 1 && count <= mostSteps)) {
    return refused(text('badSteps', { value: steps ?? '', most: mostSteps }));
  }
  const number = wholeNumber(seed);
  if (!(number <= mostSeed)) return refused(text('badSeed', { value: seed, most: mostSeed }));
  return ok({ seconds: time, steps: count, seed: number });
}

/** Not a number where it is written as anything but digits. */
export function wholeNumber(typed: string): number {
  return /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
}

function faultOfFiles({ language }: Run, { keep, out, gantt }: Once<PlanOption>): string | undefined {
  const text = textIn(planningMessages, language);
  if (keep !== undefined && !keep.toLowerCase().endsWith('.json')) return text('notKept', { path: keep });
  if (out !== undefined && !out.toLowerCase().endsWith('.json')) return text('notJson', { path: out });
  if (gantt !== undefined && !gantt.toLowerCase().endsWith('.svg')) return text('notSvg', { path: gantt });
  const homeless = [out, gantt].find((path) => path !== undefined && !existsSync(dirname(path)));
  if (homeless !== undefined) return text('noFolder', { path: homeless });
  const folder = [out, gantt].find((path) => path !== undefined && existsSync(path) && statSync(path).isDirectory());
  return folder === undefined ? undefined : text('isFolder', { path: folder });
}
