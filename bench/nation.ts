import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { dayOfEpoch, present } from '@leitu/kernel';
import { factsOfPack, readHeader } from '@leitu/rules';
import { judgePopulation } from '../src/cli/population/judgePopulation.ts';
import { openPopulation } from '../src/cli/population/openPopulation.ts';
import { ladderPacks, readLibrary } from '../src/modules/policy/index.ts';
import { askedFirms } from './askedFirms.ts';
import { type Figure, median } from './figure.ts';

const SIZES = [1_000_000];
const RUNS = 3;
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const MEMORY_PROBE = new URL('./peakMemory.mjs', import.meta.url).href;

/**
 * An invented population, judged by DuckDB: how long it takes to make it, to add up every column that the packs read, and to judge all firms by
 * the five packs, with the rows found that must be read with care; the last as a multiple of adding up, in time and in work of the processors.
 * Then `leitu assess` as a whole process, of which the same is asked.
 */
export async function* bench(): AsyncGenerator<Figure> {
  for (const firms of askedFirms(SIZES)) {
    const folder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
    try {
      yield* ofSize(join(folder, 'nation.parquet'), firms);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

async function* ofSize(path: string, firms: number): AsyncGenerator<Figure> {
  const about = `${firms.toLocaleString('en-US')} firms`;
  const made = await leitu(['simulate', '--firms', String(firms), '--out', path]);
  yield { case: `${about} made, ${Math.round(statSync(path).size / 1e6)} MB`, value: made.seconds, unit: 's' };
  const sums = yield* inDatabase(path, about);
  const assessed = await leitu(['assess', path, '--format', 'summary', '--on', '2026-06-01']);
  yield { case: `${about}: leitu assess, all of it`, value: assessed.seconds, unit: 's' };
  yield { case: `${about}: leitu assess, time of the sums`, value: assessed.seconds / sums, unit: 'times' };
  yield { case: `${about}: leitu assess, peak memory`, value: assessed.megabytes, unit: 'MB' };
}

/** Gives the seconds of adding up. */
async function* inDatabase(path: string, about: string): AsyncGenerator<Figure, number> {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const { dictionary } = library.value;
  const packs = ladderPacks(library.value);
  const header = readHeader([...dictionary.keys()], dictionary, dayOfEpoch(20_605));
  if (!header.ok) throw new Error('The dictionary is a header');
  const facts = [...new Set(packs.flatMap(factsOfPack))];
  const [sums, judged]: [Spent[], Spent[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const opened = await openPopulation(path, header.value);
    const population = present(opened, 'an invented population has the types of its facts');
    const { connection } = population.database;
    sums.push(await measure(() => connection.run(`select ${facts.map(sumOf).join(', ')} from ${population.source}`)));
    const judging = { packs, caseType: 'new', addNamesakes: async () => {}, progress: () => {} } as const;
    judged.push(await measure(() => judgePopulation(population, judging)));
    population.database.close();
  }
  const threads = availableParallelism();
  yield { case: `${about}: ${facts.length} columns added up, ${threads} threads`, value: seconds(sums), unit: 's' };
  yield { case: `${about}: judged by ${packs.length} packs`, value: seconds(judged), unit: 's' };
  yield { case: `${about}: judged, time of the sums`, value: seconds(judged) / seconds(sums), unit: 'times' };
  yield { case: `${about}: judged, work of the sums`, value: work(judged) / work(sums), unit: 'times' };
  return seconds(sums);

  function sumOf({ name, type }: (typeof facts)[number]): string {
    if (type === 'boolean' || type === 'judgement') return `count_if(${name})`;
    return type === 'text' || type === 'enum' || type === 'date' ? `sum(strlen(${name}::varchar))` : `sum(${name})`;
  }
}

/** What something took: by the clock, and of the processors. */
interface Spent {
  readonly seconds: number;
  readonly work: number;
}

async function measure(run: () => Promise<unknown>): Promise<Spent> {
  const [begin, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - begin) / 1000, work: (user + system) / 1e6 };
}

const seconds = (spent: readonly Spent[]) => median(spent.map((one) => one.seconds));
const work = (spent: readonly Spent[]) => median(spent.map((one) => one.work));

/** Runs the command as a whole process. */
async function leitu(args: readonly string[]): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const begin = performance.now();
  const child = spawn(execPath, ['--import', MEMORY_PROBE, MAIN, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.resume();
  let megabytes = Number.NaN;
  child.on('message', (kilobytes) => {
    megabytes = Number(kilobytes) / 1024;
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`leitu ${args[0]} ended with ${child.exitCode}`);
  return { seconds: (performance.now() - begin) / 1000, megabytes };
}
