import { today } from '../../../platform/clock/today.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { askForJob } from '../../../platform/jobs/jobStore.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { findFirms, readAs } from '../../enterprise/index.ts';
import {
  MOST_RUNS,
  NEAR_STEP_COST,
  STEP_FIRMS_PAGE_SIZE,
  startedRun,
  stepFirmsQuery,
  stepFirmsResponse,
  stepRunRequest,
  stepRunsResponse,
  stepsQuery,
  stepsResponse,
} from '../contract.ts';
import type { Editions } from '../editions.ts';
import { presentStep, presentStepRun } from '../presentSteps.ts';
import { checkRegion } from '../rules.ts';
import { listStepRuns } from '../store/stepRuns.ts';
import { countStepFirms, countSteps, findSteps, type StepSearch } from '../store/steps.ts';
import { answerRefusal } from './answerRefusal.ts';

/** Which firms are one step away from a rung, and which step lifts most of them. */
export function addStepRoutes(app: App, context: ModuleContext, editions: Editions): void {
  addStepRunRoutes(app, context);
  addFoundStepRoutes(app, context, editions);
}

function addStepRunRoutes(app: App, { database }: ModuleContext): void {
  app.post(
    '/step-runs',
    {
      config: { access: 'cultivation.steps' },
      schema: {
        summary: 'Look for the firms of a region that are one step away 查找差一步的企业',
        description: 'Asks for the job; its progress and its end are told at /api/jobs/{job}.',
        body: stepRunRequest,
        response: { 202: startedRun },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const region = checkRegion(request.body.region ?? actor.region, actor.region);
      if (!region.ok) return answerRefusal(reply, region.reason);
      const input = { region: region.value, on: today() };
      const jobId = await database.as(actor, (transaction) =>
        askForJob(transaction, actor, 'cultivation.steps', input),
      );
      return reply.code(202).send({ job_id: jobId });
    },
  );

  app.get(
    '/step-runs',
    {
      config: { access: 'cultivation.read' },
      schema: { summary: 'List searches for firms one step away 历次查找', response: { 200: stepRunsResponse } },
    },
    (request) =>
      database.as(
        actorOf(request),
        async (transaction) => ({ runs: (await listStepRuns(transaction, MOST_RUNS)).map(presentStepRun) }),
        { isReadOnly: true },
      ),
  );
}

interface AskedSteps {
  readonly rung: StepSearch['rung'];
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly reach: 'near' | 'all';
}

/** Firms that hold the title of the rung or a higher one need no step to it. */
export function searchOf({ rung, region = '', industry = '', reach }: AskedSteps): StepSearch {
  const near = reach === 'near' ? { mostCost: NEAR_STEP_COST, on: today() } : null;
  return { rung, region, industry, isWithoutTitle: true, near };
}

function addFoundStepRoutes(app: App, { database }: ModuleContext, editions: Editions): void {
  app.get(
    '/steps',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'Which single changes lift firms to a rung, and how many 差一步：带动企业最多的改变',
        description:
          'As the latest search found it of each firm; firms that hold the title of the rung or a higher one are left out.',
        querystring: stepsQuery,
        response: { 200: stepsResponse },
      },
    },
    (request) => {
      const search = searchOf(request.query);
      return readAs(database, actorOf(request), async (transaction) => {
        const [firms, steps] = await Promise.all([
          countStepFirms(transaction, search),
          countSteps(transaction, search),
        ]);
        return { firms, steps: [...steps] };
      });
    },
  );

  app.get(
    '/steps/firms',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'The firms that one change lifts to a rung 差一步：企业名单',
        querystring: stepFirmsQuery,
        response: { 200: stepFirmsResponse },
      },
    },
    (request) => {
      const { kind, fact, page } = request.query;
      const search = searchOf(request.query);
      const paging = { offset: (page - 1) * STEP_FIRMS_PAGE_SIZE, size: STEP_FIRMS_PAGE_SIZE };
      const { dictionary } = editions.current.library;
      return readAs(database, actorOf(request), async (transaction) => {
        const [rows, steps] = await Promise.all([
          findSteps(transaction, search, { kind, fact }, paging),
          countSteps(transaction, search),
        ]);
        const ids = rows.map((row) => row.enterprise_id);
        const names = await findFirms(transaction, ids);
        const firms = rows.flatMap((row) => {
          const firm = names.get(row.enterprise_id);
          const { pack, verdict } = row;
          return firm === undefined ? [] : [{ ...firm, pack, verdict, step: presentStep(dictionary, row) }];
        });
        return { firms, total: steps.find((step) => step.kind === kind && step.fact === fact)?.firms ?? 0 };
      });
    },
  );
}
