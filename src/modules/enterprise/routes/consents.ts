import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.ts';
import { PARTNER_KINDS } from '../../../platform/access/organisationKind.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { today } from '../../../platform/clock/today.ts';
import { holdRegion } from '../../../platform/db/regionsOfFirms.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';
import type { App } from '../../../platform/http/app.ts';
import { actorOf } from '../../../platform/http/guard.ts';
import type { ModuleContext } from '../../../platform/module/defineModule.ts';
import { findPartner, namesOf } from '../../identity/index.ts';
import { consent, consentParams, consentRequest, consentsResponse, firmParams } from '../contract.ts';
import { readAs } from '../readAs.ts';
import { refuseEnterprise } from '../refusals.ts';
import { refuseConsenting, refuseUntil } from '../rules.ts';
import { type ConsentRow, insertConsent, listConsents, withdrawConsent } from '../store/consents.ts';
import { findFirms } from '../store/readFirms.ts';
import { answerRefusal } from './answerRefusal.ts';

type Consent = z.output<typeof consent>;

/** Which organisations a firm lets see its dossier; only the firm itself gives and withdraws its consents. */
export function addConsentRoutes(app: App, context: ModuleContext): void {
  addListRoute(app, context);
  addGivingRoute(app, context);
  addWithdrawingRoute(app, context);
}

const config = { access: 'enterprise.consent' } as const;

function addListRoute(app: App, { database }: ModuleContext): void {
  app.get(
    '/firms/:id/consents',
    {
      config: { access: 'enterprise.read' },
      schema: {
        summary: 'List consents 授权记录',
        description:
          'The consents that a firm has given, the newest first. An organisation that was given some sees its own.',
        params: firmParams,
        response: { 200: consentsResponse },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      const consents = await readAs(database, actor, async (transaction) => {
        const isKnown = (await findFirms(transaction, [id])).has(id);
        if (!isKnown) return undefined;
        const rows = await listConsents(transaction, id);
        return presentAll(
          transaction,
          isPartner(actor) ? rows.filter(({ partner_id }) => partner_id === actor.organisationId) : rows,
        );
      });
      return consents === undefined
        ? answerRefusal(reply, refuseEnterprise('unknown_firm'), 'params.id')
        : { consents };
    },
  );
}

function isPartner({ kind }: Actor): boolean {
  return PARTNER_KINDS.some((one) => one === kind);
}

function addGivingRoute(app: App, { database }: ModuleContext): void {
  app.post(
    '/firms/:id/consents',
    {
      config,
      schema: {
        summary: 'Give a consent 授权查看',
        description: 'Lets an organisation see the own dossier from today until a day, for a purpose.',
        params: firmParams,
        body: consentRequest,
        response: { 201: consent },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { until_day } = request.body;
      const refusal = refuseConsenting(actor.organisationId === request.params.id);
      if (refusal !== undefined) return answerRefusal(reply, refusal, 'params.id');
      const over = refuseUntil(until_day, today());
      if (over !== undefined) return answerRefusal(reply, over, 'body.until_day');
      const given = await database.as(actor, (transaction) => give(transaction, actor, request.body));
      return given.ok ? reply.code(201).send(given.value) : answerRefusal(reply, given.reason, 'body.partner_id');
    },
  );
}

async function give(
  transaction: Transaction,
  actor: Actor,
  { partner_id, purpose, until_day }: z.output<typeof consentRequest>,
): Promise<Result<Consent, Refusal>> {
  const { organisationId: enterprise_id } = actor;
  // The firm stays in its county until the consent stands under it.
  await holdRegion(transaction, actor.region);
  const firm = (await findFirms(transaction, [enterprise_id])).get(enterprise_id);
  if (firm === undefined) return refused(refuseEnterprise('unknown_firm'));
  const partner = await findPartner(transaction, partner_id);
  if (partner === undefined) return refused(refuseEnterprise('unknown_partner'));
  const { region_code } = firm;
  const named = { enterprise_id, consent_id: uuidv7(), region_code, partner_id, purpose };
  const row = await insertConsent(transaction, { ...named, from_day: today(), until_day }, actor.personId);
  const { consent_id, from_day } = row;
  await appendEvent(transaction, actor, {
    action: 'enterprise.consent.give',
    firmId: enterprise_id,
    regionCode: region_code,
    detail: { consent_id, partner_id, partner: partner.name, purpose, from_day, until_day },
  });
  return ok(presentConsent(row, partner.name));
}

function addWithdrawingRoute(app: App, { database }: ModuleContext): void {
  app.delete(
    '/firms/:id/consents/:consent',
    {
      config,
      schema: { summary: 'Withdraw a consent 撤回授权', params: consentParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id, consent: consentId } = request.params;
      const refusal = refuseConsenting(actor.organisationId === id);
      if (refusal !== undefined) return answerRefusal(reply, refusal, 'params.id');
      const isWithdrawn = await database.as(actor, (transaction) => withdraw(transaction, actor, consentId));
      if (!isWithdrawn) return answerRefusal(reply, refuseEnterprise('unknown_consent'), 'params.consent');
      return reply.code(204).send(null);
    },
  );
}

async function withdraw(transaction: Transaction, actor: Actor, consentId: string): Promise<boolean> {
  const row = await withdrawConsent(transaction, actor.organisationId, consentId);
  if (row === undefined) return false;
  const { enterprise_id, region_code, consent_id, partner_id, purpose, from_day, until_day } = row;
  await appendEvent(transaction, actor, {
    action: 'enterprise.consent.withdraw',
    firmId: enterprise_id,
    regionCode: region_code,
    detail: { consent_id, partner_id, purpose, from_day, until_day },
  });
  return true;
}

async function presentAll(transaction: Transaction, rows: readonly ConsentRow[]): Promise<Consent[]> {
  const names = await namesOf(
    transaction,
    rows.map(({ partner_id }) => partner_id),
  );
  return rows.map((row) => presentConsent(row, names.get(row.partner_id) ?? ''));
}

function presentConsent(row: ConsentRow, partner: string): Consent {
  const { consent_id, partner_id, purpose, from_day, until_day, given_at, withdrawn_at } = row;
  return {
    consent_id,
    partner_id,
    partner,
    purpose,
    from_day,
    until_day,
    given_at: given_at.toISOString(),
    withdrawn_at: withdrawn_at?.toISOString() ?? null,
  };
}
