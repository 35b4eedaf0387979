import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { cancelJob, findJob, type JobRow, openJobs } from '../jobs/jobStore.ts';
import { send } from './answerErrors.ts';
import type { App } from './app.ts';
import { errorBody } from './errorBody.ts';
import { type Authenticate, actorOf, guardWith } from './guard.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();

export const jobBody = z
  .object({
    job_id: z.uuid(),
    kind: z.string(),
    region: z.string().nullable(),
    state: z.enum(['waiting', 'running', 'done', 'refused', 'failed', 'cancelled', 'interrupted']),
    stage: z.string().nullable(),
    done: z.number().int(),
    total: z.number().int().nullable(),
    outcome: z.json(),
    refusal: z
      .object({
        code: z.string(),
        message: bilingual,
        figures: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      })
      .nullable(),
    created_at: moment,
    started_at: moment.nullable(),
    ended_at: moment.nullable(),
  })
  .meta({ id: 'Job', description: 'Work that takes longer than a request' });

/** Jobs of the own organisation that wait or run, the newest first. */
export const jobsBody = z.object({ jobs: z.array(jobBody) });

const params = z.object({ job: z.uuid() });
const errors = { '4xx': errorBody, '5xx': errorBody };

/** The jobs that the own organisation has asked for: how far each is, and a way to end it. */
export function serveJobs(app: App, database: Database, authenticate: Authenticate): void {
  app.register(
    (scope, _options, done) => {
      scope.addHook('onRequest', guardWith(authenticate));
      addJobRoutes(scope, database);
      done();
    },
    { prefix: '/api/jobs' },
  );
}

function addJobRoutes(app: App, database: Database): void {
  app.get(
    '',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['jobs'],
        summary: 'List the jobs that wait or run 进行中的任务',
        response: { 200: jobsBody, ...errors },
      },
    },
    (request) => {
      const actor = actorOf(request);
      return database.as(
        actor,
        async (transaction) => ({ jobs: (await openJobs(transaction, actor)).map(presentJob) }),
        { isReadOnly: true },
      );
    },
  );
  app.get(
    '/:job',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['jobs'], summary: 'Read a job 查询任务', params, response: { 200: jobBody, ...errors } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const found = await database.as(actor, (transaction) => findJob(transaction, actor, request.params.job), {
        isReadOnly: true,
      });
      return found === undefined ? send(reply, 'unknown_job') : presentJob(found);
    },
  );
  app.delete(
    '/:job',
    {
      config: { access: 'signed-in' },
      schema: { tags: ['jobs'], summary: 'End a job 取消任务', params, response: { 204: z.null(), ...errors } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const isThere = await database.as(actor, (transaction) => cancelJob(transaction, actor, request.params.job));
      return isThere ? reply.code(204).send(null) : send(reply, 'unknown_job');
    },
  );
}

function presentJob(row: JobRow): z.output<typeof jobBody> {
  const { job_id, kind, region, state, stage, outcome, refusal } = row;
  return {
    job_id,
    kind,
    region,
    state,
    stage,
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    // Jobs give JSON; it has come out of the database as such.
    outcome: outcome as z.output<typeof jobBody>['outcome'],
    refusal:
      refusal === null ? null : { code: refusal.code, message: refusal.message, figures: { ...refusal.figures } },
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    ended_at: row.ended_at?.toISOString() ?? null,
  };
}
