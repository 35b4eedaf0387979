import { Readable } from 'node:stream';
import { ok, type Refusal, type Result } from '@leitu/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { csvText } from '../../../platform/files/index.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import { sendRefusal } from '../../../platform/http/sendRefusal.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import {
  type ImportItem,
  importItem,
  importParams,
  importsResponse,
  MOST_REFUSALS_KEPT,
  MOST_UPLOAD_MEGABYTES,
  PAGE_SIZE,
  previewRequest,
  refusalsFileQuery,
  refusalsQuery,
  refusalsResponse,
  startedJob,
  uploadQuery,
  writeRequest,
} from '../contract.ts';
import { presentImport } from '../import/present.ts';
import { importStatus } from '../import/refusals.ts';
import { discardImport, findJobOf, lookUpImport, startPreview, startWrite } from '../import/steps.ts';
import { takeUpload } from '../import/takeUpload.ts';
import { listImports, listRefusals } from '../store/imports.ts';

/** The routes by which an office brings in firms: upload, map and preview, write or discard. */
export function addImportRoutes(app: App, context: ModuleContext): void {
  app.register((scope, _options, done) => {
    addUploadRoute(scope, context);
    done();
  });
  addReadingRoutes(app, context);
  addRefusalRoutes(app, context);
  addStepRoutes(app, context);
}

const access = { access: 'enterprise.import' } as const;

function addUploadRoute(app: App, { database }: ModuleContext): void {
  // The body is a file of any kind and goes by in pieces; what it is is told by its name and its bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  app.post(
    '/imports',
    {
      config: access,
      bodyLimit: MOST_UPLOAD_MEGABYTES * 1024 * 1024,
      schema: {
        summary: 'Upload a file of firms 上传企业名单',
        description:
          'The body is the file itself (application/octet-stream). Nothing is written yet: the answer proposes how each column is read.',
        querystring: uploadQuery,
        response: { 201: importItem },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { name: file_name, ...said } = request.query;
      const announced = Number(request.headers['content-length'] ?? 0);
      const body = request.body instanceof Readable ? request.body : Readable.from([]);
      const taken = await takeUpload(database, actor, { file_name, ...said }, body, announced);
      if (!taken.ok) return answer(reply, taken.reason);
      const found = await database.as(actor, (transaction) => lookUpImport(transaction, actor, taken.value), {
        isReadOnly: true,
      });
      return found.ok ? reply.code(201).send(presentImport(found.value.row, undefined)) : answer(reply, found.reason);
    },
  );
}

function addReadingRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/imports',
    { config: access, schema: { summary: 'List imports 导入记录', response: { 200: importsResponse } } },
    (request) => {
      const actor = actorOf(request);
      return database.as(actor, (transaction) => presentAll(transaction, actor), { isReadOnly: true });
    },
  );

  app.get(
    '/imports/:import',
    {
      config: access,
      schema: { summary: 'Read an import 查看一次导入', params: importParams, response: { 200: importItem } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const found = await database.as(actor, (transaction) => lookUpImport(transaction, actor, request.params.import), {
        isReadOnly: true,
      });
      return found.ok ? presentImport(found.value.row, found.value.job) : answer(reply, found.reason);
    },
  );
}

async function presentAll(transaction: Transaction, actor: Actor): Promise<z.output<typeof importsResponse>> {
  const imports: ImportItem[] = [];
  for (const row of await listImports(transaction, actor)) {
    imports.push(presentImport(row, await findJobOf(transaction, actor, row)));
  }
  return { imports };
}

function addRefusalRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/imports/:import/refusals',
    {
      config: access,
      schema: {
        summary: 'List refused cells 被拒绝的单元格',
        params: importParams,
        querystring: refusalsQuery,
        response: { 200: refusalsResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const found = await database.as(actor, async (transaction) => {
        const imported = await lookUpImport(transaction, actor, request.params.import);
        if (!imported.ok) return imported;
        const range = { from: (request.query.page - 1) * PAGE_SIZE, most: PAGE_SIZE };
        const refusals = await listRefusals(transaction, request.params.import, range);
        return ok({ refusals: [...refusals], total: imported.value.row.preview?.refused_cells ?? 0 });
      });
      return found.ok ? found.value : answer(reply, found.reason);
    },
  );

  app.get(
    '/imports/:import/refusals.csv',
    {
      config: access,
      schema: {
        summary: 'Download refused cells 下载被拒绝的单元格',
        params: importParams,
        querystring: refusalsFileQuery,
        description: 'A .csv file in UTF-8.',
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const found = await database.as(actor, async (transaction) => {
        const imported = await lookUpImport(transaction, actor, request.params.import);
        const range = { from: 0, most: MOST_REFUSALS_KEPT };
        return imported.ok ? ok(await listRefusals(transaction, request.params.import, range)) : imported;
      });
      if (!found.ok) return answer(reply, found.reason);
      const { lang } = request.query;
      const rows = found.value.map(({ row, column, value, message }) => [row, column, value, message[lang]]);
      reply.header('content-disposition', 'attachment; filename="refused.csv"');
      return reply.type('text/csv; charset=utf-8').send(Readable.from(csvText(fileHeaders[lang], rows)));
    },
  );
}

const fileHeaders = { zh: ['行', '列', '值', '原因'], en: ['row', 'column', 'value', 'reason'] } as const;

function addStepRoutes(app: App, { database }: ModuleContext): void {
  app.post(
    '/imports/:import/preview',
    {
      config: access,
      schema: {
        summary: 'Preview an import 预览导入',
        description: 'Remembers the mapping and asks for a job that finds out what would change and what is refused.',
        params: importParams,
        body: previewRequest,
        response: { 202: startedJob },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { columns } = request.body;
      const started = await database.as(actor, (transaction) =>
        startPreview(transaction, actor, request.params.import, columns),
      );
      return answerStarted(reply, started);
    },
  );

  app.post(
    '/imports/:import/write',
    {
      config: access,
      schema: {
        summary: 'Write an import 写入导入',
        description: 'Asks for a job that writes all firms of the file in one transaction, or nothing.',
        params: importParams,
        body: writeRequest,
        response: { 202: startedJob },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { leave_out_refused: isLeavingOut } = request.body;
      const started = await database.as(actor, (transaction) =>
        startWrite(transaction, actor, request.params.import, isLeavingOut),
      );
      return answerStarted(reply, started);
    },
  );

  app.delete(
    '/imports/:import',
    {
      config: access,
      schema: { summary: 'Discard an import 放弃导入', params: importParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const discarded = await database.as(actor, (transaction) =>
        discardImport(transaction, actor, request.params.import),
      );
      return discarded.ok ? reply.code(204).send(null) : answer(reply, discarded.reason);
    },
  );
}

function answer(reply: FastifyReply, refusal: Refusal): FastifyReply {
  // What is left of a file that was not read to its end is not waited for.
  if (!reply.request.raw.complete) reply.header('connection', 'close');
  return sendRefusal(reply, importStatus(refusal), refusal);
}

function answerStarted(reply: FastifyReply, started: Result<string, Refusal>): FastifyReply {
  return started.ok ? reply.code(202).send({ job_id: started.value }) : answer(reply, started.reason);
}
