import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { findFirms, readAs } from '../../enterprise/index.ts';
import {
  CANDIDATES_PAGE_SIZE,
  candidatesQuery,
  candidatesResponse,
  standingsQuery,
  standingsResponse,
} from '../contract.ts';
import { presentStanding } from '../present.ts';
import { countCandidates, findCandidates, readStandings } from '../store/standings.ts';

/** Where firms stand on the ladder. */
export function addStandingRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/standings',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'Where the named firms stand 企业达标情况',
        description: 'Firms that were never judged are not among them.',
        querystring: standingsQuery,
        response: { 200: standingsResponse },
      },
    },
    (request) =>
      readAs(database, actorOf(request), async (transaction) => {
        const rows = await readStandings(transaction, request.query.firms);
        return { standings: rows.map(presentStanding) };
      }),
  );

  app.get(
    '/candidates',
    {
      config: { access: 'cultivation.read' },
      schema: {
        summary: 'Firms that stand so on a rung 按达标情况查找企业',
        querystring: candidatesQuery,
        response: { 200: candidatesResponse },
      },
    },
    (request) => {
      const { rung, verdict, region = '', industry = '', title, page } = request.query;
      const candidacy = { rung, verdict, region, industry, isWithoutTitle: title === 'without' };
      const paging = { offset: (page - 1) * CANDIDATES_PAGE_SIZE, size: CANDIDATES_PAGE_SIZE };
      return readAs(database, actorOf(request), async (transaction) => {
        const [rows, total] = await Promise.all([
          findCandidates(transaction, candidacy, paging),
          countCandidates(transaction, candidacy),
        ]);
        const names = await findFirms(
          transaction,
          rows.map((row) => row.enterprise_id),
        );
        const firms = rows.flatMap((row) => {
          const firm = names.get(row.enterprise_id);
          return firm === undefined ? [] : [{ ...firm, standing: presentStanding(row) }];
        });
        return { firms, total };
      });
    },
  );
}
