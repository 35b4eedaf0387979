import { today } from '../../platform/clock/today.ts';
import type { App } from '../../platform/http/app.ts';
import { actorOf } from '../../platform/http/guard.ts';
import { sendRefusal } from '../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../platform/module/defineModule.ts';
import { countStandings } from '../cultivation/index.ts';
import { countFirms, countGrants } from '../enterprise/index.ts';
import { towerQuery, towerResponse } from './contract.ts';
import { statusOf } from './refusals.ts';
import { digitsBelow, isRegion } from './regionLevels.ts';
import { checkRegion } from './rules.ts';
import { towerOf } from './tower.ts';

/** A division of GB/T 4754-2017: a letter and two digits. */
const industryCharacters = 3;

/** The pictures of a region. */
export function addInsightRoutes(app: App, { database }: ModuleContext): void {
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
      const counted = { region: region.value, industry };
      const cut = { regionDigits: digitsBelow(region.value), industryCharacters };
      return database.as(
        actor,
        async (transaction) => {
          const [firms, grants, standings] = await Promise.all([
            countFirms(transaction, counted, cut),
            countGrants(transaction, counted),
            countStandings(transaction, counted),
          ]);
          return towerOf({ region: region.value, on: today(), firms, grants, standings });
        },
        { isReadOnly: true, isSnapshot: true },
      );
    },
  );
}
