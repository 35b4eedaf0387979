import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import {
  countResponse,
  type DossierResponse,
  dossierResponse,
  firmParams,
  listQuery,
  listResponse,
  PAGE_SIZE,
  searchQuery,
} from '../contract.ts';
import { createCountSearch } from '../countSearch.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { presentFirm } from '../present.ts';
import { readConsented } from '../readAs.ts';
import { createDossierReader } from '../readDossier.ts';
import { readOrder, readSearch, readShown } from '../readSearch.ts';
import { refuseEnterprise } from '../refusals.ts';
import { scopeOf } from '../scopeOf.ts';
import { searchColumns } from '../searchColumns.ts';
import { findFirmRows } from '../store/dossier.ts';
import { searchFirms } from '../store/search.ts';
import { answerRefusal } from './answerRefusal.ts';

/** What a list shows beside the names unless it is told otherwise. */
const shownByDefault = ['revenue_y1', 'employees_y1', 'rd_expense_y1', 'tier_granted_on'];

/** A list of firms: a page of it, and how many there are. */
export function addFirmRoutes(app: App, context: ModuleContext): void {
  const { database } = context;
  const columns = searchColumns(dictionaryOfDossiers());
  const count = createCountSearch();
  app.get(
    '/firms',
    {
      config: { access: 'enterprise.read' },
      schema: {
        summary: 'List firms 企业列表',
        description: 'A page of the firms that fit, in order; those of which the order is not known come last.',
        querystring: listQuery,
        response: { 200: listResponse },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const search = readSearch(query, columns);
      if (!search.ok) return answerRefusal(reply, search.reason, 'query.where');
      const order = readOrder(query.sort, columns);
      if (!order.ok) return answerRefusal(reply, order.reason, 'query.sort');
      const shown = readShown(query.columns, shownByDefault, dictionaryOfDossiers());
      if (!shown.ok) return answerRefusal(reply, shown.reason, 'query.columns');
      const actor = actorOf(request);
      const consented = await readConsented(database, actor);
      const window = { skip: (query.page - 1) * PAGE_SIZE, take: PAGE_SIZE + 1 };
      return database.as(
        actor,
        async (transaction) => {
          const ids = await searchFirms(transaction, search.value, scopeOf(actor, consented), order.value, window);
          const rows = new Map((await findFirmRows(transaction, ids)).map((row) => [row.enterprise_id, row]));
          const firms = ids.slice(0, PAGE_SIZE).flatMap((id) => rows.get(id) ?? []);
          return { firms: firms.map((row) => presentFirm(row, shown.value)), has_more: ids.length > PAGE_SIZE };
        },
        { isReadOnly: true, consented },
      );
    },
  );

  app.get(
    '/firms/count',
    {
      config: { access: 'enterprise.read' },
      schema: { summary: 'Count firms 企业家数', querystring: searchQuery, response: { 200: countResponse } },
    },
    async (request, reply) => {
      const search = readSearch(request.query, columns);
      if (!search.ok) return answerRefusal(reply, search.reason, 'query.where');
      const actor = actorOf(request);
      const consented = await readConsented(database, actor);
      return database.as(
        actor,
        async (transaction) => ({ total: await count(transaction, search.value, scopeOf(actor, consented)) }),
        { isReadOnly: true, consented },
      );
    },
  );
  addDossierRoute(app, context);
}

function addDossierRoute(app: App, { database }: ModuleContext): void {
  const readDossier = createDossierReader(database);
  app.get(
    '/firms/:id',
    {
      config: { access: 'enterprise.read' },
      schema: {
        summary: 'Read a dossier 企业档案',
        description:
          'Every fact with the statement that holds, those that contradict it, and all that was stated before.',
        params: firmParams,
        response: { 200: dossierResponse },
      },
    },
    async (request, reply) => {
      const json = await readDossier(actorOf(request), request.params.id);
      if (json === undefined) return answerRefusal(reply, refuseEnterprise('unknown_firm'), 'params.id');
      // The answer as bytes already, which are sent as they are: it has hundreds of values, which its own code has just made.
      return reply.type('application/json; charset=utf-8').send(json as unknown as DossierResponse);
    },
  );
}
