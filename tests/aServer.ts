import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { ok } from '@leitu/kernel';
import { makeDatabase } from '../src/platform/db/database.ts';
import type { App } from '../src/platform/http/app.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import type { Module } from '../src/platform/module/defineModule.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';

const nobody = () => Promise.resolve(ok(null));

/** A web server with the given modules, a small web application, and a database that nobody runs. */
export async function aServer(
  modules: readonly Module[] = [],
  metricsToken?: string,
): Promise<{ app: App; logged: () => string }> {
  let logged = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  const app = createApp({ level: 'info', stream });
  const database = makeDatabase({ host: '/nowhere' }, silentLog);
  const addModules = (to: App) => {
    for (const module of modules)
      mountModule(to, module, { database, log: silentLog, permissions: allPermissions(modules), env: {} }, nobody);
  };
  await serve(app, { addModules, database, authenticate: nobody, webFolder: aWebApplication(), metricsToken });
  return { app, logged: () => logged };
}

/** The page of the built web application. */
export const page = '<!doctype html><title>累土</title>';

function aWebApplication(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'sw.js'), 'self.skipWaiting();');
  writeFileSync(
    join(folder, 'assets', 'index-4f2a.js'),
    `export const tower = '${'九层之台，起于累土。'.repeat(200)}';`,
  );
  return folder;
}
