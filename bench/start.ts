import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const port = '5189';

/** Looking ten times as often took a tenth of a processor from what is measured. */
const lookMilliseconds = 100;

/** From the command `npm start` to the first answered request, and from the signal to the end of everything it started. */
export async function* bench(): AsyncGenerator<Figure> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
  try {
    // Builds the web application if need be, which is not what is measured here.
    await stop(await start(dataFolder), dataFolder);
    rmSync(dataFolder, { recursive: true });
    const empty = await timed(() => start(dataFolder, { LEITU_DEMO: 'off' }));
    await stop(empty.value, dataFolder);
    rmSync(dataFolder, { recursive: true });
    const first = await timed(() => start(dataFolder));
    yield { case: 'first start, packages installed and web application built', value: first.seconds, unit: 's' };
    yield { case: 'first start without the demonstration', value: empty.seconds, unit: 's' };
    yield { case: 'so the demonstration of 20,000 firms', value: first.seconds - empty.seconds, unit: 's' };
    const end = await timed(() => stop(first.value, dataFolder));
    yield { case: 'stop, PostgreSQL included', value: end.seconds, unit: 's' };

    const second = await timed(() => start(dataFolder));
    yield { case: 'second start', value: second.seconds, unit: 's' };
    process.kill(postmasterOf(dataFolder), 'SIGKILL');
    await stop(second.value, dataFolder);
    const third = await timed(() => start(dataFolder));
    yield { case: 'start after kill -9 of PostgreSQL', value: third.seconds, unit: 's' };
    await stop(third.value, dataFolder);
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; seconds: number }> {
  const begin = performance.now();
  const value = await work();
  return { value, seconds: Math.round(performance.now() - begin) / 1000 };
}

async function start(dataFolder: string, settings: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const npm = spawn('npm', ['start'], {
    cwd: repository,
    env: { ...process.env, LEITU_DATA: dataFolder, DATABASE_URL: '', PORT: port, LEITU_LOG: 'warn', ...settings },
    stdio: 'ignore',
  });
  while (!(await doesAnswer())) {
    if (npm.exitCode !== null) throw new Error('npm start has ended; run it to see why');
    await pause(lookMilliseconds);
  }
  return npm;
}

async function stop(npm: ChildProcess, dataFolder: string): Promise<void> {
  npm.kill('SIGTERM');
  if (npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit');
  // npm does not wait for what it has started.
  while ((await doesAnswer()) || postmasterOf(dataFolder) > 0) await pause(lookMilliseconds);
}

async function doesAnswer(): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/`)).ok;
  } catch {
    return false;
  }
}

function postmasterOf(dataFolder: string): number {
  try {
    return Number.parseInt(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return 0;
  }
}
