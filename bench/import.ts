import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serverEnv, serverFlags } from '../scripts/serverProcess.mjs';
import { readLibrary } from '../src/modules/policy/index.ts';
import { askedFirms } from './askedFirms.ts';
import type { Figure } from './figure.ts';
import { firmLines } from './firms.ts';

const [FIRMS = 100_000] = askedFirms([100_000]);
const MAIN = fileURLToPath(new URL('../src/server/main.ts', import.meta.url));
const MEMORY_PROBE = new URL('./peakMemory.mjs', import.meta.url).href;
const PASSWORD = 'a-password-for-the-bench';

/** The office of the country, which may bring in firms of every region. */
const LOGIN = 'ministry';

/** A list of 100,000 new firms with every fact, or as many as `--firms` says, brought in through HTTP; then the same list again. */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
  chmodSync(folder, 0o755);
  try {
    const list = join(folder, 'firms.csv');
    await writeList(list);
    const server = await startServer(join(folder, 'data'));
    const others = watchOthers(server);
    yield* importList(server, list, `${FIRMS} new firms`);
    yield* importList(server, list, 'the same again');
    yield { case: 'slowest other request meanwhile', value: await others.stop(), unit: 'ms' };
    yield { case: 'peak memory of the server', value: await server.stop(), unit: 'MB' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
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

interface Server {
  readonly ask: (path: string, request?: RequestInit & { readonly duplex?: 'half' }) => Promise<unknown>;
  /** Stops it and gives the most memory that it held, in MB. */
  readonly stop: () => Promise<number>;
}

async function startServer(dataFolder: string): Promise<Server> {
  const child = spawn(execPath, [...serverFlags, '--import', MEMORY_PROBE, MAIN], {
    env: {
      ...serverEnv(),
      LEITU_DATA: dataFolder,
      DATABASE_URL: '',
      PORT: '0',
      LEITU_LOG: 'warn',
      LEITU_DEMO_PASSWORD: PASSWORD,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const address = await addressSaid(child);
  const cookie = await signIn(address);
  let megabytes = Number.NaN;
  child.on('message', (kilobytes) => {
    megabytes = Number(kilobytes) / 1024;
  });
  return {
    async ask(path, { headers, ...request } = {}) {
      const answer = await fetch(`${address}/api${path}`, {
        ...request,
        headers: { cookie, 'sec-fetch-site': 'same-origin', ...Object.fromEntries(new Headers(headers)) },
      });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      return megabytes;
    },
  };
}

async function addressSaid(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const text of child.stdout ?? []) {
    said += String(text);
    const address = /http:\/\/\S+/.exec(said)?.[0];
    if (address !== undefined) {
      child.stdout?.resume();
      return address;
    }
  }
  throw new Error(`the server did not start: ${said}`);
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/identity/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ login: LOGIN, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`${LOGIN} cannot sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** What came of an import, as the contract has it. */
interface Outcome {
  readonly new_firms: number;
  readonly changed_firms: number;
  readonly unchanged_firms: number;
}

async function* importList(server: Server, list: string, about: string): AsyncGenerator<Figure> {
  const upload = await timed(async () => {
    const item = await server.ask('/enterprise/imports?name=firms.csv&base_year=2025&stated_on=2026-03-31', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(statSync(list).size) },
      body: Readable.toWeb(createReadStream(list)) as ReadableStream, // Node's own type of the same streams.
      duplex: 'half',
    });
    return (item as { import_id: string }).import_id; // As the contract has it.
  });
  const path = `/enterprise/imports/${upload.value}`;
  const preview = await timed(() => runJob(server, `${path}/preview`, { columns: [] }));
  const write = await timed(() => runJob(server, `${path}/write`, {}));
  const { outcome } = (await server.ask(path)) as { outcome: Outcome }; // As the contract has it.
  const counts = `${outcome.new_firms} new, ${outcome.changed_firms} changed, ${outcome.unchanged_firms} unchanged`;
  yield { case: `${about}: upload`, value: upload.seconds, unit: 's' };
  yield { case: `${about}: preview`, value: preview.seconds, unit: 's' };
  yield { case: `${about}: write (${counts})`, value: write.seconds, unit: 's' };
  yield { case: `${about}: preview and write`, value: preview.seconds + write.seconds, unit: 's' };
}

async function runJob(server: Server, path: string, body: object): Promise<void> {
  const started = await server.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { job_id: jobId } = started as { job_id: string }; // As the contract has it.
  for (;;) {
    const job = (await server.ask(`/jobs/${jobId}`)) as { state: string }; // As the contract has it.
    if (job.state === 'done') return;
    if (job.state !== 'waiting' && job.state !== 'running') throw new Error(`the job ended ${JSON.stringify(job)}`);
    await pause(250);
  }
}

/** Asks for a page of firms and for the imports again and again, and gives the longest that an answer took. */
function watchOthers(server: Server): { readonly stop: () => Promise<number> } {
  const over = new AbortController();
  let slowest = 0;
  const asking = (async () => {
    while (!over.signal.aborted) {
      for (const path of ['/enterprise/firms', '/enterprise/imports']) {
        const { seconds } = await timed(() => server.ask(path));
        slowest = Math.max(slowest, seconds * 1000);
      }
      await pause(100);
    }
  })();
  return {
    async stop() {
      over.abort();
      await asking;
      return slowest;
    },
  };
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; seconds: number }> {
  const begin = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - begin) / 1000 };
}
