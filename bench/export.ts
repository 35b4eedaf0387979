import { randomUUID } from 'node:crypto';
import type { Actor } from '../src/platform/access/actor.ts';
import { permissionsOf } from '../src/platform/access/permission.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { type Figure, median } from './figure.ts';
import { fillDatabase } from './filledDatabase.ts';

const FIRMS = 100_000;
const RUNS = 3;
const megabyte = 1_000_000;

/** A list of 100,000 firms with every fact, from the request to the last byte, and what the server has left for others meanwhile. */
export async function* bench(): AsyncGenerator<Figure> {
  const { database, stop } = await fillDatabase(FIRMS);
  const app = createApp({ level: 'silent' });
  const permissions = allPermissions(modules);
  const context = { database, log: silentLog, permissions, env: {} };
  const actor: Actor = {
    kind: 'office',
    organisationId: randomUUID(),
    region: '35',
    personId: null,
    tokenId: null,
    address: null,
    permissions: permissionsOf('office-admin', permissions),
  };
  const authenticate = () => Promise.resolve({ ok: true as const, value: actor });
  const addModules = () => {
    for (const module of modules) mountModule(app, module, context, authenticate);
  };
  await serve(app, { addModules, database, authenticate, webFolder: '/nowhere' });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    for (const format of ['xlsx', 'csv']) {
      const before = process.memoryUsage.rss();
      const runs: Download[] = [];
      for (let run = 0; run < RUNS; run += 1)
        runs.push(await download(`${origin}/api/enterprise/firms/export?format=${format}`));
      const of = `${FIRMS.toLocaleString('en-US')} firms × every fact to .${format}`;
      yield { case: of, value: median(runs.map(({ seconds }) => seconds)), unit: 's' };
      yield { case: `${of}: size`, value: Math.max(...runs.map(({ bytes }) => bytes)) / megabyte, unit: 'MB' };
      yield {
        case: `${of}: memory taken`,
        value: (Math.max(...runs.map(({ peak }) => peak)) - before) / megabyte,
        unit: 'MB',
      };
      yield {
        case: `${of}: longest hold of the event loop`,
        value: Math.max(...runs.map(({ held }) => held)),
        unit: 'ms',
      };
    }
  } finally {
    await app.close();
    await stop();
  }
}

interface Download {
  readonly seconds: number;
  readonly bytes: number;
  readonly peak: number;
  readonly held: number;
}

/** Reads the file to its end and throws it away, watching memory and how long the event loop is held. */
async function download(address: string): Promise<Download> {
  const begin = performance.now();
  let [bytes, peak, held, last] = [0, 0, 0, begin];
  const watch = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last - 10);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const answer = await fetch(address);
  if (!answer.ok || answer.body === null) throw new Error(`${address}: ${answer.status}`);
  for await (const piece of answer.body as AsyncIterable<Uint8Array>) bytes += piece.byteLength; // As fetch has it.
  clearInterval(watch);
  return { seconds: (performance.now() - begin) / 1000, bytes, peak, held };
}
