import { availableParallelism } from 'node:os';
import { ok, type Result, refused } from '@leitu/kernel';
import type { Dictionary } from '@leitu/rules';
import { readLibrary } from '../modules/policy/index.ts';
import { diskReason, type FileRefusal, openDuckDb, refuseFile, replacePath } from '../platform/files/index.ts';
import { createProgressBar } from './progressBar.ts';
import { complain, complainOf, complainOfPacks, type ExitCode, type Run } from './run.ts';
import { MOST_FIRMS } from './simulation/codes.ts';
import { populationSql, preparations } from './simulation/population.ts';

export interface SimulateOptions {
  readonly firms: string;
  readonly out: string;
  readonly seed?: string;
}

interface Asked {
  readonly firms: number;
  readonly seed: number;
  readonly path: string;
}

/** `leitu simulate`: an invented population with every fact of the dictionary, made by DuckDB in constant memory. */
export async function simulate(run: Run, options: SimulateOptions): Promise<ExitCode> {
  const asked = readAsked(run, options);
  if (!asked.ok) return complain(run, asked.reason);
  const library = readLibrary();
  if (!library.ok) return complainOfPacks(run, library.reason);
  const { firms, path } = asked.value;
  const begin = performance.now();
  const written = await write(run, library.value.dictionary, asked.value);
  if (!written.ok) return complainOf(run, written.reason);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  run.err.write(`${run.text('simulated', { path, firms: counted(firms), seconds })}\n`);
  return 0;
}

function readAsked({ text }: Run, { firms, out, seed = '1' }: SimulateOptions): Result<Asked, string> {
  const count = wholeNumber(firms, 1, MOST_FIRMS);
  if (count === undefined) return refused(text('badFirms', { value: firms, most: MOST_FIRMS }));
  const most = 2 ** 32 - 1;
  const number = wholeNumber(seed, 0, most);
  if (number === undefined) return refused(text('badSeed', { value: seed, most }));
  if (!out.toLowerCase().endsWith('.parquet')) return refused(text('simulateNeedsParquet', { path: out }));
  return ok({ firms: count, seed: number, path: out });
}

/** `52000000`, or `52_000_000` as programs write it. */
function wholeNumber(typed: string, least: number, most: number): number | undefined {
  if (!/^\d{1,3}(?:[_,]?\d{3})*$|^\d+$/.test(typed)) return undefined;
  const value = Number(typed.replaceAll(/[_,]/g, ''));
  return value >= least && value <= most ? value : undefined;
}

/** Each thread holds some row groups of 122,880 firms. */
const megabytes = 3000;

const lookMilliseconds = 200;

async function write(run: Run, dictionary: Dictionary, asked: Asked): Promise<Result<null, FileRefusal>> {
  const { firms, seed, path } = asked;
  const bar = createProgressBar(true);
  const { connection, close } = await openDuckDb({ megabytes, threads: availableParallelism() });
  const words = run.text('simulating', { firms: counted(firms) });
  const look = setInterval(() => bar.show(Math.max(0, connection.progress.percentage) / 100, words), lookMilliseconds);
  try {
    return await replacePath(path, async (growing) => {
      try {
        for (const statement of preparations(firms)) await connection.run(statement);
        const target = `'${growing.replaceAll("'", "''")}'`;
        await connection.run(`copy (${populationSql(dictionary, seed)}) to ${target} (format parquet)`);
        return null;
      } catch (error) {
        const reason = diskReason(error);
        if (reason === null) throw error;
        return refuseFile('write_failed', { path, reason });
      }
    });
  } finally {
    clearInterval(look);
    bar.clear();
    close();
  }
}

function counted(firms: number): string {
  return firms.toLocaleString('en-US');
}
