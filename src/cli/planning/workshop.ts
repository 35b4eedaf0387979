import { ok, type Result, refused } from '@leitu/kernel';
import { makeWorkshop } from '@leitu/scheduling';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { mostSeed, wholeNumber } from './askedOfPlan.ts';
import { planningMessages } from './messages.ts';
import { type Given, once } from './once.ts';
import { writeWhole } from './writeWhole.ts';

const workshopOptions = ['out', 'machines', 'jobs', 'operations', 'seed'] as const;
export type WorkshopOption = (typeof workshopOptions)[number];

const mostMachines = 10_000;
const mostJobs = 100_000;
const mostAJob = 20;

/** `leitu workshop`: a made-up problem for `leitu plan`, by default as large as a real plant. */
export async function makeWorkshopFile(run: Run, given: Given<WorkshopOption>): Promise<ExitCode> {
  const text = textIn(planningMessages, run.language);
  const options = once(run, given, workshopOptions);
  if (!options.ok) return complain(run, options.reason);
  const { machines = '51', jobs = '828', operations = '6057', seed = '1', out = '' } = options.value;
  if (!out.toLowerCase().endsWith('.json')) return complain(run, text('notJson', { path: out }));
  const asked = numbersOf({ machines, jobs, operations, seed });
  if (!asked.ok) return complain(run, text('badCount', asked.reason));
  const problem = makeWorkshop({ ...asked.value, language: run.language });
  const written = await writeWhole(run, out, problemText(problem));
  if (!written.ok) return written.reason;
  run.err.write(`${text('written', { path: out })}\n`);
  return 0;
}

type Typed = Readonly<Record<'machines' | 'jobs' | 'operations' | 'seed', string>>;

type BadCount = Readonly<Record<'option' | 'least' | 'most' | 'value', string | number>>;

function numbersOf(typed: Typed): Result<Readonly<Record<keyof Typed, number>>, BadCount> {
  const machines = whole(typed.machines, 1, mostMachines);
  if (machines === undefined)
    return refused({ option: 'machines', least: 1, most: mostMachines, value: typed.machines });
  const jobs = whole(typed.jobs, 1, mostJobs);
  if (jobs === undefined) return refused({ option: 'jobs', least: 1, most: mostJobs, value: typed.jobs });
  const most = jobs * mostAJob;
  const operations = whole(typed.operations, jobs, most);
  if (operations === undefined) return refused({ option: 'operations', least: jobs, most, value: typed.operations });
  const seed = whole(typed.seed, 0, mostSeed);
  if (seed === undefined) return refused({ option: 'seed', least: 0, most: mostSeed, value: typed.seed });
  return ok({ machines, jobs, operations, seed });
}

function whole(typed: string, least: number, most: number): number | undefined {
  const value = wholeNumber(typed);
  return value >= least && value <= most ? value : undefined;
}

/** A machine, an operator or a job a line. */
function problemText(problem: object): string {
  const parts = Object.entries(problem).map(([key, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}
