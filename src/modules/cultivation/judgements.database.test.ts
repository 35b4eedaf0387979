import type { Facts, SourceFile } from '@leitu/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms, replaceFacts } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aFirmWithoutPoints, aModelFirm } from '../../../tests/packs/aFirm.ts';
import { packFiles } from '../../../tests/packs/library.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { verifyChains } from '../../platform/audit/verifyChains.ts';
import { today } from '../../platform/clock/today.ts';
import { followFirms } from '../../platform/db/regionsOfFirms.ts';
import { transactionOn } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { newFirmResponse } from '../enterprise/contract.ts';
import {
  differenceResponse,
  type Judgement,
  judgementResponse,
  judgementsResponse,
  standingsResponse,
} from './contract.ts';
import { type Edition, editionOf, readEdition } from './edition.ts';
import { createEditions } from './editions.ts';
import { judgeFirm } from './judgeFirm.ts';
import { readJudgement } from './readJudgement.ts';

const platform = aPlatform();

const office = (region: string) => anActor('office', 'office-officer', { region });
const jinjiang = office('350582');
const nanan = office('350583');
const quanzhou = office('3505');
const aFirmActor = (id: string) => anActor('firm', 'firm-editor', { organisationId: id, region: '350582' });
const bank = anActor('bank', 'partner-member');
const uscc = 'JUDGED-ONE';
const model = aModelFirm();
let firm: string;
let other: string;
beforeAll(async () => {
  const firms = await keepFirms(platform().owner, [
    { uscc, region: '350582', facts: model.facts },
    { uscc: 'JUDGED-OTHER', region: '350582', facts: model.facts },
  ]);
  [firm = '', other = ''] = firms;
});

/** What came back: what was asked for, or why not. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function judge(actor: Actor | null, id: string, body: object = {}): Promise<Answer> {
  const url = `/api/cultivation/firms/${id}/judgements`;
  const answer = await platform().call(actor, { method: 'POST', url, payload: body });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

async function judged(actor: Actor, id: string, body: object = {}): Promise<Judgement> {
  return judgementResponse.parse((await judge(actor, id, body)).body);
}

async function read(actor: Actor | null, path: string): Promise<Answer> {
  const answer = await platform().call(actor, { url: `/api/cultivation${path}` });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

const historyOf = (actor: Actor, id: string) => read(actor, `/firms/${id}/judgements`);

async function historyRead(actor: Actor, id: string) {
  return judgementsResponse.parse((await historyOf(actor, id)).body).judgements;
}

async function standingOf(actor: Actor, id: string) {
  return standingsResponse.parse((await read(actor, `/standings?firms=${id}`)).body).standings[0];
}

async function differenceOf(id: string, from: string, to: string) {
  return differenceResponse.parse((await read(jinjiang, `/firms/${id}/difference?from=${from}&to=${to}`)).body);
}

const refusal = (status: number, code: string) => ({ status, body: { error: { code } } });

/** The packs with one sentence of theirs written otherwise. */
function packsWith(before: string, after: string): Edition {
  const text = JSON.stringify(packFiles);
  expect(text).toContain(before);
  const edition = editionOf(JSON.parse(text.replaceAll(before, after)) as readonly SourceFile[]); // Trees of plain JSON.
  if (!edition.ok) throw new Error(JSON.stringify(edition.reason));
  return edition.value;
}

describe('judging a firm', () => {
  it('tells the verdict of every pack of the ladder, which of them are in force, with reasons and the facts read', async () => {
    const body = await judged(jinjiang, firm, { on: '2026-05-01' });
    expect(body).toMatchObject({ judged_on: '2026-05-01', case: 'new', facts_year: 2025, run_id: null });
    expect(body.is_reproduced).toBe(true);
    expect(
      Object.entries(body.results).map(([pack, { verdict, is_in_force }]) => [pack, verdict, is_in_force]),
    ).toEqual([
      ['cn.innovative.2022', 'met', true],
      ['cn.srdi.2022', 'met', false],
      ['cn.little-giant.2022', 'met', false],
      ['cn.srdi.2026', 'met', true],
      ['cn.little-giant.2026', 'met', true],
    ]);
    expect(body.results['cn.srdi.2022']).toMatchObject({
      maximum: 100,
      score: [expect.any(Number), expect.any(Number)],
    });
    expect(body.results['cn.srdi.2026']).toMatchObject({ maximum: null, score: null });
    expect(body.facts).toMatchObject({ revenue_y1: 100_000_000, industry_code: 'C3921', own_brand: true });
    expect(body.facts).not.toHaveProperty('name');
    expect(body.explanations['cn.srdi.2026']?.condition.verdict).toBe('met');
    expect(body.version).toBe(readEdition().version.slice(0, 12));
  });

  it('keeps the judgement, the standing and an audit event that verifies', async () => {
    const body = await judged(jinjiang, firm, { on: '2026-05-02' });
    expect(await standingOf(jinjiang, firm)).toEqual({
      enterprise_id: firm,
      judged_on: '2026-05-02',
      innovative: 'met',
      srdi: 'met',
      'little-giant': 'met',
    });
    const { owner } = platform();
    const { rows } = await owner.query<{ detail: object }>(
      `select detail from platform.audit_events where action = 'cultivation.judge' and firm_id = $1 order by position desc limit 1`,
      [firm],
    );
    expect(rows[0]?.detail).toMatchObject({
      judgement_id: body.judgement_id,
      before: { on: '2026-05-01' },
      after: { on: '2026-05-02', srdi: 'met' },
    });
    expect((await verifyChains(transactionOn(owner))).breaks).toEqual([]);
  });

  it('for a day before the packs of 2026 takes those of 2022, and leaves the standing of a later day', async () => {
    const body = await judged(jinjiang, firm, { on: '2026-03-31' });
    const inForce = Object.entries(body.results).flatMap(([pack, result]) => (result.is_in_force ? [pack] : []));
    expect(inForce).toEqual(['cn.innovative.2022', 'cn.srdi.2022', 'cn.little-giant.2022']);
    expect(await standingOf(jinjiang, firm)).toMatchObject({ judged_on: '2026-05-02' });
  });

  it('is done for today where no day is given', async () => {
    expect((await judged(jinjiang, other)).judged_on).toBe(today());
  });

  it('a firm judges itself, and its history names who judged', async () => {
    const actor = aFirmActor(firm);
    await platform().owner.query(
      `insert into identity.organisations (organisation_id, kind, name, region_code) values ($1, 'firm', '示例企业', '350582')`,
      [firm],
    );
    expect((await judged(actor, firm, { on: '2026-05-03' })).judged_by).toBe('示例企业');
    const history = await historyRead(actor, firm);
    expect(history.map(({ judged_on, judged_by }) => [judged_on, judged_by])).toEqual([
      ['2026-05-03', '示例企业'],
      ['2026-03-31', null],
      ['2026-05-02', null],
      ['2026-05-01', null],
    ]);
    expect(await historyRead(quanzhou, firm)).toEqual(history);
  });
});

describe('a judgement of years ago', () => {
  it('is made again with the same answer although the packs have changed since', async () => {
    const told = await judged(jinjiang, firm, { on: '2026-05-04' });
    const stricter = packsWith('从事特定细分市场年限 ≥ 3年', '从事特定细分市场年限 ≥ 30年');
    const { database } = platform();
    const later = await database.as(jinjiang, (transaction) =>
      readJudgement(transaction, createEditions(stricter), firm, told.judgement_id),
    );
    expect(later).toEqual({ ok: true, value: told });
    expect(told).toMatchObject({ is_reproduced: true, results: { 'cn.srdi.2026': { verdict: 'met' } } });
  });

  it('by packs that this program never had is told by them, and differs from one by its own in the version', async () => {
    const stricter = packsWith('从事特定细分市场年限 ≥ 3年', '从事特定细分市场年限 ≥ 30年');
    const { database } = platform();
    const at = { caseType: 'new' as const, on: today() };
    const kept = await database.as(jinjiang, (transaction) => judgeFirm(transaction, jinjiang, stricter, firm, at));
    if (!kept.ok) throw new Error(kept.reason.code);
    const answer = await read(jinjiang, `/firms/${firm}/judgements/${kept.value}`);
    const body = judgementResponse.parse(answer.body);
    expect(body.version).toBe(stricter.version.slice(0, 12));
    expect(body).toMatchObject({ is_reproduced: true, results: { 'cn.srdi.2026': { verdict: 'unmet' } } });
    expect(JSON.stringify(body.explanations['cn.srdi.2026'])).toContain('30年');
    const now = await judged(jinjiang, firm);
    const difference = await differenceOf(firm, kept.value, now.judgement_id);
    expect(difference).toMatchObject({ is_same_version: false, facts: [] });
    expect(difference.packs.find(({ pack }) => pack === 'cn.srdi.2026')).toMatchObject({
      before: { verdict: 'unmet' },
      after: { verdict: 'met' },
      conditions: [{ id: 'niche-years', before: 'unmet', after: 'met', facts: [] }],
    });
  });

  it('is not made again by packs that somebody has changed in the database', async () => {
    const { database, owner } = platform();
    const { judgement_id: id } = await judged(jinjiang, other);
    const fresh = createEditions(packsWith('≥ 3年', '≥ 4年'));
    const again = () => database.as(jinjiang, (transaction) => readJudgement(transaction, fresh, other, id));
    const { version, files } = readEdition();
    const write = (text: string) =>
      owner.query('update cultivation.libraries set files = $1 where version = $2', [text, version]);
    const text = JSON.stringify(files);
    await write(text.replaceAll('年限 ≥ 3年', '年限 ≥ 2年'));
    await expect(again()).rejects.toThrow('those that were kept');
    await write(text);
    expect(await again()).toMatchObject({ ok: true, value: { is_reproduced: true } });
  });
});

describe('the difference of two judgements', () => {
  /** Two judgements of a firm of its own, with other facts in between. */
  async function differenceBetween(name: string, before: Facts, after: Facts, cases = ['new', 'new']) {
    const { owner } = platform();
    const [id = ''] = await keepFirms(owner, [{ uscc: name, region: '350582', facts: before }]);
    const first = await judged(jinjiang, id, { on: '2026-05-01', case: cases[0] });
    await replaceFacts(owner, { uscc: name, region: '350582', facts: after });
    const second = await judged(jinjiang, id, { on: '2026-05-01', case: cases[1] });
    return differenceOf(id, first.judgement_id, second.judgement_id);
  }

  it('names the facts that changed, and the conditions and points that changed with them', async () => {
    const after = model.with({ niche_years: 2, own_brand: false }).facts;
    const difference = await differenceBetween('DIFFERS', model.facts, after);
    expect(difference.is_same_version).toBe(true);
    expect(difference.facts).toEqual([
      { name: 'niche_years', before: 10, after: 2 },
      { name: 'own_brand', before: true, after: false },
    ]);
    const changed = difference.packs.find(({ pack }) => pack === 'cn.srdi.2026');
    expect(changed).toMatchObject({
      before: { verdict: 'met' },
      after: { verdict: 'unmet' },
      conditions: [{ id: 'niche-years', before: 'met', after: 'unmet', facts: ['niche_years'] }],
    });
    const scored = difference.packs.find(({ pack }) => pack === 'cn.srdi.2022');
    expect(scored?.indicators.length).toBeGreaterThan(0);
    for (const { facts, before, after: points } of scored?.indicators ?? []) {
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.every((name) => ['niche_years', 'own_brand'].includes(name))).toBe(true);
      expect(before).not.toEqual(points);
    }
  });

  it('tells of a score that is reached no more the facts of its points, of its own group where it is of one', async () => {
    const difference = await differenceBetween('SCORES', model.facts, aFirmWithoutPoints().facts);
    const { conditions = [] } = difference.packs.find(({ pack }) => pack === 'cn.innovative.2022') ?? {};
    const factsOf = (words: string) => conditions.find(({ label }) => label.zh.startsWith(words))?.facts;
    expect(factsOf('成长性指标得分')).toEqual(expect.arrayContaining(['main_revenue_y1', 'liabilities_y1']));
    expect(factsOf('成长性指标得分')).not.toContain('strategic_emerging');
    expect(factsOf('评价得分')).toEqual(expect.arrayContaining(['main_revenue_y1', 'strategic_emerging']));
  });

  it('of an amount is told in CNY, and of a fact that went missing as null', async () => {
    const difference = await differenceBetween(
      'AMOUNTS',
      model.facts,
      model.with({ revenue_y1: 99_000_000, market_share: null }).facts,
    );
    expect(difference.facts).toEqual([
      { name: 'revenue_y1', before: 100_000_000, after: 99_000_000 },
      { name: 'market_share', before: 0.2, after: null },
    ]);
  });

  it('of the same facts in another case names no fact, and the conditions that only one case asks', async () => {
    const weak = model.with({
      title_innovative: false,
      title_srdi: false,
      development_score_y0: 0,
      development_score_y1: 80,
    });
    const difference = await differenceBetween('CASES', weak.facts, weak.facts, ['new', 'recheck']);
    expect(difference.facts).toEqual([]);
    expect(difference).toMatchObject({ from: { case: 'new' }, to: { case: 'recheck' } });
    expect(difference.packs.length).toBeGreaterThan(0);
  });

  it('of two that are the same is nothing', async () => {
    const difference = await differenceBetween('SAME', model.facts, model.facts);
    expect(difference).toMatchObject({ facts: [], packs: [], is_same_version: true });
  });
});

describe('a firm that moves to another county', () => {
  it('takes its judgements and its standing along: the new county sees them, the old one no more', async () => {
    const { call } = platform();
    const stated = { source: 'market', base_year: 2025, stated_on: '2026-05-01' };
    const facts = {
      uscc: '91350100M000100Y43',
      name: '示例迁址有限公司',
      region_code: '350582',
      industry_code: 'C3921',
    };
    const added = await call(quanzhou, {
      method: 'POST',
      url: '/api/enterprise/firms',
      payload: { ...stated, facts: { ...facts, employees_y1: 200, revenue_y1: 100_000_000 } },
    });
    const { enterprise_id: id } = newFirmResponse.parse(added.json());
    expect((await judge(jinjiang, id, { on: '2026-05-01' })).status).toBe(200);
    const moved = await call(quanzhou, {
      method: 'POST',
      url: `/api/enterprise/firms/${id}/statements`,
      payload: { ...stated, stated_on: '2026-06-01', facts: { region_code: '350583' } },
    });
    expect(moved.statusCode).toBe(200);
    expect(await historyRead(nanan, id)).toHaveLength(1);
    expect(await standingOf(nanan, id)).toMatchObject({ srdi: 'unknown' });
    expect((await historyOf(jinjiang, id)).status).toBe(404);
    expect(await standingOf(jinjiang, id)).toBeUndefined();
    expect((await judge(nanan, id, { on: '2026-05-02' })).status).toBe(200);
    expect((await judge(jinjiang, id, { on: '2026-05-02' })).status).toBe(404);
  });

  it('waits for who is judging it, and what was judged follows', async () => {
    const { database, owner } = platform();
    const [id = ''] = await keepFirms(owner, [{ uscc: 'MOVES-MEANWHILE', region: '350582', facts: model.facts }]);
    const edition = readEdition();
    const at = { caseType: 'new' as const, on: today() };
    let moving: Promise<void> | undefined;
    await database.as(jinjiang, async (transaction) => {
      await judgeFirm(transaction, jinjiang, edition, id, at);
      moving = database.as(quanzhou, async (mover) => {
        await mover.run(`update enterprise.enterprises set region_code = '350583' where enterprise_id = $1`, [id]);
        await followFirms(mover, [{ enterpriseId: id, from: '350582', to: '350583' }]);
      });
      // The move has come as far as the lock that the judging transaction holds.
      await untilSomebodyWaits();
    });
    await moving;
    expect(await historyRead(nanan, id)).toHaveLength(1);
  });

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await platform().owner.query(`select from pg_locks where locktype = 'advisory' and not granted`);
      if (rows.length > 0) return;
    }
  }
});

describe('who may not', () => {
  const unseen = ['a sibling county', 'another firm', 'a partner without consent', 'the platform'] as const;
  const actorOf: Readonly<Record<(typeof unseen)[number], () => Actor>> = {
    'a sibling county': () => nanan,
    'another firm': () => aFirmActor(other),
    'a partner without consent': () => bank,
    'the platform': () => anActor('platform', 'platform-admin'),
  };

  it.each(unseen)('%s reads no judgement and no standing of the firm, and judges it not', async (who) => {
    const actor = actorOf[who]();
    const { judgement_id: id } = await judged(jinjiang, firm);
    for (const { status } of [
      await judge(actor, firm),
      await historyOf(actor, firm),
      await read(actor, `/firms/${firm}/judgements/${id}`),
      await read(actor, `/firms/${firm}/difference?from=${id}&to=${id}`),
    ]) {
      expect([403, 404]).toContain(status);
    }
    const nothing = [{ standings: [] }, expect.objectContaining({ error: expect.anything() as object })];
    expect(nothing).toContainEqual((await read(actor, `/standings?firms=${firm}`)).body);
  });

  it('nobody reads anything without signing in', async () => {
    for (const path of [`/firms/${firm}/judgements`, '/runs', `/standings?firms=${firm}`]) {
      expect((await read(null, path)).status).toBe(401);
    }
  });

  it('a partner with consent reads, and judges not', async () => {
    await platform().owner.query(
      `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       values ($1, $2, '350582', $3, '授信', '2026-01-01', '2099-12-31')`,
      [firm, uuidv7(), bank.organisationId],
    );
    expect((await historyRead(bank, firm)).length).toBeGreaterThan(0);
    expect(await standingOf(bank, firm)).toMatchObject({ srdi: 'met' });
    expect((await historyOf(bank, other)).status).toBe(404);
    expect((await judge(bank, firm)).status).toBe(403);
    await platform().owner.query('update enterprise.consents set withdrawn_at = now() where partner_id = $1', [
      bank.organisationId,
    ]);
    expect((await historyOf(bank, firm)).status).toBe(404);
  });
});

describe('what is refused', () => {
  it('a firm, a judgement and a run that are not there', async () => {
    const nowhere = uuidOfName('enterprise', 'nowhere');
    expect(await judge(jinjiang, nowhere)).toMatchObject(refusal(404, 'unknown_firm'));
    expect(await historyOf(jinjiang, nowhere)).toMatchObject(refusal(404, 'unknown_firm'));
    const { judgement_id: ofOther } = await judged(jinjiang, other);
    for (const path of [`judgements/${nowhere}`, `judgements/${ofOther}`, `difference?from=${ofOther}&to=${ofOther}`]) {
      expect(await read(jinjiang, `/firms/${firm}/${path}`)).toMatchObject(refusal(404, 'unknown_judgement'));
    }
    expect(await read(jinjiang, `/runs/${nowhere}`)).toMatchObject(refusal(404, 'unknown_run'));
  });

  it('a day that has not come, in one firm and in a run', async () => {
    const figures = { on: '2099-01-01', today: today() };
    const body = { error: { code: 'day_not_come', figures } };
    expect(await judge(jinjiang, firm, { on: '2099-01-01' })).toMatchObject({ status: 422, body });
    const run = { method: 'POST' as const, url: '/api/cultivation/runs', payload: { on: '2099-01-01' } };
    const answer = await platform().call(jinjiang, run);
    expect([answer.statusCode, answer.json()]).toMatchObject([422, body]);
  });

  it.each([{ on: '0001-01-01' }, { on: '2026-02-30' }, { case: 'other' }, { day: '2026-05-01' }])(
    'a request of another shape: %j',
    async (body) => {
      expect(await judge(jinjiang, firm, body)).toMatchObject({
        status: 400,
        body: { error: { code: 'input_invalid' } },
      });
    },
  );
});
