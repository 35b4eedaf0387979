import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import {
  checkPlan,
  dispatch,
  dispatchingRules,
  makeWorkshop,
  type Plan,
  type Problem,
  planValue,
  readProblem,
  replan,
  solve,
} from '@leitu/scheduling';
import { type Figure, median } from './figure.ts';

interface Asked {
  readonly seed: number;
  /** Processor time for each search. */
  readonly seconds: number;
  readonly seeds: number;
}

/** Made-up plants: how soon there is a plan, what an order that comes in takes and moves, and how much better than rules the search plans. */
export function* benchPlants(asked: Asked): Generator<Figure> {
  yield* benchPlant(asked);
  yield* benchTardiness(asked);
}

/** As large and as uneven as a real plant. */
function* benchPlant({ seed }: Asked): Generator<Figure> {
  const size = { seed, machines: 51, jobs: 828, operations: 6057 };
  const problem = workshop(size);
  const name = '828 jobs, 6,057 operations, 51 machines';
  const cold = Array.from({ length: 5 }, () => firstPlanOfItsOwn(size));
  yield {
    case: `${name}: first plan, nothing run before`,
    value: median(cold.map(({ thread }) => thread)),
    unit: 'ms',
  };
  yield {
    case: `${name}: the same with the engine's own threads`,
    value: median(cold.map(({ all }) => all)),
    unit: 'ms',
  };
  const firsts = timed(5, () => solve(problem, { seed }).next().value?.plan);
  yield { case: `${name}: first plan, made before`, value: firsts.milliseconds, unit: 'ms' };
  sound(problem, firsts.value, name);
  // What an order comes into is a plan that was searched for.
  const plan = sound(problem, [...solve(problem, { seed, steps: 2000 })].at(-1)?.plan, name);
  const [model] = problem.jobs.filter(({ operations }) => operations.length >= 8);
  if (model === undefined) throw new Error('A plant has a job of eight operations');
  const operations = model.operations.map(({ fixed: _, ...operation }) => operation);
  const grown: Problem = { ...problem, jobs: [...problem.jobs, { ...model, id: 'new', operations }] };
  const inserted = timed(5, () => [...replan(grown, plan, { seed })].at(-1));
  const { value } = inserted;
  if (value === undefined) throw new Error('Replanning yields at least once');
  sound(grown, value.plan, `${name}, one order more`);
  yield { case: `${name}: one order inserted`, value: inserted.milliseconds, unit: 'ms' };
  yield { case: `${name}: open starts moved`, value: (value.movedStarts / value.openStarts) * 100, unit: '%' };
}

/** In a process of its own. */
function firstPlanOfItsOwn({ machines, jobs, operations, seed }: Size): {
  readonly thread: number;
  readonly all: number;
} {
  const script = join(import.meta.dirname, 'schedulingFirst.ts');
  const numbers = [machines, jobs, operations, seed].map(String);
  const told = JSON.parse(execFileSync(process.execPath, [script, ...numbers], { encoding: 'utf8' })) as {
    readonly thread: number;
    readonly all: number;
  }; // The script writes just these.
  return told;
}

interface Size {
  readonly seed: number;
  readonly machines: number;
  readonly jobs: number;
  readonly operations: number;
}

/** With each seed another plant, and another search. */
function* benchTardiness({ seed, seconds, seeds }: Asked): Generator<Figure> {
  const name = '400 jobs, 4,000 operations, 100 machines';
  const below = Array.from({ length: seeds }, (_, index) => {
    const problem = workshop({ seed: seed + index, machines: 100, jobs: 400, operations: 4000 });
    const tardiness = (plan: Plan | undefined, by: string) =>
      planValue(problem, sound(problem, plan, `${name}: ${by}`)).weightedTardinessMinutes;
    const best = Math.min(...dispatchingRules.map((rule) => tardiness(dispatch(problem, rule), rule)));
    return (1 - tardiness(search(problem, seed + index, seconds), 'search') / best) * 100;
  });
  yield { case: `${name}: weighted tardiness below the best rule, least`, value: Math.min(...below), unit: '%' };
  yield { case: `${name}: median of ${seeds}`, value: median(below), unit: '%' };
}

function workshop(size: Size): Problem {
  const read = readProblem(JSON.stringify(makeWorkshop({ ...size, language: 'en' })));
  if (!read.ok) throw new Error(read.reason.message.en);
  return read.value;
}

function search(problem: Problem, seed: number, seconds: number): Plan | undefined {
  const elapsedShare = shareOf(seconds);
  let plan: Plan | undefined;
  for (const progress of solve(problem, { seed, elapsedShare })) plan = progress.plan;
  return plan;
}

/** The share of so many seconds of processor time that has passed, however busy the machine is with other things. */
export function shareOf(seconds: number): () => number {
  const begin = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1e6 / seconds;
  };
}

/** The middle of several runs, in processor time. */
function timed<Value>(runs: number, run: () => Value) {
  let value = run();
  const times = Array.from({ length: runs }, () => {
    const begin = process.cpuUsage();
    value = run();
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  return { value, milliseconds: median(times) };
}

function sound(problem: Problem, plan: Plan | undefined, name: string): Plan {
  if (plan === undefined) throw new Error(`${name}: no plan`);
  const [fault] = checkPlan(problem, plan);
  if (fault !== undefined) throw new Error(`${name}: ${fault.message.en}`);
  return plan;
}
