import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDossierCaller, aFirmActor, firmIdOf } from '../../../../tests/aDossier.ts';
import { aUscc } from '../../../../tests/anImporter.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import { uuidv7 } from '../../../platform/db/uuid.ts';

const platform = aPlatform();
const dossiers = aDossierCaller(platform);
const city = anActor('office', 'office-officer', { region: '3505' });
const county = anActor('office', 'office-officer', { region: '350502' });
const sibling = anActor('office', 'office-officer', { region: '350503' });

const firm = firmIdOf(1);
const itself = aFirmActor(1, '350502');

const refusalOf = (answer: LightMyRequestResponse) => {
  const { code, where } = answer.json<{ error: { code: string; where: string } }>().error;
  return { status: answer.statusCode, code, where };
};

async function lastEvent(action: string) {
  const { rows } = await platform().owner.query<{
    detail: Record<string, unknown>;
    firm_id: string;
    region_code: string;
  }>(
    'select detail, firm_id, region_code from platform.audit_events where action = $1 order by happened_at desc limit 1',
    [action],
  );
  return rows[0];
}

beforeAll(async () => {
  const added = await dossiers.add(city, 1, { region_code: '350502', revenue_y1: 20_000_000 });
  if (added.statusCode !== 201) throw new Error(added.body);
});

describe('a new firm', () => {
  it('has a dossier with what was stated of it, and stands in the audit', async () => {
    const added = await dossiers.add(county, 2, { region_code: '350502', employees_y1: 30, own_brand: true });
    expect(added.statusCode).toBe(201);
    expect(added.json()).toEqual({ enterprise_id: firmIdOf(2) });
    expect((await dossiers.read(county, firmIdOf(2))).json()).toMatchObject({
      uscc: aUscc(2),
      name: '示例2号机械有限公司',
      region_code: '350502',
      tier: null,
      facts_year: 2025,
      warnings: [],
    });
    expect(await dossiers.factOf(county, firmIdOf(2), 'employees_y1')).toMatchObject({ value: 30, year: 2025 });
    expect(await lastEvent('enterprise.add')).toMatchObject({
      firm_id: firmIdOf(2),
      region_code: '350502',
      detail: { source: 'industry', base_year: 2025, stated: { employees_y1: 30 }, after: { employees_y1: 30 } },
    });
  });

  it('is found by its name at once', async () => {
    const found = await platform().call(county, { url: `/api/enterprise/firms?q=${encodeURIComponent('2号机械')}` });
    expect(found.json<{ firms: { enterprise_id: string }[] }>().firms.map((one) => one.enterprise_id)).toEqual([
      firmIdOf(2),
    ]);
  });

  it.each([
    ['without a name', { name: null }, 422, 'fact_missing', 'body.facts.name'],
    ['without a region', {}, 422, 'fact_missing', 'body.facts.region_code'],
    ['of another region', { region_code: '350503' }, 422, 'outside_region', 'body.facts.region_code'],
    ['with a code that is none', { region_code: '350502', uscc: '9135' }, 422, 'uscc_length', 'body.facts.uscc'],
    ['with a fact that is none', { region_code: '350502', reveneu: 1 }, 422, 'unknown_fact', 'body.facts.reveneu'],
  ])('is refused %s', async (_how, facts, status, code, where) => {
    expect(refusalOf(await dossiers.add(county, 3, facts))).toEqual({ status, code, where });
  });

  it('is refused where it has a dossier, whether the office sees it or not', async () => {
    const refusal = { status: 409, code: 'firm_known', where: 'body.facts.uscc' };
    expect(refusalOf(await dossiers.add(county, 1, { region_code: '350502' }))).toEqual(refusal);
    expect(refusalOf(await dossiers.add(sibling, 1, { region_code: '350503' }))).toEqual(refusal);
    expect((await dossiers.read(county, firm)).json()).toMatchObject({ region_code: '350502' });
  });
});

describe('a statement', () => {
  it('of a better source holds, and the one before it is a conflict', async () => {
    const stated = await dossiers.state(city, firm, { revenue_y1: 21_000_000 }, { source: 'tax' });
    expect(stated.json()).toMatchObject({ changed: ['revenue_y1'] });
    const { value, year, holds, conflicts, history } = (await dossiers.factOf(city, firm, 'revenue_y1')) ?? {};
    expect({ value, year, source: holds?.source }).toEqual({ value: 21_000_000, year: 2025, source: 'tax' });
    expect(conflicts?.map((one) => [one?.source, one?.value])).toEqual([['industry', 20_000_000]]);
    expect(history?.map((one) => one?.value)).toEqual([21_000_000, 20_000_000]);
  });

  it('of a lesser source is kept and changes nothing', async () => {
    const stated = await dossiers.state(itself, firm, { revenue_y1: 25_000_000.5 });
    expect(stated.json<{ record_id: string; changed: string[] }>().changed).toEqual([]);
    const fact = await dossiers.factOf(itself, firm, 'revenue_y1');
    expect(fact?.value).toBe(21_000_000);
    expect(fact?.history.map((one) => one?.value)).toContain(25_000_000.5);
  });

  it('that says nothing new is not kept', async () => {
    const stated = await dossiers.state(itself, firm, { revenue_y1: 25_000_000.5 });
    expect(stated.json()).toEqual({ record_id: null, changed: [] });
  });

  it('is withdrawn by null', async () => {
    await dossiers.state(itself, firm, { employees_y1: 12 });
    expect((await dossiers.factOf(itself, firm, 'employees_y1'))?.value).toBe(12);
    const withdrawn = await dossiers.state(itself, firm, { employees_y1: null });
    expect(withdrawn.json()).toMatchObject({ changed: ['employees_y1'] });
    const fact = await dossiers.factOf(itself, firm, 'employees_y1');
    expect(fact?.value).toBeNull();
    expect(fact?.history.map((one) => one?.value)).toEqual([12]);
  });

  it('is shown with the one who entered it, and written down in the audit with before and after', async () => {
    await dossiers.state(city, firm, { own_brand: true }, { source: 'ip', stated_on: '2026-05-01' });
    await dossiers.state(city, firm, { own_brand: false }, { source: 'ip', stated_on: '2026-06-01' });
    expect(await lastEvent('enterprise.state')).toMatchObject({
      firm_id: firm,
      detail: {
        source: 'ip',
        stated_on: '2026-06-01',
        stated: { own_brand: false },
        before: { own_brand: true },
        after: { own_brand: false },
      },
    });
  });

  it('may move the firm within the region of the office, and takes all its rows along', async () => {
    await dossiers.add(city, 4, { region_code: '350502' });
    const moved = await dossiers.state(city, firmIdOf(4), { region_code: '350503' });
    expect(moved.json()).toMatchObject({ changed: ['region_code'] });
    expect((await dossiers.read(county, firmIdOf(4))).statusCode).toBe(404);
    const seen = (await dossiers.read(sibling, firmIdOf(4))).json<{ region_code: string; records: unknown[] }>();
    expect([seen.region_code, seen.records.length]).toEqual(['350503', 2]);
  });

  it('of a firm may not be what others decide, and the refusal says who', async () => {
    for (const name of ['tier', 'tier_granted_on', 'title_srdi', 'judged_high_fame', 'uscc', 'region_code']) {
      const answer = await dossiers.state(itself, firm, { [name]: null });
      expect(refusalOf(answer)).toEqual({ status: 403, code: 'fact_of_office', where: `body.facts.${name}` });
    }
    const { figures } = (await dossiers.state(itself, firm, { judged_high_fame: true })).json<{
      error: { figures: { source: string } };
    }>().error;
    expect(figures.source).toBe('评审人员');
  });

  it.each([
    ['a firm for a department', itself, { revenue_y1: 1 }, { source: 'tax' }, 403, 'source_not_firm', 'body.source'],
    ['an office for the firm', city, { revenue_y1: 1 }, { source: 'enterprise' }, 403, 'source_is_firm', 'body.source'],
    ['of a year that is not over', city, { revenue_y1: 1 }, { base_year: 2026 }, 422, 'base_year_ahead', 'body'],
    ['of a day to come', city, { revenue_y1: 1 }, { stated_on: '2099-01-01' }, 422, 'stated_in_future', 'body'],
    ['of a fact that is none', city, { reveneu: 1 }, {}, 422, 'unknown_fact', 'body.facts.reveneu'],
    ['of a value that cannot be', city, { revenue_y1: -1 }, {}, 422, 'below_least', 'body.facts.revenue_y1'],
    ['that changes the code', city, { uscc: aUscc(9) }, {}, 422, 'uscc_fixed', 'body.facts.uscc'],
    ['that takes the name away', city, { name: null }, {}, 422, 'identity_kept', 'body.facts.name'],
    ['that moves the firm away', city, { region_code: '350102' }, {}, 422, 'outside_region', 'body.facts.region_code'],
    [
      'with evidence that is not there',
      city,
      { revenue_y1: 1 },
      { evidence_id: uuidv7() },
      404,
      'unknown_evidence',
      'body.evidence_id',
    ],
  ] as const)('is refused %s', async (_how, actor, facts, more, status, code, where) => {
    expect(refusalOf(await dossiers.state(actor, firm, facts, more))).toEqual({ status, code, where });
  });

  it('that meets another one of the same moment is kept once, or refused, never lost', async () => {
    await dossiers.add(city, 5, { region_code: '350502' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => dossiers.state(city, firmIdOf(5), { rd_staff_y1: index + 1 })),
    );
    const kept = answers.filter(({ statusCode }) => statusCode === 200);
    const refused = answers.filter(({ statusCode }) => statusCode !== 200);
    expect(kept.length).toBeGreaterThan(0);
    expect(refused.map((answer) => refusalOf(answer).code)).toEqual(refused.map(() => 'dossier_changed'));
    const fact = await dossiers.factOf(city, firmIdOf(5), 'rd_staff_y1');
    expect(fact?.history).toHaveLength(kept.length);
  });
});

describe('a dossier', () => {
  it('that was read before shows what was stated since', async () => {
    await dossiers.read(itself, firm);
    await dossiers.state(itself, firm, { market_share: 0.25 });
    expect((await dossiers.factOf(itself, firm, 'market_share'))?.value).toBe(0.25);
    expect((await dossiers.factOf(city, firm, 'market_share'))?.value).toBe(0.25);
  });

  it('warns of facts that do not fit each other', async () => {
    await dossiers.state(itself, firm, { ip1_total: 1, ip1_applied: 5 });
    expect((await dossiers.read(itself, firm)).json<{ warnings: unknown[] }>().warnings).not.toEqual([]);
  });
});

describe('nobody crosses', () => {
  const other = aFirmActor(2, '350502');
  const parent = anActor('office', 'office-officer', { region: '35' });
  const otherProvince = anActor('office', 'office-officer', { region: '33' });
  const bank = anActor('bank', 'partner-admin');

  it.each([
    ['another firm', other],
    ['a sibling county', sibling],
    ['another province', otherProvince],
    ['a bank without consent', bank],
  ])('as %s: the firm is unknown, to read and to state', async (_who, actor) => {
    const refusal = { status: 404, code: 'unknown_firm', where: 'params.id' };
    expect(refusalOf(await dossiers.read(actor, firm))).toEqual(refusal);
    if (actor.kind !== 'bank')
      expect(refusalOf(await dossiers.state(actor, firm, { employees_y1: 1 }))).toEqual(refusal);
    const list = await platform().call(actor, { url: '/api/enterprise/firms?q=1号机械' });
    expect(list.json()).toEqual({ firms: [], has_more: false });
  });

  it('and whoever is in charge of the region from above sees it', async () => {
    expect((await dossiers.read(parent, firm)).statusCode).toBe(200);
    expect((await dossiers.read(anActor('office', 'office-reader'), firm)).statusCode).toBe(200);
  });

  it('by an identifier that is guessed, or that is none', async () => {
    expect(refusalOf(await dossiers.read(city, uuidv7())).code).toBe('unknown_firm');
    expect((await dossiers.read(city, 'none')).statusCode).toBe(400);
  });

  it('on a connection that served somebody else, or after an error', async () => {
    for (let round = 0; round < 12; round += 1) {
      await dossiers.read(city, firm);
      await dossiers.state(city, firm, { revenue_y1: -1 });
      expect((await dossiers.read(sibling, firm)).statusCode).toBe(404);
    }
  });
});

describe('the code by which a firm claims its dossier', () => {
  const claim = (actor: typeof city, id: string) =>
    platform().call(actor, { method: 'POST', url: `/api/enterprise/firms/${id}/claim-code` });

  it('is given by its office, told once, and kept out of the audit', async () => {
    const answer = await claim(county, firm);
    expect(answer.statusCode).toBe(201);
    const { code, expires_at } = answer.json<{ code: string; expires_at: string }>();
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
    const { detail } = (await lastEvent('identity.invite')) ?? { detail: {} };
    expect(detail).toMatchObject({ role: 'firm-admin' });
    expect(JSON.stringify(detail)).not.toContain(code);
  });

  it('is not given for the firm of another region', async () => {
    expect(refusalOf(await claim(sibling, firm))).toMatchObject({ status: 404, code: 'unknown_firm' });
  });
});
