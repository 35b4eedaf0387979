import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { seededGenerator } from '@leitu/kernel';
import { checkPlan, type Problem, type Progress, readFjs, solve } from '@leitu/scheduling';
import type { Figure } from './figure.ts';
import { benchPlants, shareOf } from './schedulingPlants.ts';

/**
 * Plans every `.fjs` file of a folder (`--instances DIR`) for so many seconds each (`--seconds S`, `--seed N`) on one thread, and holds the
 * makespans against the best that are known, from the folder's `best-known.csv`: instance,lower_bound,upper_bound. Without a folder the
 * shops are made up, and there is only the lower bound to hold them against; and made-up plants are planned, `--seeds N` times. Seconds are
 * those of the processor, so that the figures do not depend on what else the machine does.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const { instances, seconds, seed, seeds } = asked();
  const known = instances === undefined ? new Map<string, number>() : readBestKnown(instances);
  const gaps = new Map<string, number[]>();
  for (const [name, problem] of instances === undefined ? madeUpShops() : readShops(instances)) {
    const used = shareOf(1);
    const best = planFor(problem, seed, seconds);
    const usedSeconds = used();
    const faults = checkPlan(problem, best.plan);
    if (faults[0] !== undefined) throw new Error(`${name}: ${faults[0].message.en}`);
    yield { case: `${name}: makespan`, value: best.value.makespanMinutes, unit: 'min' };
    yield { case: `${name}: lower bound`, value: best.lowerBound, unit: 'min' };
    yield { case: `${name}: time`, value: usedSeconds, unit: 's' };
    const bestKnown = known.get(name);
    if (bestKnown === undefined) continue;
    const gap = (best.value.makespanMinutes / bestKnown - 1) * 100;
    yield { case: `${name}: best known`, value: bestKnown, unit: 'min' };
    yield { case: `${name}: gap`, value: gap, unit: '%' };
    const family = familyOf(name);
    gaps.set(family, [...(gaps.get(family) ?? []), gap]);
  }
  for (const [family, of] of gaps) {
    yield {
      case: `${family}, ${of.length} instances: mean gap`,
      value: of.reduce((a, b) => a + b, 0) / of.length,
      unit: '%',
    };
  }
  if (instances === undefined) yield* benchPlants({ seconds, seed, seeds });
}

interface Asked {
  readonly instances: string | undefined;
  readonly seconds: number;
  readonly seed: number;
  readonly seeds: number;
}

function asked(): Asked {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: argv.slice(2),
    options: { instances: text, seconds: text, seed: text, seeds: text },
    strict: false,
  });
  const { instances, seconds = '10', seed = '1', seeds = '1' } = values;
  return {
    instances: typeof instances === 'string' ? instances : undefined,
    seconds: Number(seconds),
    seed: Number(seed),
    seeds: Number(seeds),
  };
}

function* readShops(folder: string): Generator<readonly [name: string, problem: Problem]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.fjs'));
  for (const file of files.toSorted()) {
    const read = readFjs(readFileSync(join(folder, file), 'utf8'));
    if (!read.ok) throw new Error(`${file}: ${read.reason.message.en}`);
    yield [file.slice(0, -'.fjs'.length), read.value];
  }
}

/** Jobs of 5 to 14 operations, each of which one to three machines can do in 10 to 99 minutes. */
function* madeUpShops(): Generator<readonly [name: string, problem: Problem]> {
  for (const [jobs, machines] of [
    [10, 5],
    [20, 10],
    [60, 15],
  ] as const) {
    const random = seededGenerator(jobs);
    const line = () => {
      const operations = Array.from({ length: 5 + random.integer(10) }, () => {
        const first = random.integer(machines);
        const choices = Array.from({ length: 1 + random.integer(3) }, (_, index) => (first + index) % machines);
        return [choices.length, ...choices.flatMap((machine) => [machine, 10 + random.integer(90)])];
      });
      return [operations.length, ...operations.flat()].join(' ');
    };
    const read = readFjs([`${jobs} ${machines}`, ...Array.from({ length: jobs }, line)].join('\n'));
    if (!read.ok) throw new Error(read.reason.message.en);
    yield [`made up, ${jobs} jobs, ${machines} machines`, read.value];
  }
}

function planFor(problem: Problem, seed: number, seconds: number): Progress {
  const elapsedShare = shareOf(seconds);
  let best: Progress | undefined;
  for (const progress of solve(problem, { seed, objective: 'makespan', elapsedShare })) {
    best = progress;
    if (elapsedShare() >= 1) break;
  }
  if (best === undefined) throw new Error('A search yields at least once');
  return best;
}

function readBestKnown(folder: string): ReadonlyMap<string, number> {
  const rows = readFileSync(join(folder, 'best-known.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return new Map(
    rows.map((row) => {
      const [instance = '', , upper] = row.split(',');
      return [instance, Number(upper)];
    }),
  );
}

/** The letters at the head of a name, with what tells the sets of Hurink apart: mk, dpp, la edata. */
function familyOf(name: string): string {
  const [, letters = '', set = ''] = /^([a-z]*)[^_]*_?(.*)$/i.exec(name) ?? [];
  return [letters, set].filter(Boolean).join(' ');
}
