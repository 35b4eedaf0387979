import { ok, type Result, refused } from '@leitu/kernel';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { today } from '../../../platform/clock/today.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { findFirms } from '../../enterprise/index.ts';
import { stepExportQuery } from '../contract.ts';
import type { Editions } from '../editions.ts';
import { type ListedStep, stepList } from '../exportSteps.ts';
import { type CultivationRefusal, refuseCultivation } from '../refusals.ts';
import { listSteps } from '../store/steps.ts';
import { answerRefusal } from './answerRefusal.ts';
import { searchOf } from './steps.ts';

/** Lists are held in memory until they are sent; a longer one is for several trips anyway. */
const mostRows = 50_000;

const namesAtOnce = 1000;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const titles = { zh: '差一步的企业', en: 'One step away' } as const;

/** The list of firms one step away, to take along. */
export function addStepExportRoute(app: App, { database }: ModuleContext, editions: Editions): void {
  app.get(
    '/steps/export',
    {
      config: { access: 'cultivation.steps' },
      schema: {
        summary: 'Export the firms that are one step away 导出差一步的企业',
        description:
          'A line a firm and step, as .xlsx or .csv. Money in CNY, ratios as decimals, costs in the effort of CNY 10,000.',
        querystring: stepExportQuery,
        response: { 200: z.any().meta({ description: 'The file, as it is made' }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { format, lang: language } = request.query;
      const lines = await database.as(actor, (transaction) => takeLines(transaction, actor, request.query));
      if (!lines.ok) return answerRefusal(reply, lines.reason);
      const title = titles[language];
      return reply
        .type(mediaTypes[format])
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(`${title}-${today()}.${format}`, `one-step-${today()}.${format}`))
        .send(stepList(lines.value, editions.current.library.dictionary, { format, language, title }));
    },
  );
}

/** Reads the list and notes in the audit who takes it away. */
async function takeLines(
  transaction: Transaction,
  actor: Actor,
  query: z.output<typeof stepExportQuery>,
): Promise<Result<readonly ListedStep[], CultivationRefusal>> {
  const { kind = null, fact = null, rung, region = '', industry = '', format } = query;
  const steps = await listSteps(transaction, searchOf(query), { kind, fact }, mostRows + 1);
  if (steps.length > mostRows) return refused(refuseCultivation('list_too_long', { most: mostRows }));
  const lines: ListedStep[] = [];
  for (let at = 0; at < steps.length; at += namesAtOnce) {
    const part = steps.slice(at, at + namesAtOnce);
    const names = await findFirms(transaction, [...new Set(part.map((step) => step.enterprise_id))]);
    for (const step of part) {
      const firm = names.get(step.enterprise_id);
      if (firm !== undefined) lines.push({ ...firm, step });
    }
  }
  await appendEvent(transaction, actor, {
    action: 'cultivation.export',
    regionCode: actor.region,
    detail: { format, rows: lines.length, rung, region, industry, kind, fact },
  });
  return ok(lines);
}

/** The header that has a browser keep a file under a name in any language (RFC 6266, RFC 8187), and under a plain one where it is old. */
function attachment(name: string, plain: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
