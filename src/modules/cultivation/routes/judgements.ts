import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { readAs } from '../../enterprise/index.ts';
import {
  differenceQuery,
  differenceResponse,
  firmParams,
  judgementParams,
  judgementResponse,
  judgementsResponse,
} from '../contract.ts';
import type { Editions } from '../editions.ts';
import { readDifference, readHistory, readJudgement } from '../readJudgement.ts';
import { answerRefusal } from './answerRefusal.ts';

/** What was judged of a firm. */
export function addJudgementRoutes(app: App, { database }: ModuleContext, editions: Editions): void {
  app.get(
    '/firms/:id/judgements',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'List judgements of a firm 判定记录',
        params: firmParams,
        response: { 200: judgementsResponse },
      },
    },
    async (request, reply) => {
      const told = await readAs(database, actorOf(request), (transaction) =>
        readHistory(transaction, request.params.id),
      );
      return told.ok ? { judgements: told.value } : answerRefusal(reply, told.reason);
    },
  );

  app.get(
    '/firms/:id/judgements/:judgement',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'Read a judgement with its reasons 判定结果与依据',
        description: 'The reasons are made again by the packs as they were then, from the facts that were read then.',
        params: judgementParams,
        response: { 200: judgementResponse },
      },
    },
    async (request, reply) => {
      const { id, judgement } = request.params;
      const told = await readAs(database, actorOf(request), (transaction) =>
        readJudgement(transaction, editions, id, judgement),
      );
      return told.ok ? told.value : answerRefusal(reply, told.reason);
    },
  );

  app.get(
    '/firms/:id/difference',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'Compare two judgements of a firm 比较两次判定',
        params: firmParams,
        querystring: differenceQuery,
        response: { 200: differenceResponse },
      },
    },
    async (request, reply) => {
      const told = await readAs(database, actorOf(request), (transaction) =>
        readDifference(transaction, editions, request.params.id, request.query),
      );
      return told.ok ? told.value : answerRefusal(reply, told.reason);
    },
  );
}
