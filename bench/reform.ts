import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { reformResponse } from '../src/modules/policy/contract.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { permissionsOf } from '../src/platform/access/permission.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { type Figure, median } from './figure.ts';
import { fillDatabase, PROVINCE } from './filledDatabase.ts';

const FIRMS = 200_000;
const MOVES = 9;

const permissions = allPermissions(modules);
const province: Actor = {
  kind: 'office',
  organisationId: randomUUID(),
  region: PROVINCE,
  personId: null,
  tokenId: null,
  address: null,
  permissions: permissionsOf('office-reader', permissions),
};

/** Each kind of threshold, moved a little farther every time: what is asked of the interface. */
const kinds: readonly (readonly [about: string, query: (step: number) => string])[] = [
  ['a threshold of a condition', (step) => `from=cn.srdi.2022&to=cn.srdi.2026&set=rd.2=${(30 + step) / 1000}`],
  [
    'two thresholds',
    (step) =>
      `from=cn.srdi.2022&to=cn.srdi.2026&set=debt=${(70 - step) / 100}&set=revenue.1=${15_100_000 + step * 100_000}`,
  ],
  ['the points that are asked for', (step) => `from=cn.srdi.2022&to=cn.srdi.2022&set=by-score=${61 + step}`],
  ['a band of the score', (step) => `from=cn.srdi.2022&to=cn.srdi.2022&set=debt/1=${(51 + step / 2) / 100}`],
];

/** The reform from 2022 to 2026 on a province, through HTTP: the first flow, which reads the firms, and the flow after a moved threshold. */
export async function* bench(): AsyncGenerator<Figure> {
  const filled = await fillDatabase(FIRMS);
  const app = createApp({ level: 'silent' });
  const context = { database: filled.database, log: silentLog, permissions, env: {} };
  const authenticate = () => Promise.resolve({ ok: true as const, value: province });
  const addModules = () => {
    for (const module of modules) mountModule(app, module, context, authenticate);
  };
  await serve(app, { addModules, database: filled.database, authenticate, webFolder: '/nowhere' });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const ask = async (query: string): Promise<number> => {
    const begin = performance.now();
    const answer = await fetch(`${origin}/api/policy/reform?${query}`);
    const { firms } = reformResponse.parse(await answer.json());
    if (firms !== FIRMS) throw new Error(`the reform was tried on ${firms} firms`);
    return performance.now() - begin;
  };
  try {
    const turns = monitorEventLoopDelay({ resolution: 1 });
    turns.enable();
    yield { case: 'first flow, firms read', value: await ask('from=cn.srdi.2022&to=cn.srdi.2026'), unit: 'ms' };
    yield { case: 'event loop of the server held at most', value: turns.max / 1e6, unit: 'ms' };
    yield { case: 'first flow of another pair', value: await ask('from=cn.srdi.2022&to=cn.srdi.2022'), unit: 'ms' };
    for (const [about, query] of kinds) {
      const times: number[] = [];
      for (let step = 0; step < MOVES; step += 1) times.push(await ask(query(step)));
      yield { case: `moved: ${about}, median`, value: median(times), unit: 'ms' };
      yield { case: `moved: ${about}, longest`, value: Math.max(...times), unit: 'ms' };
    }
    yield { case: 'memory of the server with the firms', value: process.memoryUsage().rss / 1e6, unit: 'MB' };
  } finally {
    await app.close();
    await filled.stop();
  }
}
