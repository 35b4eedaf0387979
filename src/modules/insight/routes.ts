import type { App } from '../../platform/http/app.ts';
import { actorOf } from '../../platform/http/guard.ts';
import { sendRefusal } from '../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { towerQuery, towerResponse } from './contract.ts';
import { createTowers } from './readTower.ts';
import { statusOf } from './refusals.ts';
import { isRegion } from './regionLevels.ts';
import { checkRegion } from './rules.ts';

/** The pictures of a region. */
export function addInsightRoutes(app: App, { database }: ModuleContext): void {
  const readTower = createTowers();
  app.get(
    '/tower',
    {
      config: { access: 'insight.read' },
      schema: {
        summary: 'The tower of a region 区域梯度培育概览',
        description:
          'How many firms hold which title, since when, where and in which industry, and where firms stand by the criteria.',
        querystring: towerQuery,
        response: { 200: towerResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { region: given = actor.region, industry = '' } = request.query;
      const region = checkRegion(given, actor.region, isRegion);
      if (!region.ok) return sendRefusal(reply, statusOf(region.reason), region.reason);
      return database.as(actor, (transaction) => readTower(transaction, { region: region.value, industry }), {
        isReadOnly: true,
        isSnapshot: true,
      });
    },
  );
}
