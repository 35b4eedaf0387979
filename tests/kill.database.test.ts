import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { isRunning } from '../src/platform/db/isRunning.ts';
import { aDataFolder } from './aDataFolder.ts';
import { endServerProcess, postmasterOf, type ServerProcess, startServerProcess } from './aServerProcess.ts';

const dataFolder = aDataFolder();
const program = fileURLToPath(new URL('./notesServer/main.ts', import.meta.url));

const start = () => startServerProcess(dataFolder, {}, program);

async function readNotes({ address }: ServerProcess): Promise<number[]> {
  const answer = await fetch(`${address}/api/notes/notes`);
  return (await answer.json()) as number[];
}

/** Several clients write numbered rows until the server no longer answers; `acknowledge` hears of each that it has answered for. */
async function writeUntilKilled(
  server: ServerProcess,
  acknowledge: (number: number) => void,
  from: number,
): Promise<void> {
  let next = from;
  const client = async () => {
    for (;;) {
      next += 1;
      const number = next;
      const answer = await fetch(`${server.address}/api/notes/notes`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ number }),
      }).catch(() => undefined);
      if (answer?.status !== 201) return;
      acknowledge(number);
    }
  };
  await Promise.all(Array.from({ length: 6 }, client));
}

/** Whom a round kills, with -9. */
type Victims = 'the server' | 'PostgreSQL' | 'both';

function kill(victims: Victims, server: ServerProcess): void {
  const pid = postmasterOf(dataFolder);
  if (victims !== 'PostgreSQL') server.process.kill('SIGKILL');
  if (victims !== 'the server') process.kill(pid, 'SIGKILL');
}

describe('kill -9 while rows are written', () => {
  const acknowledged: number[] = [];
  let server: ServerProcess | undefined;
  afterAll(async () => {
    if (server === undefined) return;
    await endServerProcess(server);
  });

  const rounds = Array.from({ length: 10 }, (_, round): [number, Victims] => {
    const victims = (['the server', 'PostgreSQL', 'both'] as const)[round % 3];
    return [round + 1, victims ?? 'both'];
  });
  it.each(rounds)('round %i, of %s: the next start has every acknowledged row', async (round, victims) => {
    server ??= await start();
    const killed = server;
    let left = 1 + Math.floor(Math.random() * 150);
    const acknowledge = (number: number) => {
      acknowledged.push(number);
      left -= 1;
      if (left === 0) kill(victims, killed);
    };
    await writeUntilKilled(killed, acknowledge, round * 1_000_000);

    await endServerProcess(killed, 'SIGKILL');
    server = await start();
    const kept = new Set(await readNotes(server));
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
  });

  it('PostgreSQL that dies under the server comes back without anybody starting it, with every acknowledged row', async () => {
    server ??= await start();
    const survivor = server;
    const killed = postmasterOf(dataFolder);
    process.kill(killed, 'SIGKILL');
    const isBack = async () => postmasterOf(dataFolder) !== killed && (await fetch(`${survivor.address}/readyz`)).ok;
    await expect.poll(isBack, { timeout: 30_000 }).toBe(true);
    const kept = new Set(await readNotes(survivor));
    expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
  });

  it('stopped by a signal, the server answers what it was asked, exits with 0 and takes PostgreSQL with it', async () => {
    server ??= await start();
    const pid = postmasterOf(dataFolder);
    const answers = Array.from({ length: 20 }, () => readNotes(server ?? never()));
    await fetch(`${server.address}/healthz`);
    server.process.kill('SIGTERM');
    const [code] = (await once(server.process, 'exit')) as [number | null];
    server = undefined;
    expect(code).toBe(0);
    expect((await Promise.all(answers)).every((notes) => notes.length >= acknowledged.length)).toBe(true);
    // Whoever inherited it may take a moment to see that it is gone.
    await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
  });
});

function never(): never {
  throw new Error('the server was started above');
}
