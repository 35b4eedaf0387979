import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { isErrorCode } from '../platform/db/isErrorCode.ts';
import { openDatabase } from '../platform/db/openDatabase.ts';
import type { App } from '../platform/http/app.ts';
import { createApp, serve } from '../platform/http/createApp.ts';
import type { Authenticate } from '../platform/http/guard.ts';
import { type JobRunner, runJobs } from '../platform/jobs/runJobs.ts';
import { allPermissions } from '../platform/module/allPermissions.ts';
import type { Module, ModuleContext } from '../platform/module/defineModule.ts';
import { mountModule } from '../platform/module/mountModule.ts';
import { migrationsOf } from './migrationSources.ts';
import { refuse } from './refusals.ts';
import type { Settings } from './settings.ts';

/** A server that answers requests. */
export interface RunningServer {
  readonly address: string;
  /** What is to be said beside the address: how to sign in to the demonstration, where it was just made. */
  readonly notes: readonly string[];
  /** Answers what was asked, then ends the connections and the database. */
  readonly stop: () => Promise<void>;
}

/** The server that was here before may still be ending: a killed `npm start` leaves it a moment. */
const portPatienceMilliseconds = 4000;

/** Requests under way when the server is stopped have this long. */
const requestPatienceMilliseconds = 10_000;

/** Starts the database and serves the modules; `say` is told what keeps people waiting. */
export async function startServer(
  settings: Settings,
  modules: readonly Module[],
  say: (line: string) => void,
): Promise<Result<RunningServer, Refusal>> {
  const free = await waitForPort(settings);
  if (!free.ok) return free;
  const app = createApp({ level: settings.logLevel }, settings.trustedProxies);
  const database = await openDatabase(settings.database, migrationsOf(modules), app.log);
  if (!database.ok) return database;
  const context = { database: database.value, log: app.log, permissions: allPermissions(modules), env: settings.env };
  const authenticate = authenticatorOf(modules, context);
  const addModules = (to: App) => {
    for (const module of modules) mountModule(to, module, context, authenticate);
  };
  await serve(app, {
    addModules,
    database: database.value,
    authenticate,
    webFolder: settings.webFolder,
    metricsToken: settings.env.LEITU_METRICS_TOKEN,
  });
  const notes = await seedAll(modules, context, say);
  const work = startWork(modules, context);
  const stop = async () => {
    await closeApp(app);
    await work.stop();
    await database.value.close();
  };
  const listening = await listen(app, settings);
  if (listening.ok) return ok({ address: addressOf(app, settings), notes, stop });
  await stop();
  return listening;
}

/** Who asks is found out by the one module that knows people; without it everybody is nobody. */
function authenticatorOf(modules: readonly Module[], context: ModuleContext): Authenticate {
  const authenticator = modules.find((module) => module.authenticator !== undefined)?.authenticator;
  return authenticator?.(context) ?? (() => Promise.resolve(ok(null)));
}

async function seedAll(
  modules: readonly Module[],
  context: ModuleContext,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { seed } of modules) if (seed !== undefined) notes.push(...(await seed(context, say)));
  return notes;
}

/** Starts what goes on beside the requests: jobs, and whatever modules run. */
function startWork(modules: readonly Module[], context: ModuleContext): JobRunner {
  const kinds = modules.flatMap(({ jobs }) => jobs ?? []);
  const jobs = runJobs(context.database.serving, kinds, context.log);
  const ends = modules.flatMap(({ run }) => (run === undefined ? [] : [run(context)]));
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), ...ends.map((end) => end())]);
    },
  };
}

async function listen(app: App, settings: Settings): Promise<Result<void, Refusal>> {
  try {
    await app.listen({ host: settings.host, port: settings.port });
    return ok(undefined);
  } catch (error) {
    return refused(explain(error, settings));
  }
}

function explain(error: unknown, { host, port }: Settings): Refusal {
  if (isErrorCode(error, ['EADDRINUSE'])) return refuse('port_taken', { port: String(port), other: String(port + 1) });
  const reason = error instanceof Error ? error.message : String(error);
  return refuse('address_refused', { host, port: String(port), reason });
}

/** Asks for the port before the database is started, so that the answer comes at once. */
async function waitForPort(settings: Settings): Promise<Result<void, Refusal>> {
  const deadline = Date.now() + portPatienceMilliseconds;
  for (;;) {
    const error = await tryPort(settings);
    if (error === undefined) return ok(undefined);
    if (!isErrorCode(error, ['EADDRINUSE']) || Date.now() > deadline) return refused(explain(error, settings));
    await pause(100);
  }
}

function tryPort({ host, port }: Settings): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen({ host, port }, () => probe.close(() => resolve(undefined)));
  });
}

async function closeApp(app: App): Promise<void> {
  // Browsers keep their connection when it has answered; until it is closed the server counts as busy.
  const tidying = setInterval(() => app.server.closeIdleConnections(), 20);
  const impatience = setTimeout(() => app.server.closeAllConnections(), requestPatienceMilliseconds);
  await app.close();
  clearInterval(tidying);
  clearTimeout(impatience);
}

/** With PORT=0 the system chooses the port. */
function addressOf(app: App, { host }: Settings): string {
  const bound = app.addresses()[0];
  if (typeof bound === 'string') return bound;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${bound?.port}`;
}
