import { createHash } from 'node:crypto';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { shownText } from '@leitu/rules';
import type { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { holdRegion } from '../../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import {
  evidenceItem,
  evidenceParams,
  evidenceQuery,
  evidenceResponse,
  firmParams,
  MOST_EVIDENCE_MEGABYTES,
} from '../contract.ts';
import { type EvidenceKind, evidenceKindOf, evidenceName } from '../evidenceKind.ts';
import { readAs } from '../readAs.ts';
import { refuseEnterprise } from '../refusals.ts';
import { type EvidenceRow, findEvidence, insertEvidence, listEvidence } from '../store/evidence.ts';
import { findFirms } from '../store/readFirms.ts';
import { answerRefusal } from './answerRefusal.ts';
import { attachment } from './attachment.ts';

/** The files that show that facts of a firm are so. */
export function addEvidenceRoutes(app: App, context: ModuleContext): void {
  app.register((scope, _options, done) => {
    addUploadRoute(scope, context);
    done();
  });
  addReadingRoutes(app, context);
}

function addUploadRoute(app: App, { database }: ModuleContext): void {
  // The body is a file of any kind; what it is is told by its bytes.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post(
    '/firms/:id/evidence',
    {
      config: { access: 'enterprise.write' },
      bodyLimit: MOST_EVIDENCE_MEGABYTES * 1024 * 1024,
      schema: {
        summary: 'Add evidence 上传佐证材料',
        description: 'The body is the file itself: PDF, OFD, PNG, JPEG, .xlsx or .docx, told by its content.',
        params: firmParams,
        querystring: evidenceQuery,
        response: { 201: evidenceItem },
      },
    },
    async (request, reply) => {
      const { name } = request.query;
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (content.length === 0) return answerRefusal(reply, refuseEvidence('evidence_empty', name), 'body');
      const kind = evidenceKindOf(content);
      if (kind === undefined) return answerRefusal(reply, refuseEvidence('evidence_kind', name), 'body');
      const actor = actorOf(request);
      const file: EvidenceFile = { name: evidenceName(name, kind), kind, content };
      const kept = await database.as(actor, (transaction) => keep(transaction, actor, request.params.id, file));
      return kept.ok
        ? reply.code(201).send(presentEvidence(kept.value))
        : answerRefusal(reply, kept.reason, 'params.id');
    },
  );
}

interface EvidenceFile {
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly content: Buffer;
}

async function keep(
  transaction: Transaction,
  actor: Actor,
  enterpriseId: string,
  { name, kind, content }: EvidenceFile,
): Promise<Result<EvidenceRow, Refusal>> {
  // The firm stays in its county until the evidence stands under it.
  await holdRegion(transaction, actor.region);
  const firm = (await findFirms(transaction, [enterpriseId])).get(enterpriseId);
  if (firm === undefined) return refused(refuseEnterprise('unknown_firm'));
  const sha256 = createHash('sha256').update(content).digest();
  const row = await insertEvidence(transaction, {
    enterprise_id: enterpriseId,
    evidence_id: uuidv7(),
    region_code: firm.region_code,
    file_name: name,
    media_type: kind.mediaType,
    content,
    sha256,
    organisation_id: actor.organisationId,
    person_id: actor.personId,
  });
  const { evidence_id, file_name, media_type, bytes } = row;
  await appendEvent(transaction, actor, {
    action: 'enterprise.evidence.add',
    firmId: enterpriseId,
    regionCode: firm.region_code,
    detail: { evidence_id, file_name, media_type, bytes, sha256: sha256.toString('hex') },
  });
  return ok(row);
}

function refuseEvidence(code: 'evidence_empty' | 'evidence_kind', name: string): Refusal {
  return refuseEnterprise(code, { name: shownText(name) });
}

function addReadingRoutes(app: App, { database }: ModuleContext): void {
  app.get(
    '/firms/:id/evidence',
    {
      config: { access: 'enterprise.read' },
      schema: { summary: 'List evidence 佐证材料', params: firmParams, response: { 200: evidenceResponse } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const found = await readAs(database, actorOf(request), async (transaction) => {
        const isKnown = (await findFirms(transaction, [id])).has(id);
        return isKnown ? listEvidence(transaction, id) : undefined;
      });
      if (found === undefined) return answerRefusal(reply, refuseEnterprise('unknown_firm'), 'params.id');
      return { evidence: found.map(presentEvidence) };
    },
  );

  app.get(
    '/firms/:id/evidence/:evidence',
    {
      config: { access: 'enterprise.read' },
      schema: {
        summary: 'Download evidence 下载佐证材料',
        description: 'The file as it was added, to be kept and not shown.',
        params: evidenceParams,
      },
    },
    async (request, reply) => {
      const { id, evidence } = request.params;
      const found = await readAs(database, actorOf(request), (transaction) => findEvidence(transaction, id, evidence));
      if (found === undefined) return answerRefusal(reply, refuseEnterprise('unknown_evidence'), 'params.evidence');
      const { content, file_name, media_type } = found;
      const plain = `evidence${/\.[a-z]+$/i.exec(file_name)?.[0] ?? ''}`;
      return reply
        .type(media_type)
        .header('content-disposition', attachment(file_name, plain))
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(content);
    },
  );
}

function presentEvidence({ entered_at, ...row }: EvidenceRow): z.output<typeof evidenceItem> {
  const { evidence_id, file_name, media_type, bytes } = row;
  return { evidence_id, file_name, media_type, bytes, entered_at: entered_at.toISOString() };
}
