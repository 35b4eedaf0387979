import type { Readable } from 'node:stream';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { today } from '../../../platform/clock/today.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { exportQuery } from '../contract.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { exportStream } from '../export/exportStream.ts';
import type { ExportOrder } from '../export/exportThread.ts';
import { readConsented } from '../readAs.ts';
import { readOrder, readSearch, readShown } from '../readSearch.ts';
import { refuseEnterprise } from '../refusals.ts';
import { scopeOf } from '../scopeOf.ts';
import { searchColumns } from '../searchColumns.ts';
import { countFitting } from '../store/search.ts';
import type { Scope } from '../store/searchSql.ts';
import { answerRefusal } from './answerRefusal.ts';
import { attachment } from './attachment.ts';

type ExportQuery = z.output<typeof exportQuery>;

/** A sheet of Excel holds 1,048,576 rows, the head among them. */
const mostRowsOfSheet = 1_048_575;

/** Files made at once by one server; each is a thread and a connection. */
const mostAtOnce = 3;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const titles = { zh: '企业名单', en: 'Firms' } as const;

/** The export of a list of firms. */
export function addExportRoutes(app: App, { database }: ModuleContext): void {
  let running = 0;
  app.get(
    '/firms/export',
    {
      config: { access: 'enterprise.export' },
      schema: {
        summary: 'Export a list of firms 导出企业名单',
        description:
          'Every firm of the list as .xlsx or .csv, in the order asked for. Money in CNY, ratios as decimals; the file can be imported again.',
        querystring: exportQuery,
        response: { 200: z.any().meta({ description: 'The file, as it is made' }) },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const asked = readAsked(query);
      if (!asked.ok) return answerRefusal(reply, asked.reason, 'query');
      if (running >= mostAtOnce) return answerRefusal(reply, refuseEnterprise('exports_busy', { most: mostAtOnce }));
      // Taken before anything is waited for: those who ask at the same moment must find it taken.
      running += 1;
      const release = () => {
        running -= 1;
      };
      const made = await startExport(database, actorOf(request), query, asked.value).catch((error: unknown) => {
        release();
        throw error;
      });
      if (!made.ok) {
        release();
        return answerRefusal(reply, made.reason);
      }
      made.value.once('close', release);
      const { format, lang: language } = query;
      return reply
        .type(mediaTypes[format])
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          attachment(`${titles[language]}-${today()}.${format}`, `firms-${today()}.${format}`),
        )
        .send(made.value);
    },
  );
}

/** Notes in the audit who takes the list away, and begins to make its file. */
async function startExport(
  database: Database,
  actor: Actor,
  query: ExportQuery,
  asked: Asked,
): Promise<Result<Readable, Refusal>> {
  const consented = await readConsented(database, actor);
  const scope = scopeOf(actor, consented);
  const { format, lang: language } = query;
  const rows = await database.as(actor, (transaction) => noteExport(transaction, actor, query, asked, scope), {
    consented,
  });
  if (format === 'xlsx' && rows > mostRowsOfSheet) {
    return refused(refuseEnterprise('sheet_too_small', { rows, most: mostRowsOfSheet }));
  }
  const { serving } = database;
  return ok(exportStream({ serving, actor, consented, scope, ...asked, format, language, title: titles[language] }));
}

/** What is asked for, with every name and value known to be good. */
type Asked = Pick<ExportOrder, 'search' | 'order' | 'shown'>;

function readAsked(query: ExportQuery): Result<Asked, Refusal> {
  const dictionary = dictionaryOfDossiers();
  const columns = searchColumns(dictionary);
  const search = readSearch(query, columns);
  if (!search.ok) return search;
  const order = readOrder(query.sort, columns);
  if (!order.ok) return order;
  const shown = readShown(query.columns, [...dictionary.keys()], dictionary);
  if (!shown.ok) return shown;
  // A list without these could not be brought in again.
  const names = new Set(['uscc', 'name', 'region_code', ...shown.value]);
  return ok({ search: search.value, order: order.value, shown: [...names] });
}

/** Keeps in the audit who takes which list away; gives the number of its firms. */
async function noteExport(
  transaction: Transaction,
  actor: Actor,
  { format, q, region, industry, tier, where }: ExportQuery,
  { search, shown }: Asked,
  scope: Scope,
): Promise<number> {
  const rows = await countFitting(transaction, { search, scope, bears: 'one by one' });
  await appendEvent(transaction, actor, {
    action: 'enterprise.export',
    regionCode: actor.region,
    detail: { format, rows, columns: shown, search: { q, region, industry, tier, where } },
  });
  return rows;
}
