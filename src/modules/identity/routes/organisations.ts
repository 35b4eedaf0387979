import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { addOrganisation, changeOrganisation } from '../changeOrganisation.ts';
import { organisation, organisationChange, organisationParams, organisationRequest } from '../contract.ts';
import { presentOrganisation } from '../present.ts';
import { answerRefusal } from './answer.ts';

/** Adding and changing organisations, for who runs the platform. */
export function addOrganisationRoutes(app: App, { database }: ModuleContext): void {
  app.post(
    '/organisations',
    {
      config: { access: 'identity.organisations' },
      schema: {
        summary: 'Add an organisation 新增机构',
        description: 'Its first administrator comes in by an invitation.',
        body: organisationRequest,
        response: { 201: organisation },
      },
    },
    async (request, reply) => {
      const { kind, name, region_code: regionCode } = request.body;
      const added = await addOrganisation(database, actorOf(request), { kind, name, regionCode });
      return added.ok ? reply.code(201).send(presentOrganisation(added.value)) : answerRefusal(reply, added.reason);
    },
  );
  app.patch(
    '/organisations/:organisation',
    {
      config: { access: 'identity.organisations' },
      schema: {
        summary: 'Change an organisation 更名、关闭或重新开启机构',
        params: organisationParams,
        body: organisationChange,
        response: { 200: organisation },
      },
    },
    async (request, reply) => {
      const { name, is_closed: isClosed } = request.body;
      const change = { name, isClosed };
      const changed = await changeOrganisation(database, actorOf(request), request.params.organisation, change);
      return changed.ok ? presentOrganisation(changed.value) : answerRefusal(reply, changed.reason);
    },
  );
}
