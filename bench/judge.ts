import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../src/platform/access/actor.ts';
import { permissionsOf } from '../src/platform/access/permission.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { runJobs } from '../src/platform/jobs/runJobs.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { askedFirms } from './askedFirms.ts';
import { type Figure, median } from './figure.ts';
import { type FilledDatabase, fillDatabase, PROVINCE } from './filledDatabase.ts';

const SIZES = [20_000, 200_000];
const RUNS = 2;
const ASKED = 15;
const megabyte = 1_000_000;

/** A province judged as a job, what the server's memory and its event loop bear meanwhile, and then the pictures of it. */
export async function* bench(): AsyncGenerator<Figure> {
  for (const size of askedFirms(SIZES)) {
    const filled = await fillDatabase(size);
    const server = await startServer(filled);
    try {
      const firms = `${size.toLocaleString('en-US')} firms`;
      for (let run = 1; run <= RUNS; run += 1)
        yield* judgeProvince(server, `${firms} × every pack of the ladder, run ${run}`);
      yield* lookAt(server, firms);
    } finally {
      await server.stop();
      await filled.stop();
    }
  }
}

interface Server {
  /** Asks as the office of the province, and gives the answer. */
  readonly ask: (url: string, payload?: object) => Promise<Readonly<Record<string, unknown>>>;
  readonly stop: () => Promise<void>;
}

async function startServer({ database, server }: FilledDatabase): Promise<Server> {
  const app = createApp({ level: 'silent' });
  const permissions = allPermissions(modules);
  const actor: Actor = {
    kind: 'office',
    organisationId: randomUUID(),
    region: PROVINCE,
    personId: null,
    tokenId: null,
    address: null,
    permissions: permissionsOf('office-admin', permissions),
  };
  const authenticate = () => Promise.resolve({ ok: true as const, value: actor });
  const addModules = () => {
    for (const module of modules) {
      mountModule(app, module, { database, log: silentLog, permissions, env: {} }, authenticate);
    }
  };
  await serve(app, { addModules, database, authenticate, webFolder: '/nowhere' });
  const kinds = modules.flatMap(({ jobs }) => jobs ?? []);
  const jobs = runJobs(server.serving, kinds, silentLog);
  return {
    ask: async (url, payload) => {
      const answer = await app.inject(payload === undefined ? { url } : { method: 'POST', url, payload });
      if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`);
      return answer.json();
    },
    stop: async () => {
      await jobs.stop();
      await app.close();
    },
  };
}

async function* judgeProvince({ ask }: Server, what: string): AsyncGenerator<Figure> {
  const before = process.memoryUsage.rss();
  let [peak, held, last] = [0, 0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last - 10);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const begin = performance.now();
  const { job_id } = await ask('/api/cultivation/runs', {});
  for (;;) {
    const { state } = await ask(`/api/jobs/${String(job_id)}`);
    if (state === 'done') break;
    if (state !== 'waiting' && state !== 'running') throw new Error(`The run is ${String(state)}`);
    await pause(50);
  }
  clearInterval(watch);
  yield { case: what, value: (performance.now() - begin) / 1000, unit: 's' };
  yield { case: `${what}: memory taken`, value: (peak - before) / megabyte, unit: 'MB' };
  yield { case: `${what}: longest hold of the event loop`, value: held, unit: 'ms' };
}

async function* lookAt({ ask }: Server, firms: string): AsyncGenerator<Figure> {
  const candidates = '/api/cultivation/candidates?rung=innovative&verdict=met&title=without';
  // Towers of industries are asked for once each, so that none is remembered.
  const divisions = Array.from({ length: ASKED }, (_, index) => `/api/insight/tower?industry=C${13 + index}`);
  const looks: readonly (readonly [name: string, urls: readonly string[]])[] = [
    ['tower, counted', ['/api/insight/tower']],
    ['tower, remembered', Array<string>(ASKED).fill('/api/insight/tower')],
    ['tower of a division, counted', divisions],
    ['candidates, first page', Array<string>(ASKED).fill(candidates)],
    ['candidates, page 50', Array<string>(ASKED).fill(`${candidates}&page=50`)],
  ];
  for (const [name, urls] of looks) {
    const times: number[] = [];
    for (const url of urls) {
      const begin = performance.now();
      await ask(url);
      times.push(performance.now() - begin);
    }
    yield { case: `${firms}: ${name}`, value: median(times), unit: 'ms' };
  }
}
