import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly process: ChildProcess;
  readonly address: string;
  /** Everything it has printed so far. */
  readonly said: () => string;
}

/** The product itself; tests that need less start a smaller program. */
const product = fileURLToPath(new URL('../src/server/main.ts', import.meta.url));

/** Starts a server on a data folder and waits until it says where it answers. */
export async function startServerProcess(
  dataFolder: string,
  env: NodeJS.ProcessEnv = {},
  program: string = product,
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, LEITU_DATA: dataFolder, DATABASE_URL: '', PORT: '0', LEITU_LOG: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /is running at\s+(http:\/\/\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });
  return { process: child, address, said: () => said };
}

/** The process of PostgreSQL on a data folder. */
export function postmasterOf(dataFolder: string): number {
  return Number.parseInt(readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** Ends a server by a signal and waits until it is gone. */
export async function endServerProcess(
  { process: child }: ServerProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
