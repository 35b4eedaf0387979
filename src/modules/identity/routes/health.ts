import packageJson from '../../../../package.json' with { type: 'json' };
import { readDatabaseState } from '../../../platform/db/databaseState.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { latestJobs } from '../../../platform/jobs/jobStore.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { healthResponse } from '../contract.ts';
import { namesOf } from '../index.ts';
import { countSessions } from '../store/sessions.ts';

const jobsShown = 50;

/** How the platform is, for those who look after it. */
export function addHealthRoute(app: App, { database }: ModuleContext): void {
  app.get(
    '/health',
    {
      config: { access: 'identity.health' },
      schema: {
        summary: 'The state of the platform 运行状况',
        description: 'Of this server and of the database that all servers share.',
        response: { 200: healthResponse },
      },
    },
    (request) =>
      database.as(
        actorOf(request),
        async (transaction) => {
          const [{ version, sizeBytes, connections, citus }, jobs, sessions] = await Promise.all([
            readDatabaseState(transaction),
            latestJobs(transaction, jobsShown),
            countSessions(transaction),
          ]);
          const names = await namesOf(
            transaction,
            jobs.map((job) => job.organisation_id),
          );
          return {
            version: packageJson.version,
            node: process.version,
            database: { version, size_bytes: sizeBytes, connections, citus },
            jobs: jobs.map(({ job_id, kind, state, organisation_id, created_at, ended_at }) => ({
              job_id,
              kind,
              state,
              organisation: names.get(organisation_id) ?? null,
              created_at: created_at.toISOString(),
              ended_at: ended_at?.toISOString() ?? null,
            })),
            memory_bytes: process.memoryUsage.rss(),
            uptime_seconds: Math.round(process.uptime()),
            sessions,
          };
        },
        { isReadOnly: true },
      ),
  );
}
