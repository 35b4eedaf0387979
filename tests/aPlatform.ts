import { ok } from '@leitu/kernel';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../src/platform/access/actor.ts';
import type { App } from '../src/platform/http/app.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { type JobRunner, runJobs } from '../src/platform/jobs/runJobs.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { mountModule } from '../src/platform/module/mountModule.ts';
import { modules } from '../src/server/modules.ts';
import { aDatabase, type TestDatabase } from './aDatabase.ts';
import { declared } from './anActor.ts';

export { anActor } from './anActor.ts';

/** All modules on a real database, called for whichever actor a test names: signing in is tested elsewhere. */
export interface Platform extends TestDatabase {
  readonly app: App;
  readonly call: (actor: Actor | null, request: InjectOptions) => Promise<LightMyRequestResponse>;
  /** Waits for a job's end and gives the job as its organisation sees it. */
  readonly ended: (actor: Actor, jobId: string) => Promise<{ state: string; outcome: unknown; refusal: unknown }>;
}

export function aPlatform(): () => Platform {
  const database = aDatabase();
  const actors = new Map<string, Actor>();
  let app: App | undefined;
  let jobs: JobRunner | undefined;
  beforeAll(async () => {
    const made = createApp({ level: 'silent' });
    const authenticate = (request: { headers: Record<string, unknown> }) =>
      Promise.resolve(ok(actors.get(String(request.headers['x-test-actor'])) ?? null));
    const context = { database: database().database, log: silentLog, permissions: declared, env: {} };
    await serve(made, {
      addModules: (to) => {
        for (const module of modules) mountModule(to, module, context, authenticate);
      },
      database: database().database,
      authenticate,
      webFolder: '/nowhere',
    });
    app = made;
    jobs = runJobs(
      database().server.serving,
      modules.flatMap((module) => module.jobs ?? []),
      silentLog,
    );
  });
  afterAll(async () => {
    await jobs?.stop();
    await app?.close();
  });
  return () => {
    if (app === undefined) throw new Error('the platform is there while tests run');
    const served = app;
    const call: Platform['call'] = (actor, request) => {
      const key = actor === null ? '' : JSON.stringify({ ...actor, permissions: [...actor.permissions] });
      if (actor !== null) actors.set(key, actor);
      return served.inject({ ...request, headers: { ...request.headers, 'x-test-actor': key } });
    };
    const ended: Platform['ended'] = async (actor, jobId) => {
      for (;;) {
        const job = (await call(actor, { url: `/api/jobs/${jobId}` })).json<{
          state: string;
          outcome: unknown;
          refusal: unknown;
        }>();
        if (job.state !== 'waiting' && job.state !== 'running') return job;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return { ...database(), app: served, call, ended };
  };
}
