import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDossierCaller, aFirmActor, firmIdOf } from '../../../../tests/aDossier.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { today } from '../../../platform/clock/today.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';

const platform = aPlatform();
const dossiers = aDossierCaller(platform);
const city = anActor('office', 'office-officer', { region: '3505' });
const [firm, otherFirm] = [firmIdOf(1), firmIdOf(2)];
const itself = aFirmActor(1, '350502');
const other = aFirmActor(2, '350502');
const bank = anActor('bank', 'partner-admin');
const fund = anActor('fund', 'partner-member');
const farAway = '2099-12-31';

beforeAll(async () => {
  await dossiers.add(city, 1, { region_code: '350502', revenue_y1: 1 });
  await dossiers.add(city, 2, { region_code: '350502' });
  const insert =
    'insert into identity.organisations (organisation_id, kind, name, region_code) values ($1, $2, $3, $4)';
  await platform().owner.query(insert, [bank.organisationId, 'bank', '示例银行', '3505']);
  await platform().owner.query(insert, [fund.organisationId, 'fund', '示例基金', '3505']);
});

const address = (id: string) => `/api/enterprise/firms/${id}/consents`;

function give(actor: Actor, partner: Actor, more: object = {}, id = firm): Promise<LightMyRequestResponse> {
  const payload = { partner_id: partner.organisationId, purpose: '申请贷款', until_day: farAway, ...more };
  return platform().call(actor, { method: 'POST', url: address(id), payload });
}

async function listedFirms(actor: Actor): Promise<string[]> {
  const answer = await platform().call(actor, { url: '/api/enterprise/firms?sort=uscc' });
  return answer.json<{ firms: { enterprise_id: string }[] }>().firms.map(({ enterprise_id }) => enterprise_id);
}

const codeOf = (answer: LightMyRequestResponse) => [
  answer.statusCode,
  answer.json<{ error: { code: string } }>().error.code,
];

async function lastEvent() {
  const { rows } = await platform().owner.query<{ action: string; firm_id: string; detail: object }>(
    `select action, firm_id, detail from platform.audit_events where action like 'enterprise.consent.%' order by happened_at desc limit 1`,
  );
  return rows[0];
}

describe('a consent', () => {
  it('lets the organisation see the dossier, nobody else, and nothing more', async () => {
    expect(await listedFirms(bank)).toEqual([]);
    const given = await give(itself, bank);
    expect(given.statusCode).toBe(201);
    expect(given.json()).toMatchObject({
      partner: '示例银行',
      from_day: today(),
      until_day: farAway,
      withdrawn_at: null,
    });
    expect(await lastEvent()).toMatchObject({
      action: 'enterprise.consent.give',
      firm_id: firm,
      detail: { partner_id: bank.organisationId, purpose: '申请贷款' },
    });

    expect(await listedFirms(bank)).toEqual([firm]);
    expect((await dossiers.read(bank, firm)).json()).toMatchObject({ enterprise_id: firm });
    expect((await dossiers.factOf(bank, firm, 'revenue_y1'))?.value).toBe(1);
    const count = await platform().call(bank, { url: '/api/enterprise/firms/count?q=示例' });
    expect(count.json()).toEqual({ total: 1 });
    expect((await dossiers.read(bank, otherFirm)).statusCode).toBe(404);
    expect((await dossiers.read(fund, firm)).statusCode).toBe(404);
    expect((await dossiers.state(bank, firm, { revenue_y1: 2 })).statusCode).toBe(403);
  });

  it('ends when it is withdrawn, at once', async () => {
    const { consent_id } = (await give(itself, fund)).json<{ consent_id: string }>();
    expect(await listedFirms(fund)).toEqual([firm]);
    const withdrawn = await platform().call(itself, { method: 'DELETE', url: `${address(firm)}/${consent_id}` });
    expect(withdrawn.statusCode).toBe(204);
    expect(await lastEvent()).toMatchObject({ action: 'enterprise.consent.withdraw', detail: { consent_id } });
    expect(await listedFirms(fund)).toEqual([]);
    expect((await dossiers.read(fund, firm)).statusCode).toBe(404);
    const again = await platform().call(itself, { method: 'DELETE', url: `${address(firm)}/${consent_id}` });
    expect(codeOf(again)).toEqual([404, 'unknown_consent']);
  });

  it('ends after its last day, and does not count before its first', async () => {
    const exchange = anActor('exchange', 'partner-member');
    const put = (from: string, until: string) =>
      platform().owner.query(
        `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
         values ($1, $2, '350502', $3, '挂牌', $4, $5)`,
        [firm, uuidv7(), exchange.organisationId, from, until],
      );
    await put('2020-01-01', '2020-12-31');
    await put('2098-01-01', farAway);
    expect(await listedFirms(exchange)).toEqual([]);
    await put('2020-01-01', today());
    expect(await listedFirms(exchange)).toEqual([firm]);
  });

  it('is shown to the firm and its office, and to an organisation only its own', async () => {
    const listed = async (actor: Actor) =>
      (await platform().call(actor, { url: address(firm) })).json<{ consents: { partner_id: string }[] }>().consents;
    expect((await listed(itself)).length).toBeGreaterThan(2);
    expect(await listed(city)).toEqual(await listed(itself));
    expect(new Set((await listed(bank)).map(({ partner_id }) => partner_id))).toEqual(new Set([bank.organisationId]));
    expect(codeOf(await platform().call(other, { url: address(firm) }))).toEqual([404, 'unknown_firm']);
  });

  it('is given and withdrawn by the firm alone', async () => {
    expect(codeOf(await give(other, bank))).toEqual([403, 'not_own_firm']);
    expect((await give(city, bank)).statusCode).toBe(403);
    const { consent_id } = (await give(itself, bank)).json<{ consent_id: string }>();
    const taken = await platform().call(other, { method: 'DELETE', url: `${address(firm)}/${consent_id}` });
    expect(codeOf(taken)).toEqual([403, 'not_own_firm']);
    const guessed = await platform().call(other, { method: 'DELETE', url: `${address(otherFirm)}/${consent_id}` });
    expect(codeOf(guessed)).toEqual([404, 'unknown_consent']);
  });

  it.each([
    ['to nobody', { partner_id: uuidv7() }, 422, 'unknown_partner'],
    ['to an office', { partner_id: city.organisationId }, 422, 'unknown_partner'],
    ['for a day that is over', { until_day: '2020-01-01' }, 422, 'consent_over'],
    ['without a purpose', { purpose: ' ' }, 400, 'input_invalid'],
  ])('is refused %s', async (_how, more, status, code) => {
    expect(codeOf(await give(itself, bank, more))).toEqual([status, code]);
  });
});
