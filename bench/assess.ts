import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { readLibrary } from '../src/modules/policy/index.ts';
import { type Figure, median } from './figure.ts';
import { firmLines } from './firms.ts';

const FIRMS = 100_000;
const RUNS = 3;
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const MEMORY_PROBE = new URL('./peakMemory.mjs', import.meta.url).href;

/** `leitu assess` as a whole process: a list of 100,000 firms, all five packs of the ladder. */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
  try {
    const list = join(folder, 'firms.csv');
    await writeList(list);
    const runs: { readonly seconds: number; readonly megabytes: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await assess(list, join(folder, 'out.ndjson')));
    const about = `${FIRMS} firms × 5 packs from .csv`;
    yield { case: about, value: median(runs.map(({ seconds }) => seconds)), unit: 's' };
    yield { case: `${about}, peak memory`, value: Math.max(...runs.map(({ megabytes }) => megabytes)), unit: 'MB' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeList(path: string): Promise<void> {
  const library = readLibrary();
  if (!library.ok) throw new Error('The packs cannot be loaded');
  const lines = firmLines(library.value, FIRMS, 42);
  await pipeline(Readable.from(withLineEnds(lines)), createWriteStream(path));
}

function* withLineEnds(lines: Iterable<string>): Generator<string, void, void> {
  for (const line of lines) yield `${line}\n`;
}

async function assess(list: string, out: string): Promise<{ seconds: number; megabytes: number }> {
  const start = performance.now();
  const child = spawn(execPath, ['--import', MEMORY_PROBE, MAIN, 'assess', list, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.resume();
  let megabytes = Number.NaN;
  child.on('message', (kilobytes) => {
    megabytes = Number(kilobytes) / 1024;
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`leitu assess ended with ${child.exitCode}`);
  return { seconds: (performance.now() - start) / 1000, megabytes };
}
