import type { FastifyReply } from 'fastify';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { inviteFirm } from '../../identity/index.ts';
import {
  claimResponse,
  firmParams,
  newFirmRequest,
  newFirmResponse,
  statementsRequest,
  statementsResponse,
} from '../contract.ts';
import { addFirm, enterStatement, type PlacedRefusal } from '../enterStatement.ts';
import { refuseEnterprise } from '../refusals.ts';
import { findFirms } from '../store/readFirms.ts';
import { answerRefusal } from './answerRefusal.ts';

/** What is entered by hand: facts of a firm, a new firm, and the code by which a firm takes its dossier into its hands. */
export function addStatementRoutes(app: App, context: ModuleContext): void {
  addStatingRoute(app, context);
  addNewFirmRoute(app, context);
  addClaimRoute(app, context);
}

function addStatingRoute(app: App, { database }: ModuleContext): void {
  app.post(
    '/firms/:id/statements',
    {
      config: { access: 'enterprise.write' },
      schema: {
        summary: 'State facts of a firm 填报指标',
        description:
          'Keeps what is stated as one record with its source, period and day. What the source has said before is not kept again.',
        params: firmParams,
        body: statementsRequest,
        response: { 200: statementsResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const entered = await database.as(actor, (transaction) =>
        enterStatement(transaction, actor, request.params.id, request.body),
      );
      if (!entered.ok) return answerPlaced(reply, entered.reason);
      const { recordId, changed } = entered.value;
      return { record_id: recordId, changed: [...changed] };
    },
  );
}

function addNewFirmRoute(app: App, { database }: ModuleContext): void {
  app.post(
    '/firms',
    {
      config: { access: 'enterprise.import' },
      schema: {
        summary: 'Add a firm 新建企业档案',
        description: 'Opens the dossier of a firm of the own region with what is known of it; offices only.',
        body: newFirmRequest,
        response: { 201: newFirmResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const added = await database.as(actor, (transaction) => addFirm(transaction, actor, request.body));
      if (!added.ok) return answerPlaced(reply, added.reason);
      return reply.code(201).send({ enterprise_id: added.value.enterpriseId });
    },
  );
}

function addClaimRoute(app: App, { database }: ModuleContext): void {
  app.post(
    '/firms/:id/claim-code',
    {
      config: { access: 'enterprise.claim' },
      schema: {
        summary: 'Give a firm its code 发放认领码',
        description:
          'Makes the code with which the firm claims its dossier. It is told this once; earlier codes that nobody used become void.',
        params: firmParams,
        response: { 201: claimResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const claim = await database.as(actor, async (transaction) => {
        const firm = (await findFirms(transaction, [id])).get(id);
        if (firm === undefined) return undefined;
        const { enterprise_id: enterpriseId, name, region_code: regionCode } = firm;
        return inviteFirm(transaction, actor, { enterpriseId, name, regionCode });
      });
      if (claim === undefined) return answerRefusal(reply, refuseEnterprise('unknown_firm'), 'params.id');
      return reply.code(201).send({ code: claim.code, expires_at: claim.expiresAt.toISOString() });
    },
  );
}

function answerPlaced(reply: FastifyReply, { refusal, where }: PlacedRefusal): FastifyReply {
  return answerRefusal(reply, refusal, where);
}
