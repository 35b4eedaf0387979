import { type RefusalDefinition, refused } from '@leitu/kernel';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { reformQuery, reformResponse } from '../contract.ts';
import { policyRefusals, refusePolicy } from '../refusals.ts';
import { createPopulations } from './populations.ts';

/** Trying reforms on the firms of a region; nothing is written. */
export function addReformRoutes(app: App, { database }: ModuleContext): void {
  const populations = createPopulations(database);
  app.addHook('onClose', () => populations.close());
  app.get(
    '/reform',
    {
      config: { access: 'policy.reform' },
      schema: {
        summary: 'Try a reform on a region 改革推演',
        description:
          'What another pack, or moved thresholds, would do to the firms of a region: who gains, loses and stays, which conditions decide, and who is near the line. Nothing is kept.',
        querystring: reformQuery,
        response: { 200: reformResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { from, to, set, case: caseType, region = actor.region } = request.query;
      const answered = region.startsWith(actor.region)
        ? await populations.ask(actor, region, { from, to, caseType, set })
        : refused(refusePolicy('reform_region_outside', { region, own: actor.region }));
      return answered.ok ? answered.value : sendRefusal(reply, statusOf(answered.reason.code), answered.reason);
    },
  );
}

/** The status of this module's list; what the rules core refuses is a request that cannot be met, 422. */
function statusOf(code: string): number {
  const definitions: Readonly<Record<string, RefusalDefinition>> = policyRefusals;
  return definitions[code]?.status ?? 422;
}
