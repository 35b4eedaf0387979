import { existsSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result } from '@leitu/kernel';
import { type Objective, type Plan, type Problem, type Progress, type Replanned, writePlan } from '@leitu/scheduling';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { type Asked, askedOfPlan, type PlanOption } from './askedOfPlan.ts';
import { drawGantt } from './gantt/drawGantt.ts';
import { planningMessages } from './messages.ts';
import { movedLines } from './movedText.ts';
import { usualObjective } from './objective.ts';
import type { Given } from './once.ts';
import { openPlan, openProblem } from './openProblem.ts';
import { searchPlan } from './searchPlan.ts';
import { valueLines } from './valueText.ts';
import { writeWhole } from './writeWhole.ts';

export type { PlanOption };

const nothing = { weightedTardinessMinutes: 0, setupMinutes: 0, makespanMinutes: 0 };

/** `leitu plan`: searches as long as is asked, or until Ctrl-C, and tells how good the plan is. */
export async function planProblem(run: Run, path: string, given: Given<PlanOption>): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const asked = askedOfPlan(run, given);
  if (!asked.ok) return complain(run, asked.reason);
  const problem = await openProblem(run, path);
  if (!problem.ok) return problem.reason;
  if (isSameFile(path, asked.value.out)) return complain(run, text('ownFile', { path }));
  const before = await openKept(run, asked.value);
  if (!before.ok) return before.reason;
  const objective = asked.value.objective ?? usualObjective(problem.value);
  const found = await searchPlan(run, problem.value, before.value, { ...asked.value, objective });
  const best = found.best ?? { plan: { operations: [] }, value: nothing, lowerBound: 0, steps: 0 };
  const { jobs, machines } = problem.value;
  const seconds = found.stoppedSeconds?.toFixed(1);
  await writeLines(run.out, [
    ...(seconds === undefined ? [] : [text('stopped', { seconds, steps: best.steps })]),
    text('size', { jobs: jobs.length, operations: best.plan.operations.length, machines: machines.length }),
    ...valueLines(run, problem.value, objective, best),
    ...(isReplanned(best) ? movedLines(run, problem.value, best) : []),
  ]);
  return writeFiles(run, problem.value, { path, asked: asked.value, objective, best });
}

function isReplanned(best: Progress): best is Replanned {
  return 'movedStarts' in best;
}

function isSameFile(path: string, other: string | undefined): boolean {
  return other !== undefined && existsSync(other) && realpathSync(other) === realpathSync(path);
}

async function openKept(run: Run, { keep }: Asked): Promise<Result<Plan | undefined, ExitCode>> {
  return keep === undefined ? ok(undefined) : openPlan(run, keep);
}

interface Planned {
  readonly path: string;
  readonly asked: Asked;
  readonly objective: Objective;
  readonly best: Progress;
}

async function writeFiles(run: Run, problem: Problem, { path, asked, objective, best }: Planned): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const title = text('ganttTitle', { name: basename(path).replace(/\.(?:json|fjs)$/i, '') });
  const files: readonly (readonly [path: string | undefined, write: () => string])[] = [
    [asked.out, () => writePlan(problem, best.plan, { ...best, objective })],
    [asked.gantt, () => drawGantt(problem, best.plan, title, run.language)],
  ];
  for (const [file, write] of files) {
    if (file === undefined) continue;
    const written = await writeWhole(run, file, write());
    if (!written.ok) return written.reason;
    run.err.write(`${text('written', { path: file })}\n`);
  }
  return 0;
}
