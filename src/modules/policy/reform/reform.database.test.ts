import { compileJudge, type Facts, moveThresholds, type Verdict } from '@leitu/rules';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms, replaceFacts } from '../../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../../tests/packs/aFirm.ts';
import { anyFirm } from '../../../../tests/packs/anyFirm.ts';
import { packOf } from '../../../../tests/packs/library.ts';
import type { Actor } from '../../../platform/access/actor.ts';
import { appendEvent } from '../../../platform/audit/appendEvent.ts';
import { type ReformResponse, reformResponse } from '../contract.ts';

const platform = aPlatform();
const office = (region: string) => anActor('office', 'office-reader', { region });

const COUNTIES = ['350582', '350583', '350203', '330106'];
const firms = fc.sample(anyFirm, { numRuns: 3000, seed: 7 }).map((facts, index) => ({
  uscc: `REFORM-${index}`,
  region: COUNTIES[index % COUNTIES.length] ?? '',
  facts: kept(facts),
}));

/** A digital level of no dossier and its like are not kept; nor does a dossier tell the code and the region twice. */
function kept({ uscc: _uscc, name: _name, region_code: _region, ...facts }: Facts): Facts {
  return facts;
}

beforeAll(async () => {
  await keepFirms(platform().owner, firms);
});

async function reformFor(actor: Actor | null, query: string) {
  const answer = await platform().call(actor, { url: `/api/policy/reform?${query}` });
  return { status: answer.statusCode, body: answer.json<{ error?: { code: string } }>() };
}

async function reformOf(region: string, query: string): Promise<ReformResponse> {
  const { status, body } = await reformFor(office(region), query);
  expect([status, body.error]).toEqual([200, undefined]);
  return reformResponse.parse(body);
}

const toNew = 'from=cn.srdi.2022&to=cn.srdi.2026';
const VERDICTS: readonly Verdict[] = ['unmet', 'unknown', 'judgement', 'met'];

/** Everybody of a region judged anew by both packs. */
function flowOf(
  region: string,
  moves: readonly { readonly id: string; readonly value: number }[],
): readonly number[][] {
  const moved = moveThresholds(packOf('cn.srdi.2026'), moves);
  if (!moved.ok) throw new Error(moved.reason.message.en);
  const [was, is] = [compileJudge(packOf('cn.srdi.2022'), 'new'), compileJudge(moved.value, 'new')];
  const flow = VERDICTS.map(() => VERDICTS.map(() => 0));
  for (const { facts } of firms.filter((firm) => firm.region.startsWith(region))) {
    const row = flow[VERDICTS.indexOf(was(facts).verdict)] ?? [];
    const column = VERDICTS.indexOf(is(facts).verdict);
    row[column] = (row[column] ?? 0) + 1;
  }
  return flow;
}

describe('a reform of a region', () => {
  it.each(['', '35', '3505', '350582'])('“%s” moves its own firms as judging them anew does', async (region) => {
    const reform = await reformOf(region, toNew);
    expect(reform.flow).toEqual(flowOf(region, []));
    const all = firms.filter((firm) => firm.region.startsWith(region)).length;
    expect(reform.firms).toBe(all);
    for (const groups of Object.values(reform.by)) {
      expect(groups.reduce((sum, group) => sum + group.firms, 0)).toBe(all);
    }
  });

  it('with thresholds moved one after the other is that of the moved pack each time', async () => {
    for (const share of [0.01, 0.05, 0.1]) {
      const reform = await reformOf('35', `${toNew}&set=rd.2=${share}&set=revenue.1=20000000`);
      expect(reform.flow).toEqual(
        flowOf('35', [
          { id: 'rd.2', value: share },
          { id: 'revenue.1', value: 2_000_000_000 },
        ]),
      );
      expect(reform.moved).toContainEqual({ id: 'revenue.1', value: 20_000_000, was: 15_000_000, unit: 'CNY' });
    }
    expect((await reformOf('35', toNew)).flow).toEqual(flowOf('35', []));
  });

  it('narrower than the own region is that of the narrower one', async () => {
    expect((await reformOf('35', `${toNew}&region=3505`)).flow).toEqual(flowOf('3505', []));
  });

  it('names firms of the region alone', async () => {
    for (const region of ['350582', '330106']) {
      const { nearest_below, nearest_above } = await reformOf(region, toNew);
      const names = new Set(firms.filter((firm) => firm.region === region).map(({ uscc }) => `示例${uscc}有限公司`));
      expect(nearest_below.length).toBeGreaterThan(0);
      for (const { name } of [...nearest_below, ...nearest_above])
        expect([name, names.has(name)]).toEqual([name, true]);
    }
  });

  it('is of the firms as they are now, as soon as the audit tells of a change in the region', async () => {
    const { database, owner } = platform();
    const before = await reformOf('330106', toNew);
    const [firm] = firms.filter(({ region }) => region === '330106');
    if (firm === undefined) throw new Error('there are firms in the county');
    await replaceFacts(owner, { ...firm, facts: kept(aModelFirm().facts) });
    const actor = office('330106');
    await database.as(actor, (transaction) => appendEvent(transaction, actor, { action: 'test.change', detail: {} }));
    const after = await reformOf('330106', toNew);
    expect(after.firms).toBe(before.firms);
    expect(after.flow).not.toEqual(before.flow);
    await replaceFacts(owner, firm);
    await database.as(actor, (transaction) => appendEvent(transaction, actor, { action: 'test.change', detail: {} }));
    expect((await reformOf('330106', toNew)).flow).toEqual(before.flow);
  });
});

describe('a reform is refused', () => {
  it.each([
    [403, 'reform_region_outside', '3505', `${toNew}&region=3502`],
    [403, 'reform_region_outside', '3505', `${toNew}&region=35`],
    [404, 'unknown_pack', '3505', 'from=cn.srdi.2021&to=cn.srdi.2026'],
    [422, 'classification_asked', '3505', 'from=cn.sme-size.2011&to=cn.srdi.2026'],
    [422, 'unknown_threshold', '3505', `${toNew}&set=rd.9=5%25`],
    [422, 'threshold_value', '3505', `${toNew}&set=rd.2=many`],
    [422, 'threshold_range', '3505', `${toNew}&set=development=101`],
    [400, 'input_invalid', '3505', 'from=cn.srdi.2022'],
  ])('with %i %s', async (status, code, region, query) => {
    expect(await reformFor(office(region), query)).toMatchObject({ status, body: { error: { code } } });
  });

  it.each([
    ['a firm', anActor('firm', 'firm-admin', { region: '350582' }), 403],
    ['a partner', anActor('bank', 'partner-admin'), 403],
    ['the platform', anActor('platform', 'platform-admin'), 403],
    ['nobody', null, 401],
  ])('to %s', async (_who, actor, status) => {
    expect((await reformFor(actor, toNew)).status).toBe(status);
  });
});
