import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { AUDIT_PAGE_SIZE, auditQuery, auditResponse } from '../contract.ts';
import { presentEvent } from '../present.ts';
import { readAudit } from '../readAudit.ts';

/** Reading the audit: who sees which event is decided by the database. */
export function addAuditRoute(app: App, { database }: ModuleContext): void {
  app.get(
    '/audit',
    {
      config: { access: 'identity.audit' },
      schema: {
        summary: 'Read the audit 审计记录',
        description: 'The newest first; for those before them ask again with `before`, the moment of the last one.',
        querystring: auditQuery,
        response: { 200: auditResponse },
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { action = null, firm_id: firmId = null, before } = request.query;
      const moment = before === undefined ? null : new Date(before);
      const search = { action, firmId, before: moment, limit: AUDIT_PAGE_SIZE };
      return database.as(
        actor,
        async (transaction) => {
          const { events, hasMore, names } = await readAudit(transaction, actor, search);
          return { events: events.map((event) => presentEvent(event, names)), has_more: hasMore };
        },
        { isReadOnly: true },
      );
    },
  );
}
