import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { changeCostsQuery, changeCostsResponse, setChangeCostRequest } from '../contract.ts';
import type { Editions } from '../editions.ts';
import { presentCosts } from '../presentCosts.ts';
import { checkCostRegion } from '../rules.ts';
import { setCost } from '../setCost.ts';
import { readChangeCosts } from '../store/changeCosts.ts';
import { answerRefusal } from './answerRefusal.ts';

/** What changing facts costs in a region, and setting it. */
export function addChangeCostRoutes(app: App, { database }: ModuleContext, editions: Editions): void {
  app.get(
    '/change-costs',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'What changing facts costs in a region 改动的代价',
        description: 'What the packs say, and the per cent of it that the nearest region has set.',
        querystring: changeCostsQuery,
        response: { 200: changeCostsResponse },
      },
    },
    (request) => {
      const actor = actorOf(request);
      const region = request.query.region ?? actor.region;
      return database.as(
        actor,
        async (transaction) =>
          presentCosts(editions.current.library, region, await readChangeCosts(transaction, region)),
        { isReadOnly: true },
      );
    },
  );

  app.put(
    '/change-costs',
    {
      config: { access: 'cultivation.costs' },
      schema: {
        summary: 'Set what changing a fact costs in the own region 设定本地区的改动代价',
        description: 'For offices of provinces and cities; null lets what is said above hold again.',
        body: setChangeCostRequest,
        response: { 200: changeCostsResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const region = checkCostRegion(actor.region);
      if (!region.ok) return answerRefusal(reply, region.reason);
      const { library } = editions.current;
      const told = await database.as(actor, async (transaction) => {
        const set = await setCost(transaction, actor, library, request.body);
        if (!set.ok) return set;
        const costs = await readChangeCosts(transaction, actor.region);
        return { ok: true, value: presentCosts(library, actor.region, costs) } as const;
      });
      return told.ok ? told.value : answerRefusal(reply, told.reason);
    },
  );
}
