import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { assert, ok, present, type Result, refused } from '@leitu/kernel';
import { checkPlan, type Objective, type Problem, type Progress, solve, writePlan } from '@leitu/scheduling';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { complain, type ExitCode, type Run, writeLines } from '../run.ts';
import { drawGantt } from './gantt/drawGantt.ts';
import { heedInterrupt } from './heedInterrupt.ts';
import { planningMessages } from './messages.ts';
import { readObjective, usualObjective } from './objective.ts';
import { openProblem } from './openProblem.ts';
import { valueLines, valueShort } from './valueText.ts';
import { writeWhole } from './writeWhole.ts';

export interface PlanOptions {
  readonly seconds?: string;
  readonly seed?: string;
  readonly objective?: string;
  readonly out?: string;
  readonly gantt?: string;
}

interface Asked {
  readonly seconds: number;
  readonly seed: number;
  readonly objective: Objective | undefined;
}

const mostSeconds = 86_400;
const mostSeed = 2 ** 32 - 1;

/** `leitu plan`: searches as long as is asked, or until Ctrl-C, and tells how good the plan is. */
export async function planProblem(run: Run, path: string, options: PlanOptions): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const asked = readAsked(run, options);
  if (!asked.ok) return complain(run, asked.reason);
  const problem = await openProblem(run, path);
  if (!problem.ok) return problem.reason;
  if (isSameFile(path, options.out)) return complain(run, text('ownFile', { path }));
  const objective = asked.value.objective ?? usualObjective(problem.value);
  const { best, isStopped } = await search(run, problem.value, { ...asked.value, objective });
  const [fault] = checkPlan(problem.value, best.plan);
  assert(fault === undefined, `the search gives a plan: ${fault?.message.en}`);
  const { jobs, machines } = problem.value;
  await writeLines(run.out, [
    ...(isStopped ? [text('stopped')] : []),
    text('size', { jobs: jobs.length, operations: best.plan.operations.length, machines: machines.length }),
    ...valueLines(run, problem.value, objective, best),
  ]);
  return writeFiles(run, problem.value, { path, options, objective, best });
}

function isSameFile(path: string, other: string | undefined): boolean {
  return other !== undefined && existsSync(other) && realpathSync(other) === realpathSync(path);
}

interface Planned {
  readonly path: string;
  readonly options: PlanOptions;
  readonly objective: Objective;
  readonly best: Progress;
}

async function writeFiles(run: Run, problem: Problem, { path, options, objective, best }: Planned): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const title = text('ganttTitle', { name: basename(path).replace(/\.(?:json|fjs)$/i, '') });
  const files: readonly (readonly [path: string | undefined, write: () => string])[] = [
    [options.out, () => writePlan(problem, best.plan, { ...best, objective })],
    [options.gantt, () => drawGantt(problem, best.plan, title, run.language)],
  ];
  for (const [file, write] of files) {
    if (file === undefined) continue;
    const written = await writeWhole(run, file, write());
    if (!written.ok) return written.reason;
    run.err.write(`${text('written', { path: file })}\n`);
  }
  return 0;
}

function readAsked({ language }: Run, options: PlanOptions): Result<Asked, string> {
  const text = textIn(planningMessages, language);
  const { seconds = '10', seed = '1', objective, out, gantt } = options;
  const time = Number(seconds);
  if (!(time > 0 && time <= mostSeconds)) return refused(text('badSeconds', { value: seconds, most: mostSeconds }));
  const number = /^\d+$/.test(seed) ? Number(seed) : Number.NaN;
  if (!(number <= mostSeed)) return refused(text('badSeed', { value: seed, most: mostSeed }));
  const aim = readObjective(language, objective);
  if (!aim.ok) return aim;
  if (out !== undefined && !out.toLowerCase().endsWith('.json')) return refused(text('notJson', { path: out }));
  if (gantt !== undefined && !gantt.toLowerCase().endsWith('.svg')) return refused(text('notSvg', { path: gantt }));
  // Found out before the search, not behind it.
  for (const path of [out, gantt]) {
    if (path !== undefined && !existsSync(dirname(path))) return refused(text('noFolder', { path }));
  }
  return ok({ seconds: time, seed: number, objective: aim.value });
}

/** Signals are heard between the turns of the search. */
const breathMilliseconds = 100;

interface Found {
  readonly best: Progress;
  readonly isStopped: boolean;
}

async function search(
  run: Run,
  problem: Problem,
  { seconds, seed, objective }: Asked & { readonly objective: Objective },
): Promise<Found> {
  const bar = createProgressBar(true);
  const begin = performance.now();
  const elapsedShare = () => (performance.now() - begin) / (seconds * 1000);
  const interrupt = heedInterrupt();
  let best: Progress | undefined;
  let breathed = begin;
  for (const progress of solve(problem, { seed, objective, elapsedShare })) {
    best = progress;
    if (elapsedShare() >= 1) break;
    const now = performance.now();
    if (now - breathed < breathMilliseconds) continue;
    bar.show(elapsedShare(), valueShort(run, objective, best));
    await breathe();
    if (interrupt.signal.aborted) break;
    breathed = performance.now();
  }
  interrupt.release();
  bar.clear();
  return { best: present(best, 'a search yields at least once'), isStopped: interrupt.signal.aborted };
}
