import { setImmediate as breathe } from 'node:timers/promises';
import { ok, present, type Result, refused } from '@leitu/kernel';
import { type Problem, type Progress, solve } from '@leitu/scheduling';
import { writeText } from '../../platform/files/index.ts';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { complain, complainOf, type ExitCode, type Run, writeLines } from '../run.ts';
import { planningMessages } from './messages.ts';
import { openProblem } from './openProblem.ts';

export interface PlanOptions {
  readonly seconds?: string;
  readonly seed?: string;
  readonly out?: string;
}

interface Asked {
  readonly seconds: number;
  readonly seed: number;
}

const mostSeconds = 86_400;
const mostSeed = 2 ** 32 - 1;

/** `leitu plan`: searches as long as is asked and tells how good the plan is. */
export async function planProblem(run: Run, path: string, options: PlanOptions): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const asked = readAsked(run, options);
  if (!asked.ok) return complain(run, asked.reason);
  const problem = await openProblem(run, path);
  if (!problem.ok) return problem.reason;
  const best = await search(run, problem.value, asked.value);
  const { plan, value, lowerBound: bound } = best;
  const makespan = value.makespanMinutes;
  const { jobs, machines } = problem.value;
  const gap = (((makespan - bound) / Math.max(1, makespan)) * 100).toFixed(1);
  await writeLines(run.out, [
    text('size', { jobs: jobs.length, operations: plan.operations.length, machines: machines.length }),
    text('makespan', { makespan }),
    makespan === bound ? text('proven') : text('gap', { bound, gap }),
  ]);
  if (options.out === undefined) return 0;
  const whole = { makespanMinutes: makespan, lowerBoundMinutes: bound, ...plan };
  const written = await writeText(options.out, pieceOf(`${JSON.stringify(whole, null, 2)}\n`));
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${text('written', { path: options.out })}\n`);
  return 0;
}

async function* pieceOf(text: string): AsyncGenerator<string, void, void> {
  yield text;
}

function readAsked({ language }: Run, { seconds = '10', seed = '1', out }: PlanOptions): Result<Asked, string> {
  const text = textIn(planningMessages, language);
  const time = Number(seconds);
  if (!(time > 0 && time <= mostSeconds)) return refused(text('badSeconds', { value: seconds, most: mostSeconds }));
  const number = /^\d+$/.test(seed) ? Number(seed) : Number.NaN;
  if (!(number <= mostSeed)) return refused(text('badSeed', { value: seed, most: mostSeed }));
  if (out !== undefined && !out.toLowerCase().endsWith('.json')) return refused(text('notJson', { path: out }));
  return ok({ seconds: time, seed: number });
}

/** Signals are heard between the turns of the search. */
const breathMilliseconds = 100;

async function search(run: Run, problem: Problem, { seconds, seed }: Asked): Promise<Progress> {
  const text = textIn(planningMessages, run.language);
  const bar = createProgressBar(true);
  const begin = performance.now();
  let best: Progress | undefined;
  let shown = begin;
  for (const progress of solve(problem, { seed, objective: 'makespan' })) {
    best = progress;
    const now = performance.now();
    const share = (now - begin) / (seconds * 1000);
    if (share >= 1) break;
    if (now - shown < breathMilliseconds) continue;
    shown = now;
    bar.show(share, text('searching', { makespan: best.value.makespanMinutes, bound: best.lowerBound }));
    await breathe();
  }
  bar.clear();
  return present(best, 'a search yields at least once');
}
