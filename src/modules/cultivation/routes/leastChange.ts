import { day } from '@leitu/kernel';
import { today } from '../../../platform/clock/today.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { readAs, readFacts } from '../../enterprise/index.ts';
import { createChangeFinder } from '../askForChange.ts';
import { percentsIn } from '../changeCosts.ts';
import { firmParams, leastChangeQuery, leastChangeResponse } from '../contract.ts';
import { shownVersion } from '../edition.ts';
import type { Editions } from '../editions.ts';
import { refuseCultivation } from '../refusals.ts';
import { checkDay } from '../rules.ts';
import { readChangeCosts } from '../store/changeCosts.ts';
import { answerRefusal } from './answerRefusal.ts';

/** What would lift a firm: for whoever may see it. */
export function addLeastChangeRoute(app: App, { database }: ModuleContext, editions: Editions): void {
  const changes = createChangeFinder();
  app.addHook('onClose', () => changes.end());
  app.get(
    '/firms/:id/least-change',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'The least change that lifts a firm to a rung 怎样才能达到',
        description:
          'By the pack in force on the day, with what the dossier holds now and the costs that hold in the region of the firm. The changed firm has been judged again.',
        params: firmParams,
        querystring: leastChangeQuery,
        response: { 200: leastChangeResponse },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { rung, case: caseType, on: given } = request.query;
      const asked = checkDay(given === undefined ? today() : day(given), today());
      if (!asked.ok) return answerRefusal(reply, asked.reason);
      const on = asked.value;
      const known = await readAs(database, actorOf(request), async (transaction) => {
        const [firm] = await readFacts(transaction, [id]);
        return firm === undefined ? undefined : { firm, costs: await readChangeCosts(transaction, firm.regionCode) };
      });
      if (known === undefined) return answerRefusal(reply, refuseCultivation('unknown_firm'));
      const { firm, costs } = known;
      const { regionCode, facts, factsYear } = firm;
      const found = await changes.find({ firm: { regionCode, facts }, rung, at: { caseType, on }, costs });
      if (found === null) return answerRefusal(reply, refuseCultivation('no_pack_in_force', { on }));
      const own_costs = [...percentsIn(regionCode, costs).keys()];
      const version = shownVersion(editions.current.version);
      return { enterprise_id: id, rung, case: caseType, on, version, facts_year: factsYear, ...found, own_costs };
    },
  );
}
