import { PARTNER_KINDS } from '../../../platform/access/organisationKind.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { organisationsQuery, organisationsResponse, PAGE_SIZE, partnersResponse } from '../contract.ts';
import { presentOrganisation } from '../present.ts';
import { countOrganisations, listOpenOrganisations, searchOrganisations } from '../store/organisations.ts';

/** Looking for organisations: among all for who runs the platform, among those that a firm may open its dossier to for everybody. */
export function addOrganisationLists(app: App, { database }: ModuleContext): void {
  app.get(
    '/organisations',
    {
      config: { access: 'identity.organisations' },
      schema: {
        summary: 'Look for organisations 查找机构',
        querystring: organisationsQuery,
        response: { 200: organisationsResponse },
      },
    },
    (request) => {
      const { q = '', kind = null, page } = request.query;
      const search = { part: q, kind, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
      return database.as(
        actorOf(request),
        async (transaction) => {
          const [rows, total] = await Promise.all([
            searchOrganisations(transaction, search),
            countOrganisations(transaction, search),
          ]);
          return { organisations: rows.map(presentOrganisation), total };
        },
        { isReadOnly: true },
      );
    },
  );
  app.get(
    '/partners',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Organisations to consent to 可授权的机构',
        description: 'Those to which a firm may open its dossier.',
        response: { 200: partnersResponse },
      },
    },
    (request) =>
      database.as(
        actorOf(request),
        async (transaction) => {
          const rows = await listOpenOrganisations(transaction, PARTNER_KINDS);
          return { partners: rows.map(({ organisation_id, kind, name }) => ({ organisation_id, kind, name })) };
        },
        { isReadOnly: true },
      ),
  );
}
