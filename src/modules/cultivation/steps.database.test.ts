import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { verifyChains } from '../../platform/audit/verifyChains.ts';
import { followFirms } from '../../platform/db/regionsOfFirms.ts';
import { transactionOn } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import {
  STEP_FIRMS_PAGE_SIZE,
  startedRun,
  stepFirmsResponse,
  stepRunOutcome,
  stepRunsResponse,
  stepsResponse,
} from './contract.ts';

const platform = aPlatform();
const office = (region: string) => anActor('office', 'office-officer', { region });
const city = office('3505');
const jinjiang = office('350582');
const bank = anActor('bank', 'partner-member');

/** A firm without a title of the second rung, which is not on it for what is told. */
const model = aModelFirm().with({ title_srdi: false });
/** 60 firms of Jinjiang lack points, 3 have a patent in no use, one of them on the list, 2 have too much against them, 2 nothing. */
const firms = [
  ...Array.from({ length: 60 }, (_, index) => ({
    uscc: `STEP-SCORE-${String(index).padStart(2, '0')}`,
    region: '350582',
    facts: model.with({ development_score_y0: 30 + (index % 20) }).facts,
  })),
  { uscc: 'STEP-PATENT-1', region: '350582', facts: model.with({ ip1_applied: 0 }).facts },
  { uscc: 'STEP-PATENT-2', region: '350583', facts: model.with({ ip1_applied: 0 }).inIndustry('C1811').facts },
  { uscc: 'STEP-LIST', region: '350583', facts: model.with({ abnormal_list: true }).facts },
  { uscc: 'STEP-FAR', region: '350583', facts: model.with({ abnormal_list: true, development_score_y0: 10 }).facts },
  { uscc: 'STEP-VAGUE', region: '350583', facts: model.without('development_score_y0').facts },
  { uscc: 'STEP-FINE', region: '350583', facts: model.facts },
];
const idOf = (uscc: string) => uuidOfName('enterprise', uscc);

beforeAll(async () => {
  const { owner } = platform();
  await keepFirms(owner, firms);
  // A firm with the title needs no step to it.
  await keepFirms(owner, [
    { uscc: 'STEP-TITLED', region: '350583', facts: aModelFirm().with({ ip1_applied: 0 }).facts },
  ]);
  await look(city);
});

async function look(actor: Actor, body: object = {}) {
  const answer = await platform().call(actor, { method: 'POST', url: '/api/cultivation/step-runs', payload: body });
  if (answer.statusCode !== 202) return { status: answer.statusCode, ...answer.json<object>() };
  return platform().ended(actor, startedRun.parse(answer.json()).job_id);
}

async function ask(actor: Actor, path: string) {
  const answer = await platform().call(actor, { url: `/api/cultivation/${path}` });
  return { status: answer.statusCode, body: answer.json<unknown>(), text: answer.body };
}
const stepsOf = async (actor: Actor, query = '') =>
  stepsResponse.parse((await ask(actor, `steps?rung=srdi${query}`)).body);
const firmsOf = async (actor: Actor, fact: string, query = '') =>
  stepFirmsResponse.parse((await ask(actor, `steps/firms?rung=srdi&fact=${fact}${query}`)).body);
const counts = ({ firms: total, steps }: Awaited<ReturnType<typeof stepsOf>>) => [
  total,
  Object.fromEntries(steps.map(({ kind, fact, firms: lifted }) => [`${kind} ${fact}`, lifted])),
];

describe('the search for firms one step away', () => {
  it('ranks the steps by the firms that each lifts', async () => {
    const { firms: total, steps } = await stepsOf(city);
    expect(steps[0]).toMatchObject({ kind: 'move', fact: 'development_score_y0', firms: 60, cheapest: 60 });
    expect(counts({ firms: total, steps })).toEqual([
      64,
      { 'move development_score_y0': 60, 'state development_score_y0': 1, 'move abnormal_list': 1, ...patents(2) },
    ]);
  });

  it('leads to the firms, each with today, what is needed, its cost, its day and its articles, the cheapest first', async () => {
    const first = await firmsOf(city, 'development_score_y0');
    expect([first.total, first.firms.length]).toEqual([60, STEP_FIRMS_PAGE_SIZE]);
    const second = await firmsOf(city, 'development_score_y0', '&page=2');
    const all = [...first.firms, ...second.firms];
    expect(new Set(all.map(({ uscc }) => uscc)).size).toBe(60);
    const costs = all.map(({ step }) => step.cost);
    expect(costs).toEqual(costs.toSorted((a, b) => a - b));
    expect(all[0]).toMatchObject({
      ...{ region_code: '350582', industry_code: 'C3921', pack: 'cn.srdi.2026', verdict: 'met' },
      step: { kind: 'move', fact: 'development_score_y0', from: 49, to: 50, bound: 'least', cost: 10 },
    });
    expect(all[0]?.step.articles).not.toEqual([]);
    // Whose score nobody has said has only to say it, and is told apart.
    const vague = await firmsOf(city, 'development_score_y0', '&kind=state');
    expect(vague).toMatchObject({ total: 1, firms: [{ uscc: 'STEP-VAGUE', step: { kind: 'state', from: null } }] });
  });

  it('tells near steps apart: those that cost little and can hold within a year', async () => {
    expect(counts(await stepsOf(city, '&reach=near'))).toEqual([
      10,
      {
        // A score of 48 or 49 lacks a point or two; the others lack more.
        ...{ 'move development_score_y0': 6, 'state development_score_y0': 1 },
        ...{ 'move abnormal_list': 1, 'move ip1_applied': 2 },
      },
    ]);
    const { total, firms: found } = await firmsOf(city, 'development_score_y0', '&reach=near');
    expect([total, found.length]).toEqual([6, 6]);
  });

  it('is narrowed to a county and an industry', async () => {
    expect((await firmsOf(city, 'ip1_applied', '&region=350583')).firms.map(({ uscc }) => uscc)).toEqual([
      'STEP-PATENT-2',
    ]);
    expect((await stepsOf(city, '&industry=C18')).firms).toBe(1);
    expect((await stepsOf(city, '&region=350526')).firms).toBe(0);
  });

  it('is kept with its figures, and written into the audit', async () => {
    const { runs } = stepRunsResponse.parse((await ask(city, 'step-runs')).body);
    expect(runs[0]).toMatchObject({
      region_code: '3505',
      firms: firms.length + 1,
      tally: { srdi: { below: 65, one_step: 64, near: 10 } },
    });
    const { rows } = await platform().owner.query<{ detail: object }>(
      `select detail from platform.audit_events where action = 'cultivation.steps' order by happened_at desc limit 1`,
    );
    expect(rows[0]?.detail).toMatchObject({ step_run_id: runs[0]?.step_run_id, firms: firms.length + 1 });
    expect((await verifyChains(transactionOn(platform().owner))).breaks).toEqual([]);
  });

  it('again replaces what was found before of the region, and leaves the other counties', async () => {
    await keepAnew('STEP-LIST', '350583', model.facts);
    const job = await look(city, { region: '350583' });
    expect(stepRunOutcome.parse('outcome' in job ? job.outcome : null).firms).toBe(6);
    expect(counts(await stepsOf(city))).toEqual([
      63,
      { 'move development_score_y0': 60, 'state development_score_y0': 1, ...patents(2) },
    ]);
  });

  it('finds nothing where there is nobody, and says so', async () => {
    expect(await look(office('3502'))).toMatchObject({ state: 'refused', refusal: { code: 'region_without_firms' } });
    expect(await look(city, { region: '3502' })).toMatchObject({ status: 403, error: { code: 'region_outside' } });
  });

  it('that is cancelled leaves what was found before', async () => {
    const before = await stepsOf(city);
    const answer = await platform().call(city, { method: 'POST', url: '/api/cultivation/step-runs', payload: {} });
    const { job_id } = startedRun.parse(answer.json());
    await platform().call(city, { method: 'DELETE', url: `/api/jobs/${job_id}` });
    expect((await platform().ended(city, job_id)).state).toBe('cancelled');
    expect(await stepsOf(city)).toEqual(before);
  });

  it('a firm that moves away takes its steps along', async () => {
    const { owner } = platform();
    await owner.query('begin');
    const moves = [{ enterpriseId: idOf('STEP-PATENT-1'), from: '350582', to: '350521' }];
    await followFirms(transactionOn(owner), moves);
    await owner.query('commit');
    expect((await firmsOf(city, 'ip1_applied', '&region=350521')).total).toBe(1);
    expect((await firmsOf(jinjiang, 'ip1_applied')).total).toBe(0);
  });
});

describe('who sees the steps', () => {
  it('offices those of their region, and the searches that were made there', async () => {
    expect((await stepsOf(jinjiang)).firms).toBe(60);
    expect((await stepsOf(office('33'))).firms).toBe(0);
    expect((await stepsOf(jinjiang, '&region=350583')).firms).toBe(0);
    expect(stepRunsResponse.parse((await ask(office('33'), 'step-runs')).body).runs).toEqual([]);
  });

  it('a firm its own, no other', async () => {
    const own = anActor('firm', 'firm-admin', { organisationId: idOf('STEP-PATENT-2'), region: '350583' });
    expect((await firmsOf(own, 'ip1_applied')).firms.map(({ uscc }) => uscc)).toEqual(['STEP-PATENT-2']);
    expect((await stepsOf(own)).firms).toBe(1);
  });

  it('a bank those of the firms that let it, as long as they do', async () => {
    expect((await stepsOf(bank)).firms).toBe(0);
    await platform().owner.query(
      `insert into enterprise.consents (enterprise_id, consent_id, region_code, partner_id, purpose, from_day, until_day)
       values ($1, $2, '350583', $3, '授信', '2026-01-01', '2099-12-31')`,
      [idOf('STEP-PATENT-2'), uuidv7(), bank.organisationId],
    );
    expect((await stepsOf(bank)).firms).toBe(1);
    expect((await firmsOf(bank, 'development_score_y0')).total).toBe(0);
  });

  it('nobody writes them for a firm of another region, and a firm writes none of its own', async () => {
    const insert = (region: string) => `insert into cultivation.steps
      (enterprise_id, rung, fact, region_code, step_run_id, pack, kind, value_needed, bound, cost, articles, verdict, holds_from)
      values ('${idOf('STEP-FINE')}', 'srdi', 'own_brand', '${region}', '${uuidv7()}', 'x', 'move', 'true', 'exact', 1, '{}', 'met', '2027-01-01')`;
    const own = anActor('firm', 'firm-admin', { organisationId: idOf('STEP-FINE'), region: '350583' });
    for (const actor of [jinjiang, own, bank]) {
      const written = platform().database.as(actor, (transaction) => transaction.run(insert('350583')));
      await expect(written).rejects.toThrow('row-level security');
    }
  });
});

describe('the list to take along', () => {
  it.each(['zh', 'en'] as const)('has a line a firm and step, in %s', async (language) => {
    const { text } = await exported(`fact=ip1_applied&format=csv&lang=${language}`);
    const [head, ...lines] = text.replace('\ufeff', '').trim().split('\r\n');
    expect(head).toContain(language === 'zh' ? '统一社会信用代码,企业名称' : 'Code,Name');
    expect(lines.map((line) => line.split(',')[0])).toEqual(['STEP-PATENT-1', 'STEP-PATENT-2']);
  });

  it('is a workbook where that is asked for, and the audit knows who took it', async () => {
    const { bytes } = await exported('format=xlsx');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const { rows } = await platform().owner.query<{ detail: object }>(
      `select detail from platform.audit_events where action = 'cultivation.export' order by happened_at desc limit 1`,
    );
    expect(rows[0]?.detail).toMatchObject({ format: 'xlsx', rung: 'srdi', fact: null });
  });

  it('longer than fits is refused, with advice', async () => {
    const { owner } = platform();
    await owner.query(
      `insert into cultivation.steps
         (enterprise_id, rung, fact, region_code, step_run_id, pack, kind, value_needed, bound, cost, articles, verdict, holds_from)
       select gen_random_uuid(), 'little-giant', 'own_brand', '350503', gen_random_uuid(), 'x', 'move', 'true', 'exact', 1, '{}', 'met',
              '2027-01-01' from generate_series(1, 50001)`,
    );
    const answer = await ask(city, 'steps/export?rung=little-giant&format=csv');
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'list_too_long', figures: { most: 50_000 } } },
    });
  });

  async function exported(query: string) {
    const answer = await platform().call(city, { url: `/api/cultivation/steps/export?rung=srdi&${query}` });
    return { text: answer.body, bytes: answer.rawPayload };
  }
});

/** What lifts those whose patent is in no use: its use, or what waives it, an award or an institution of research. */
function patents(count: number) {
  const waivers = ['national_award_rank_3y', 'provincial_award_rank_3y', 'rd_institution_level'];
  return Object.fromEntries(['ip1_applied', ...waivers].map((fact) => [`move ${fact}`, count]));
}

async function keepAnew(uscc: string, region: string, facts: (typeof firms)[number]['facts']): Promise<void> {
  await platform().owner.query('delete from enterprise.enterprises where enterprise_id = $1', [idOf(uscc)]);
  await keepFirms(platform().owner, [{ uscc, region, facts }]);
}
