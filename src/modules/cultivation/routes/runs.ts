import { day } from '@leitu/kernel';
import { today } from '../../../platform/clock/today.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { askForJob } from '../../../platform/jobs/jobStore.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { MOST_RUNS, run, runParams, runRequest, runsResponse, startedRun } from '../contract.ts';
import { presentRun } from '../present.ts';
import { refuseCultivation } from '../refusals.ts';
import { checkDay, checkRegion } from '../rules.ts';
import { findRun, listRuns } from '../store/runs.ts';
import { answerRefusal } from './answerRefusal.ts';

/** Judging a whole region, as a job. */
export function addRunRoutes(app: App, { database }: ModuleContext): void {
  app.post(
    '/runs',
    {
      config: { access: 'cultivation.run' },
      schema: {
        summary: 'Judge a whole region 判定全区企业',
        description: 'Asks for the job; its progress and its end are told at /api/jobs/{job}.',
        body: runRequest,
        response: { 202: startedRun },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { region: given = actor.region, on: givenDay, case: caseType } = request.body;
      const on = checkDay(givenDay === undefined ? today() : day(givenDay), today());
      if (!on.ok) return answerRefusal(reply, on.reason);
      const region = checkRegion(given, actor.region);
      if (!region.ok) return answerRefusal(reply, region.reason);
      const input = { region: region.value, on: on.value, case: caseType };
      const jobId = await database.as(actor, (transaction) => askForJob(transaction, actor, 'cultivation.run', input));
      return reply.code(202).send({ job_id: jobId });
    },
  );

  app.get(
    '/runs',
    {
      config: { access: 'cultivation.read' },
      schema: { summary: 'List runs 全区判定记录', response: { 200: runsResponse } },
    },
    (request) =>
      database.as(
        actorOf(request),
        async (transaction) => ({ runs: (await listRuns(transaction, MOST_RUNS)).map(presentRun) }),
        { isReadOnly: true },
      ),
  );

  app.get(
    '/runs/:run',
    {
      config: { access: 'cultivation.read' },
      schema: { summary: 'Read a run 全区判定结果', params: runParams, response: { 200: run } },
    },
    async (request, reply) => {
      const row = await database.as(actorOf(request), (transaction) => findRun(transaction, request.params.run), {
        isReadOnly: true,
      });
      return row === undefined ? answerRefusal(reply, refuseCultivation('unknown_run')) : presentRun(row);
    },
  );
}
