import { day } from '@leitu/kernel';
import { compileJudge, type Facts, type FactValue } from '@leitu/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import { library, packOf } from '../../../tests/packs/library.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { verifyChains } from '../../platform/audit/verifyChains.ts';
import { transactionOn } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { createChanges } from './changeLadder.ts';
import { changeCostsResponse, type LeastChange, leastChangeResponse } from './contract.ts';

const platform = aPlatform();

const office = (region: string) => anActor('office', 'office-admin', { region });
const jinjiang = office('350582');
const aFirmActor = (id: string) => anActor('firm', 'firm-editor', { organisationId: id, region: '350582' });
const bank = anActor('bank', 'partner-member');

/** It meets all of the second rung but two things, and nobody has said what its patents are used for. */
const short = aModelFirm().with({ development_score_y0: 47, abnormal_list: true });
let firm: string;
let other: string;
let fine: string;
let vague: string;
let young: string;
beforeAll(async () => {
  const ids = await keepFirms(platform().owner, [
    { uscc: 'CHANGE-SHORT', region: '350582', facts: short.facts },
    { uscc: 'CHANGE-OTHER', region: '350582', facts: short.facts },
    { uscc: 'CHANGE-FINE', region: '350582', facts: aModelFirm().facts },
    { uscc: 'CHANGE-VAGUE', region: '350582', facts: aModelFirm().without('ip1_applied').facts },
    { uscc: 'CHANGE-YOUNG', region: '350582', facts: aModelFirm().with({ major_incident_3y: true }).facts },
  ]);
  [firm = '', other = '', fine = '', vague = '', young = ''] = ids;
});

async function ask(actor: Actor | null, id: string, query = 'rung=srdi&on=2026-11-01') {
  const answer = await platform().call(actor, { url: `/api/cultivation/firms/${id}/least-change?${query}` });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

async function told(id: string, query?: string, actor = jinjiang): Promise<LeastChange> {
  return leastChangeResponse.parse((await ask(actor, id, query)).body);
}

/** The facts with the steps of a plan taken, as the rules read them. */
function taken(facts: Facts, steps: LeastChange['plans'][number]['steps']): Facts {
  const changed: Record<string, FactValue | undefined> = { ...facts };
  for (const { fact, to } of steps) changed[fact] = to;
  return changed;
}

describe('the least change of a firm', () => {
  it('is told step by step, with article, value of today, value needed, cost and day', async () => {
    const body = await told(firm);
    expect(body).toMatchObject({ enterprise_id: firm, pack: 'cn.srdi.2026', verdict: 'unmet', facts_year: 2025 });
    expect(body).toMatchObject({ is_proven: true, own_costs: [], wanting: [], immovable: [] });
    const [cheapest] = body.plans;
    const steps = cheapest?.steps.toSorted((a, b) => a.fact.localeCompare(b.fact)) ?? [];
    expect(steps).toMatchObject([
      { kind: 'move', fact: 'abnormal_list', from: true, to: false, bound: 'exact', cost: 2 },
      { kind: 'move', fact: 'development_score_y0', from: 47, to: 50, bound: 'least', cost: 30 },
    ]);
    for (const { articles, holds_from } of steps) {
      expect(articles).not.toEqual([]);
      expect(holds_from > '2026-11-01').toBe(true);
    }
    expect(cheapest).toMatchObject({ cost: 32, verdict: 'met' });
    expect(cheapest?.holds_from).toBe(
      steps
        .map(({ holds_from }) => holds_from)
        .toSorted()
        .at(-1),
    );
  });

  it('gives, when its steps are taken, the verdict that it promises', async () => {
    for (const { steps, verdict } of (await told(firm)).plans) {
      expect(compileJudge(packOf('cn.srdi.2026'), 'new')(taken(short.facts, steps)).verdict).toBe(verdict);
    }
  });

  it('of a firm that meets the criteria is nothing', async () => {
    expect(await told(fine)).toMatchObject({ verdict: 'met', plans: [] });
  });

  it('says first which facts are missing', async () => {
    const body = await told(vague);
    expect(body).toMatchObject({ verdict: 'unknown', wanting: ['ip1_applied'] });
    expect(body.plans[0]?.steps).toMatchObject([{ kind: 'state', fact: 'ip1_applied', from: null }]);
  });

  it('says what cannot be moved, and why, where nothing helps', async () => {
    const body = await told(young);
    expect(body.plans).toEqual([]);
    expect(body.immovable).toMatchObject([
      { id: 'no-incident', facts: [{ fact: 'major_incident_3y', reason: 'record' }] },
    ]);
  });

  it('is by the pack that was in force on the day, in the case', async () => {
    expect((await told(firm, 'rung=srdi&on=2026-03-31')).pack).toBe('cn.srdi.2022');
    const recheck = await told(firm, 'rung=srdi&case=recheck&on=2026-11-01');
    // Rechecked, the score of last year is as good.
    expect(recheck.plans[0]?.steps.map(({ fact }) => fact)).toEqual(['abnormal_list']);
  });

  it('answers several questions at once, each with its own', async () => {
    const rungs = ['innovative', 'srdi', 'little-giant'] as const;
    const found = await Promise.all(rungs.map((rung) => told(firm, `rung=${rung}&on=2026-11-01`)));
    expect(found.map(({ rung, pack }) => [rung, pack])).toEqual([
      ['innovative', 'cn.innovative.2022'],
      ['srdi', 'cn.srdi.2026'],
      ['little-giant', 'cn.little-giant.2026'],
    ]);
  });
});

it('there is none to a rung that no criteria decide', () => {
  const changes = createChanges({ ...library, packs: new Map() })([]);
  const at = { caseType: 'new', on: day('2026-11-01') } as const;
  expect(changes({ regionCode: '350582', facts: short.facts }, 'srdi', at)).toBeNull();
});

describe('who reads the least change of a firm', () => {
  it('the firm itself, and the offices above it', async () => {
    for (const actor of [aFirmActor(firm), jinjiang, office('3505'), office('35'), office('')]) {
      expect((await ask(actor, firm)).status).toBe(200);
    }
  });

  it('neither another firm nor another region', async () => {
    for (const actor of [aFirmActor(other), office('350583'), office('33')]) {
      expect(await ask(actor, firm)).toMatchObject({ status: 404, body: { error: { code: 'unknown_firm' } } });
    }
    expect((await ask(null, firm)).status).toBe(401);
    expect((await ask(anActor('platform', 'platform-admin'), firm)).status).toBe(403);
  });

  it('a bank while it has consent', async () => {
    const { owner } = platform();
    expect((await ask(bank, firm)).status).toBe(404);
    await owner.query(
      `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       values ($1, $2, '350582', $3, '授信', '2026-01-01', '2099-12-31')`,
      [firm, uuidv7(), bank.organisationId],
    );
    expect((await ask(bank, firm)).status).toBe(200);
    expect((await ask(bank, other)).status).toBe(404);
    await owner.query('update enterprise.consents set withdrawn_at = now() where partner_id = $1', [
      bank.organisationId,
    ]);
    expect((await ask(bank, firm)).status).toBe(404);
  });

  it('nobody, of a firm that is not there or of a day to come', async () => {
    const nowhere = uuidOfName('enterprise', 'nowhere');
    const code = async (id: string, query?: string) => (await ask(jinjiang, id, query)).body;
    expect(await code(nowhere)).toMatchObject({ error: { code: 'unknown_firm' } });
    expect(await code(firm, 'rung=srdi&on=2999-01-01')).toMatchObject({ error: { code: 'day_not_come' } });
  });
});

describe('the costs of a region', () => {
  const city = office('3505');
  const readCosts = async (actor: Actor) =>
    changeCostsResponse.parse((await platform().call(actor, { url: '/api/cultivation/change-costs' })).json());
  const set = async (actor: Actor, fact: string, percent: number | null) => {
    const payload = { fact, percent };
    const answer = await platform().call(actor, { method: 'PUT', url: '/api/cultivation/change-costs', payload });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  };
  const costIn = (costs: Awaited<ReturnType<typeof readCosts>>, fact: string) =>
    costs.facts.find((one) => one.fact === fact);
  const costOf = async (id: string) => (await told(id)).plans[0]?.cost;

  it('are at first what the packs say', async () => {
    const costs = await readCosts(city);
    expect(costs.facts.length).toBeGreaterThan(20);
    expect(costs.facts.every(({ percent, set_by }) => percent === 100 && set_by === null)).toBe(true);
    expect(costIn(costs, 'revenue_y1')?.ways).toEqual([{ way: 'up', to: 1_000_000, cost: 20 }]);
    expect(costIn(costs, 'market_share')?.ways).toEqual([{ way: 'up', to: 0.01, cost: 30 }]);
    expect(costIn(costs, 'abnormal_list')?.ways).toEqual([{ way: 'to', to: false, cost: 2 }]);
    expect(costIn(costs, 'employees_y1')).toBeUndefined();
  });

  it('hold for the firms of the region at once, the nearest region first, and for nobody else', async () => {
    expect((await set(office('35'), 'development_score_y0', 200)).status).toBe(200);
    expect(await costOf(firm)).toBe(62);
    expect((await set(city, 'development_score_y0', 50)).status).toBe(200);
    expect(await costOf(firm)).toBe(17);
    expect((await told(firm)).own_costs).toEqual(['development_score_y0']);
    expect(costIn(await readCosts(jinjiang), 'development_score_y0')).toMatchObject({ percent: 50, set_by: '3505' });
    expect(costIn(await readCosts(office('3502')), 'development_score_y0')).toMatchObject({
      percent: 200,
      set_by: '35',
    });
    expect(costIn(await readCosts(office('33')), 'development_score_y0')).toMatchObject({ percent: 100, set_by: null });
  });

  it('are let go again, with a trace of each change in the audit', async () => {
    expect((await set(city, 'development_score_y0', null)).status).toBe(200);
    expect(await costOf(firm)).toBe(62);
    const { rows } = await platform().owner.query<{ detail: object }>(
      `select detail from platform.audit_events where action = 'cultivation.costs' order by happened_at desc, position desc limit 1`,
    );
    expect(rows[0]?.detail).toEqual({ fact: 'development_score_y0', percent_before: 50, percent_after: null });
    expect((await verifyChains(transactionOn(platform().owner))).breaks).toEqual([]);
    await set(office('35'), 'development_score_y0', null);
  });

  it('are not set by a county, nor for what cannot move', async () => {
    expect(await set(jinjiang, 'development_score_y0', 50)).toMatchObject({
      status: 403,
      body: { error: { code: 'county_costs' } },
    });
    for (const fact of ['revenue_y2', 'no_such_fact']) {
      expect(await set(city, fact, 50)).toMatchObject({ status: 422, body: { error: { code: 'unmovable_fact' } } });
    }
    expect((await set(city, 'revenue_y1', 0)).status).toBe(400);
  });

  it('of another region are not written, whatever the request says', async () => {
    const written = platform().database.as(city, (transaction) =>
      transaction.run(
        `insert into cultivation.change_costs (region_code, fact, percent, organisation_id) values ('33', 'revenue_y1', 1, $1)`,
        [uuidv7()],
      ),
    );
    await expect(written).rejects.toThrow('row-level security');
  });
});
