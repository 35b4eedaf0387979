import { describe, expect, it } from 'vitest';
import { aSignIn, type Browser } from '../../../tests/aSignIn.ts';
import { findPartner, namesOf } from './index.ts';

const platform = aSignIn();
const address = '/api/identity/organisations';

interface Told {
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: string;
}

function admin(): Promise<Browser> {
  return platform().one.browser('admin');
}

async function search(query: Record<string, string>): Promise<{ organisations: Told[]; total: number }> {
  return (await (await admin()).call({ url: address, query })).json();
}

async function add(payload: { kind: string; name: string; region_code: string }) {
  return (await admin()).call({ method: 'POST', url: address, payload });
}

async function change(id: string, payload: { name?: string; is_closed?: boolean }) {
  return (await admin()).call({ method: 'PATCH', url: `${address}/${id}`, payload });
}

async function organisationOf(login: string): Promise<string> {
  const { rows } = await platform().owner.query<{ id: string }>(
    'select organisation_id as id from identity.people where login = $1',
    [login],
  );
  return rows[0]?.id ?? '';
}

describe('looking for organisations', () => {
  it('finds them by a part of the name and by kind, page by page', async () => {
    expect(await search({})).toMatchObject({ total: 13 });
    const offices = await search({ q: '福建', kind: 'office' });
    expect(offices).toMatchObject({
      total: 1,
      organisations: [{ name: '福建省中小企业主管部门（演示）', level: 'province' }],
    });
    expect((await search({ q: '银行' })).organisations.map(({ kind }) => kind)).toEqual(['bank']);
    expect(await search({ page: '2' })).toEqual({ organisations: [], total: 13 });
    // Signs that mean something to a pattern are looked for as they are.
    expect(await search({ q: '%' })).toEqual({ organisations: [], total: 0 });
  });

  it.each(['quanzhou', 'bank', 'auditor'])('is not for %s', async (login) => {
    const answer = await (await platform().one.browser(login)).call({ url: address });
    expect(answer.json()).toMatchObject({ error: { code: 'not_permitted' } });
  });
});

describe('an organisation', () => {
  it.each([
    ['', 'ministry'],
    ['44', 'province'],
    ['4401', 'city'],
    ['440103', 'county'],
  ])('that is an office in charge of “%s” is of the level %s', async (region, level) => {
    const answer = await add({ kind: 'office', name: '某主管部门', region_code: region });
    expect([answer.statusCode, answer.json()]).toMatchObject([201, { kind: 'office', level, region_code: region }]);
  });

  it.each([
    [{ kind: 'office', name: '某主管部门', region_code: '99' }, 422, 'region_unknown'],
    [{ kind: 'bank', name: '某银行', region_code: '350599' }, 422, 'region_unknown'],
    [{ kind: 'platform', name: '另一运营', region_code: '35' }, 422, 'region_unwanted'],
    [{ kind: 'office', name: '某主管部门', region_code: '355' }, 400, 'input_invalid'],
    [{ kind: 'firm', name: '某企业', region_code: '350582' }, 400, 'input_invalid'],
    [{ kind: 'bank', name: ' ', region_code: '35' }, 400, 'input_invalid'],
  ])('%j is not added', async (payload, status, code) => {
    const answer = await add(payload);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { error: { code } }]);
  });

  it('that is a bank has no level, and may have no region', async () => {
    expect((await add({ kind: 'bank', name: '全国银行', region_code: '' })).json()).toMatchObject({ level: null });
  });

  it('is renamed, with a note in the audit of both names', async () => {
    const id = await organisationOf('exchange');
    expect((await change(id, { name: '海峡股权' })).json()).toMatchObject({ name: '海峡股权', closed_at: null });
    const { rows } = await platform().owner.query<{ detail: unknown }>(
      `select detail from platform.audit_events where action = 'identity.organisation' order by position desc limit 1`,
    );
    expect(rows).toEqual([
      {
        detail: {
          organisation_id: id,
          before: { name: '海峡示例股权交易中心', is_closed: false },
          after: { name: '海峡股权', is_closed: false },
        },
      },
    ]);
  });

  it('that is closed has nobody in it any more, at once, on every server; opened again they sign in anew', async () => {
    const { one, two } = platform();
    const id = await organisationOf('bank');
    const session = { url: '/api/identity/session' };
    const people = await Promise.all([one.browser('bank'), two.browser('bank-member')]);
    for (const { cookie } of people) for (const server of [one, two]) await server.withCookie(cookie)(session);
    const closed = await change(id, { is_closed: true });
    expect(closed.json<{ closed_at: string | null }>().closed_at).not.toBeNull();
    for (const { cookie } of people) {
      expect((await one.withCookie(cookie)(session)).json()).toMatchObject({ person: null });
      await expect
        .poll(async () => (await two.withCookie(cookie)(session)).json<unknown>(), { timeout: 10_000, interval: 20 })
        .toMatchObject({ person: null });
    }
    expect((await one.browser('bank')).response.json()).toMatchObject({ error: { code: 'account_disabled' } });
    await change(id, { is_closed: false });
    expect((await one.browser('bank')).response.statusCode).toBe(200);
    expect((await people[0].call(session)).json()).toMatchObject({ person: null });
  });

  it('that is the own cannot be closed, and one that nobody knows cannot be changed', async () => {
    const own = await change(await organisationOf('admin'), { is_closed: true });
    expect([own.statusCode, own.json()]).toMatchObject([422, { error: { code: 'own_organisation' } }]);
    const none = await change('0190a000-0000-7000-8000-000000000009', { name: '无' });
    expect([none.statusCode, none.json()]).toMatchObject([404, { error: { code: 'unknown_organisation' } }]);
  });

  it('that is a firm is named by its dossier, and may be closed', async () => {
    const id = '0190a000-0000-8000-8000-00000000f001';
    await platform().owner.query(
      `insert into identity.organisations (organisation_id, kind, name, region_code) values ($1, 'firm', '某企业', '350582')`,
      [id],
    );
    const renamed = await change(id, { name: '另一个名字' });
    expect([renamed.statusCode, renamed.json()]).toMatchObject([422, { error: { code: 'firm_by_office' } }]);
    expect((await change(id, { is_closed: true })).statusCode).toBe(200);
  });
});

describe('the organisations that a firm may open its dossier to', () => {
  it('are the partners that are open, for everybody who has signed in', async () => {
    const { one } = platform();
    await change(await organisationOf('fund'), { is_closed: true });
    const answer = await (await one.browser('quanzhou-reader')).call({ url: '/api/identity/partners' });
    const { partners } = answer.json<{ partners: Told[] }>();
    expect(new Set(partners.map(({ kind }) => kind))).toEqual(
      new Set(['bank', 'guarantor', 'exchange', 'service', 'department']),
    );
    expect(Object.keys(partners[0] ?? {}).toSorted()).toEqual(['kind', 'name', 'organisation_id']);
    expect((await one.call({ url: '/api/identity/partners' })).statusCode).toBe(401);
  });

  it('are known to other modules, and no other organisation is', async () => {
    const { context } = platform().one;
    const find = (id: string) => context.database.asNobody((transaction) => findPartner(transaction, id));
    const bank = await organisationOf('service');
    expect(await find(bank)).toEqual({ organisationId: bank, kind: 'service', name: '泉州示例中小企业服务中心' });
    expect(await find(await organisationOf('quanzhou'))).toBeUndefined();
    expect(await find(await organisationOf('fund'))).toBeUndefined();
    expect(await find('0190a000-0000-7000-8000-000000000009')).toBeUndefined();
  });
});

it('other modules name organisations and people by their identifiers, and leave out those that are not known', async () => {
  const { one, owner } = platform();
  const { rows } = await owner.query<{ id: string }>(
    `select person_id as id from identity.people where login = 'nanan'`,
  );
  const person = rows[0]?.id ?? '';
  const office = await organisationOf('nanan');
  const ids = [person, office, office, '0190a000-0000-7000-8000-000000000009'];
  const names = await one.context.database.asNobody((transaction) => namesOf(transaction, ids));
  expect(Object.fromEntries(names)).toEqual({ [person]: '南安管理员', [office]: '南安市中小企业主管部门（演示）' });
  expect(await one.context.database.asNobody((transaction) => namesOf(transaction, []))).toEqual(new Map());
});
