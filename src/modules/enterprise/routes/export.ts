import type { Refusal, RefusalDefinition } from '@leitu/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { today } from '../../../platform/clock/today.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { exportQuery } from '../contract.ts';
import { dictionaryOfDossiers } from '../dictionary.ts';
import { exportStream } from '../export/exportStream.ts';
import { readConsented } from '../readAs.ts';
import { readOrder, readSearch, readShown } from '../readSearch.ts';
import { enterpriseRefusals, refuseEnterprise } from '../refusals.ts';
import { searchColumns } from '../searchColumns.ts';
import { countExported } from '../store/exportFirms.ts';
import type { Scope } from '../store/searchSql.ts';

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
      const actor = actorOf(request);
      const { query } = request;
      const dictionary = dictionaryOfDossiers();
      const columns = searchColumns(dictionary);
      const search = readSearch(query, columns);
      if (!search.ok) return refuse(reply, search.reason);
      const order = readOrder(query.sort, columns);
      if (!order.ok) return refuse(reply, order.reason);
      const shown = readShown(query.columns, [...dictionary.keys()], dictionary);
      if (!shown.ok) return refuse(reply, shown.reason);
      if (running >= mostAtOnce) return refuse(reply, refuseEnterprise('exports_busy', { most: mostAtOnce }));

      const consented = await readConsented(database, actor);
      const scope = scopeOf(actor, consented);
      const { format, lang: language } = query;
      const names = [...new Set(['uscc', 'name', 'region_code', ...shown.value])];
      const rows = await database.as(
        actor,
        async (transaction) => {
          const count = await countExported(transaction, search.value, scope);
          const { q, region, industry, tier, where } = query;
          await appendEvent(transaction, actor, {
            action: 'enterprise.export',
            regionCode: actor.region,
            detail: { format, rows: count, columns: names, search: { q, region, industry, tier, where } },
          });
          return count;
        },
        { consented },
      );
      if (format === 'xlsx' && rows > mostRowsOfSheet) {
        return refuse(reply, refuseEnterprise('sheet_too_small', { rows, most: mostRowsOfSheet }));
      }
      const title = titles[language];
      const made = exportStream({
        serving: database.serving,
        actor,
        consented,
        search: search.value,
        scope,
        order: order.value,
        shown: names,
        format,
        language,
        title,
      });
      running += 1;
      made.once('close', () => {
        running -= 1;
      });
      return reply
        .type(mediaTypes[format])
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(`${title}-${today()}.${format}`, `firms-${today()}.${format}`))
        .send(made);
    },
  );
}

function refuse(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const known: Readonly<Record<string, RefusalDefinition>> = enterpriseRefusals;
  return sendRefusal(reply, known[refusal.code]?.status ?? 422, refusal, { where: 'query' });
}

/** Firms are looked for by index where it is known which may be seen. */
function scopeOf({ kind, region }: Actor, consented: readonly string[]): Scope {
  return kind === 'office' ? { region } : { enterpriseIds: consented };
}

/** A file's name in every language (RFC 6266, RFC 8187), and a plain one for old browsers. */
function attachment(name: string, plain: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
