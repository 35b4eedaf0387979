import { day } from '@leitu/kernel';
import { today } from '../../../platform/clock/today.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { firmParams, judgeFirmRequest, judgementResponse } from '../contract.ts';
import type { Editions } from '../editions.ts';
import { judgeFirm } from '../judgeFirm.ts';
import { readJudgement } from '../readJudgement.ts';
import { checkDay } from '../rules.ts';
import { answerRefusal } from './answerRefusal.ts';

/** Judging one firm: an office those of its region, a firm itself. */
export function addJudgeRoute(app: App, { database }: ModuleContext, editions: Editions): void {
  app.post(
    '/firms/:id/judgements',
    {
      config: { access: 'cultivation.judge' },
      schema: {
        summary: 'Judge a firm 判定企业',
        description:
          'Judges the firm by every pack of the ladder with what its dossier holds now, and keeps the judgement.',
        params: firmParams,
        body: judgeFirmRequest,
        response: { 200: judgementResponse },
      },
    },
    async (request, reply) => {
      const { on: given, case: caseType } = request.body;
      const on = checkDay(given === undefined ? today() : day(given), today());
      if (!on.ok) return answerRefusal(reply, on.reason);
      const { id } = request.params;
      const told = await database.as(actorOf(request), async (transaction) => {
        const kept = await judgeFirm(transaction, actorOf(request), editions.current, id, { caseType, on: on.value });
        return kept.ok ? readJudgement(transaction, editions, id, kept.value) : kept;
      });
      return told.ok ? told.value : answerRefusal(reply, told.reason);
    },
  );
}
