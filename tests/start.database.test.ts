import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mayRead } from '../src/platform/db/systemUser.ts';
import { aDataFolder } from './aDataFolder.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

interface Run {
  readonly process: ChildProcess;
  /** The address, when it has been printed; what was printed instead, when the process ended without. */
  readonly outcome: Promise<string>;
}

/** Runs a command as somebody does who starts Leitu, but without the demonstration: files that are about it wait for it. */
function run(command: string, arguments_: string[], settings: Record<string, string>, uid = process.getuid?.()): Run {
  const child = spawn(command, arguments_, {
    cwd: repository,
    env: { ...process.env, DATABASE_URL: '', LEITU_DEMO: 'off', LEITU_LOG: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  });
  onTestFinished(() => void child.kill('SIGTERM'));
  let said = '';
  const outcome = new Promise<string>((resolve) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      const address = /is running at +(http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => resolve(said));
  });
  return { process: child, outcome };
}

const server = join('src', 'server', 'main.ts');

/** A port that was free a moment ago. */
async function aFreePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return String(typeof address === 'object' ? address?.port : '');
}

const isRunning = (dataFolder: string) => existsSync(join(dataFolder, 'postgres', 'postmaster.pid'));
const doesAnswer = (address: string) =>
  fetch(`${address}/healthz`).then(
    () => true,
    () => false,
  );

describe('the server', () => {
  it('prints its address, answers there, and stops with everything it started', async () => {
    const LEITU_DATA = aDataFolder();
    const started = run(process.execPath, [server], { LEITU_DATA, PORT: '0' });
    const address = await started.outcome;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/api/docs/json`)).status).toBe(200);
    started.process.kill('SIGINT');
    expect(await once(started.process, 'exit')).toEqual([0, null]);
    expect(isRunning(LEITU_DATA)).toBe(false);
  });

  it('says in both languages that the port is taken, and starts no database', async () => {
    const LEITU_DATA = aDataFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const address = other.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    const refused = run(process.execPath, [server], { LEITU_DATA, PORT, HOST: '127.0.0.1' });
    const words = await refused.outcome;
    expect(words).toContain(`端口 ${PORT} 已被占用`);
    expect(words).toContain(`Port ${PORT} is taken`);
    expect(words).not.toContain('    at ');
    expect(refused.process.exitCode).toBe(1);
    expect(existsSync(LEITU_DATA)).toBe(false);
  });

  // Below a closed folder nobody else can even run the program.
  const isReachable = mayRead(process.execPath, { name: 'nobody', uid: 65_534, gid: 65_534 });
  it.skipIf(process.getuid?.() !== 0 || !isReachable)('says where it may not write, and what to do', async () => {
    const LEITU_DATA = aDataFolder();
    mkdirSync(LEITU_DATA);
    const words = await run(process.execPath, [server], { LEITU_DATA, PORT: '0' }, 65_534).outcome;
    expect(words).toContain(`无法写入数据目录 ${LEITU_DATA}`);
    expect(words).toContain('LEITU_DATA');
    expect(words).not.toContain('    at ');
  });

  it('says in both languages what it cannot start with', async () => {
    const words = await run(process.execPath, [server], { DATABASE_URL: 'postgresql://127.0.0.1:1/leitu', PORT: '0' })
      .outcome;
    expect(words).toContain('无法连接 DATABASE_URL 所指的数据库');
    expect(words).toContain('cannot be reached');
    expect(words).not.toContain('    at ');
  });
});

describe('npm start', () => {
  it('serves the web application, and killed with -9 leaves nothing that stands in the way of the next', async () => {
    const LEITU_DATA = aDataFolder();
    const PORT = await aFreePort();
    const first = run('npm', ['start'], { LEITU_DATA, PORT });
    const address = await first.outcome;
    expect(address).toBe(`http://localhost:${PORT}`);
    expect(await (await fetch(address)).text()).toContain('<div id="root">');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');

    const second = run('npm', ['start'], { LEITU_DATA, PORT });
    expect(await second.outcome).toBe(address);
    second.process.kill('SIGTERM');
    await expect.poll(() => doesAnswer(address), { timeout: 20_000 }).toBe(false);
    await expect.poll(() => isRunning(LEITU_DATA), { timeout: 20_000 }).toBe(false);
  }, 180_000);
});
