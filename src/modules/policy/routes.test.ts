import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '@leitu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer } from '../../../tests/aServer.ts';
import { describeWithShared } from '../../../tests/shared.ts';
import type { App } from '../../platform/http/app.ts';
import type { JudgeResponse } from './contract.ts';
import policy from './module.ts';

let app: App;
beforeAll(async () => {
  ({ app } = await aServer([policy]));
});
afterAll(() => app.close());

async function judge(body: object): Promise<{ status: number; body: JudgeResponse }> {
  const answer = await app.inject({ method: 'POST', url: '/api/policy/judge', payload: body });
  return { status: answer.statusCode, body: answer.json<JudgeResponse>() };
}

const FIRM = { uscc: '91350100M000100Y43', industry_code: 'C3921', employees_y1: 120, revenue_y1: 60_000_000 };

describe('POST /api/policy/judge', () => {
  it('judges a firm by the pack in force for a tier on a day', async () => {
    const { status, body } = await judge({ firms: [FIRM], tiers: ['srdi'], on: '2026-03-31' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ on: '2026-03-31', case: 'new' });
    expect(body.results).toEqual([
      {
        uscc: FIRM.uscc,
        size: ['small'],
        packs: { 'cn.srdi.2022': { verdict: 'unknown', score: [0, 100] } },
        warnings: [],
      },
    ]);
  });

  it('judges by every pack of the ladder where nothing is named', async () => {
    const { body } = await judge({ firms: [FIRM] });
    const [first] = body.results;
    expect(Object.keys(first !== undefined && 'packs' in first ? first.packs : {})).toEqual([
      'cn.innovative.2022',
      'cn.srdi.2022',
      'cn.little-giant.2022',
      'cn.srdi.2026',
      'cn.little-giant.2026',
    ]);
  });

  it('explains, when asked, with money in CNY and the facts that are missing', async () => {
    const { body } = await judge({ firms: [FIRM], packs: ['cn.srdi.2026'], explain: true });
    const text = JSON.stringify(body);
    expect(text).toContain('"fact":"revenue_y1"');
    expect(text).toContain('"value":60000000');
    expect(text).toContain('"questions":["abnormal_list"');
  });

  it('refuses a firm whose facts cannot be right, names each of them, and judges the others', async () => {
    const { status, body } = await judge({ firms: [{ revenue_y1: -1, reveneu: 3 }, FIRM], packs: ['cn.srdi.2026'] });
    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({
      row: 1,
      refused: [
        { column: 'revenue_y1', value: '-1', code: 'below_least' },
        { column: 'reveneu', code: 'unknown_fact' },
      ],
    });
    expect(body.results[1]).toMatchObject({ uscc: FIRM.uscc });
  });

  it('refuses a firm that stands twice, and names the first', async () => {
    const { body } = await judge({ firms: [FIRM, FIRM], packs: ['cn.srdi.2026'] });
    expect(body.results[1]).toMatchObject({ row: 2, refused: [{ column: 'uscc', code: 'repeated_firm' }] });
  });

  it('takes no word of an object for a value', async () => {
    const { status, body } = await judge({
      firms: [{ own_brand: 'constructor' }],
      packs: ['cn.srdi.2022'],
      explain: true,
    });
    expect(status).toBe(200);
    expect(body.results[0]).toMatchObject({ refused: [{ code: 'not_yes_or_no' }] });
  });

  it.each([
    ['no firms', { firms: [] }, 400],
    ['more firms than one request may judge', { firms: Array.from({ length: 1001 }, () => ({})) }, 400],
    [
      'more firms than one request may have explained',
      { firms: Array.from({ length: 21 }, () => ({})), explain: true },
      400,
    ],
    ['a key that is not of the contract', { firms: [FIRM], tier: 'srdi' }, 400],
    ['a day that does not exist', { firms: [FIRM], on: '2026-02-30' }, 400],
    ['a day before any record', { firms: [FIRM], on: '0999-12-31' }, 400],
    [
      'a firm with more facts than there are',
      { firms: [Object.fromEntries(Array.from({ length: 301 }, (_, i) => [`f${i}`, 1]))] },
      413,
    ],
    ['a pack that does not exist', { firms: [FIRM], packs: ['cn.none'] }, 404],
    ['a classification where criteria are asked for', { firms: [FIRM], packs: ['cn.sme-size.2011'] }, 422],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await judge(body);
    expect(answer.status).toBe(status);
    const { message } = (answer.body as unknown as { error: Refusal }).error; // A refusal is the other shape of answer.
    expect([message.zh, message.en]).not.toContain('');
  });
});

describeWithShared('the published cases come out of the API exactly', (shared) => {
  it.each(['new', 'recheck'])('case %s', async (caseType) => {
    const [head = '', ...lines] = readFileSync(join(shared, 'cases', 'firms.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    const names = head.split(',');
    const firms = lines.map((line) =>
      Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell === '' ? null : cell])),
    );
    const { body } = await judge({ firms, case: caseType });
    const expected = readFileSync(join(shared, 'cases', `cultivation-${caseType}.ndjson`), 'utf8')
      .trim()
      .split('\n');
    const judged = body.results.map((result) => ('packs' in result ? { ...result, warnings: undefined } : result));
    expect(JSON.parse(JSON.stringify(judged))).toEqual(expected.map((line) => JSON.parse(line) as unknown));
  });
});

it('GET /api/policy/packs lists every pack with its source and the facts it reads', async () => {
  const { packs } = (await app.inject('/api/policy/packs')).json<{ packs: { id: string }[] }>();
  expect(packs.find(({ id }) => id === 'cn.little-giant.2022')).toMatchObject({
    tier: 'little-giant',
    source: { number: '工信部企业〔2022〕63号', in_force_from: '2022-08-01' },
    applies: [
      { case: 'new', from: '2022-08-01', until: '2026-03-31' },
      { case: 'recheck', from: '2022-08-01', until: '2026-12-31' },
    ],
    maximum: null,
  });
});

it('GET /api/policy/facts lists the dictionary, money in CNY', async () => {
  const { facts } = (await app.inject('/api/policy/facts')).json<{ facts: { name: string }[] }>();
  expect(facts.find(({ name }) => name === 'local_feature_score')).toMatchObject({ unit: 'point', least: 0, most: 15 });
  expect(facts).toHaveLength(58);
});
