import { describe, expect, it } from 'vitest';
import { aSignIn, type Browser, cookieOf } from '../../../tests/aSignIn.ts';
import { appendEvent } from '../../platform/audit/appendEvent.ts';
import { actorOfOrganisation } from './actors.ts';
import { demonstrationOffice, inviteFirm } from './index.ts';

const platform = aSignIn();

interface Event {
  readonly action: string;
  readonly happened_at: string;
  readonly region_code: string;
  readonly organisation: string | null;
  readonly person: string | null;
}

async function read(browser: Browser, query: Record<string, string> = {}) {
  const answer = await browser.call({ url: '/api/identity/audit', query });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ events: Event[]; has_more: boolean }>();
}

describe('the audit', () => {
  it('names who did what, when and from where, the newest first', async () => {
    const { one } = platform();
    const browser = await one.browser('jinjiang');
    const { events } = await read(browser);
    expect(events[0]).toMatchObject({
      action: 'identity.sign-in',
      organisation: '晋江市中小企业主管部门（演示）',
      person: '晋江管理员',
      is_token: false,
      firm_id: null,
      region_code: '350582',
      chain: 'presence:region:350582',
      detail: { by: 'password' },
    });
    const moments = events.map(({ happened_at }) => happened_at);
    expect(moments).toEqual(moments.toSorted((a, b) => (a < b ? 1 : -1)));
  });

  it('shows an office what happened in its region, and nothing of a sibling county', async () => {
    const { one } = platform();
    await one.browser('nanan');
    const jinjiang = await read(await one.browser('jinjiang'));
    expect(new Set(jinjiang.events.map(({ region_code }) => region_code))).toEqual(new Set(['350582']));
    const city = await read(await one.browser('quanzhou'));
    expect(new Set(city.events.map(({ region_code }) => region_code))).toEqual(new Set(['3505', '350582', '350583']));
  });

  it('shows the ministry what itself did, though its events are of no region', async () => {
    const { one } = platform();
    const { events } = await read(await one.browser('ministry'));
    expect(events[0]).toMatchObject({ action: 'identity.sign-in', region_code: '' });
    const names = events.filter(({ region_code }) => region_code === '').map(({ organisation }) => organisation);
    expect(new Set(names).size).toBe(1);
  });

  it('shows the platform what was done to it, a partner what it did itself', async () => {
    const { one } = platform();
    const bank = await read(await one.browser('bank'));
    expect(new Set(bank.events.map(({ organisation }) => organisation))).toEqual(new Set(['泉州示例银行']));
    const auditor = await read(await one.browser('auditor'));
    expect(auditor.events.map(({ action }) => action)).toContain('identity.seed');
  });

  it('shows a firm what is about it, its own comings and goings too, which its office does not see', async () => {
    const { one } = platform();
    const { database, permissions } = one.context;
    const firm = { enterpriseId: '0190a000-0000-8000-8000-00000000f001', name: '某企业', regionCode: '350582' };
    const { code } = await database
      .asNobody((transaction) => demonstrationOffice(transaction, permissions))
      .then((office) => {
        if (office === undefined) throw new Error('the demonstration has its office');
        return database.as(office, (transaction) => inviteFirm(transaction, office, firm));
      });
    const accepted = await one.call({
      method: 'POST',
      url: '/api/identity/invitation/accept',
      payload: { code, login: 'boss', name: '老板', password: 'heaps-of-earth-1' },
    });
    const boss: Browser = { call: one.withCookie(cookieOf(accepted)), cookie: cookieOf(accepted), response: accepted };
    const own = await read(boss);
    expect(own.events.map(({ action }) => action)).toEqual(['identity.sign-in', 'identity.join', 'identity.invite']);
    const office = await read(await one.browser('jinjiang'), { firm_id: firm.enterpriseId });
    expect(office.events.map(({ action }) => action)).toEqual(['identity.join', 'identity.invite']);
    const sibling = await read(await one.browser('nanan'), { firm_id: firm.enterpriseId });
    expect(sibling.events).toEqual([]);
    const runner = await read(await one.browser('auditor'), { firm_id: firm.enterpriseId });
    expect(runner.events).toEqual([]);
  });

  it('is read page by page, no event twice and none left out, even those of the same millisecond', async () => {
    const { one, owner } = platform();
    const zhejiang = await one.browser('zhejiang');
    const { rows } = await owner.query<{ organisation_id: string }>(
      `select organisation_id from identity.organisations where region_code = '33'`,
    );
    const office = { organisation_id: rows[0]?.organisation_id ?? '', kind: 'office', region_code: '33' } as const;
    const actor = actorOfOrganisation(office);
    await one.context.database.as(actor, async (transaction) => {
      for (let number = 0; number < 130; number += 1) {
        await appendEvent(transaction, actor, { action: 'test.many', regionCode: '33', detail: { number } });
      }
    });
    const all = await owner.query(`select event_id from platform.audit_events where region_code = '33'`);
    const seen: string[] = [];
    let before: string | undefined;
    for (;;) {
      const page = await read(zhejiang, before === undefined ? {} : { before });
      seen.push(...page.events.map((event) => JSON.stringify(event)));
      before = page.events.at(-1)?.happened_at;
      if (!page.has_more) break;
    }
    expect(seen).toHaveLength(all.rowCount ?? 0);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is narrowed to one action, or to those of a module', async () => {
    const { one } = platform();
    const admin = await one.browser('quanzhou');
    await admin.call({ method: 'POST', url: '/api/identity/invitations', payload: { role: 'office-reader' } });
    const invites = await read(admin, { action: 'identity.invite' });
    expect(new Set(invites.events.map(({ action }) => action))).toEqual(new Set(['identity.invite']));
    const module = await read(admin, { action: 'identity.' });
    expect(module.events.length).toBeGreaterThan(invites.events.length);
    expect((await read(admin, { action: 'enterprise.' })).events).toEqual([]);
    const wrong = await admin.call({ url: '/api/identity/audit', query: { action: '% or true' } });
    expect(wrong.statusCode).toBe(400);
  });

  it.each(['quanzhou-officer', 'quanzhou-reader', 'bank-member'])('is not for %s', async (login) => {
    const answer = await (await platform().one.browser(login)).call({ url: '/api/identity/audit' });
    expect(answer.json()).toMatchObject({ error: { code: 'not_permitted' } });
  });
});

describe('the state of the platform', () => {
  it('tells the version, the database, the jobs and how many are signed in', async () => {
    const { one, owner } = platform();
    const browser = await one.browser('auditor');
    await owner.query(
      `insert into platform.jobs (job_id, kind, organisation_id, actor, input)
       select gen_random_uuid(), 'test.job', organisation_id, '{}', '{}' from identity.people where login = 'bank'`,
    );
    const answer = await browser.call({ url: '/api/identity/health' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      {
        node: process.version,
        database: { citus: null },
        jobs: [{ kind: 'test.job', state: 'waiting', organisation: '泉州示例银行', ended_at: null }],
      },
    ]);
    const told = answer.json<
      Record<'memory_bytes' | 'sessions', number> & { database: { size_bytes: number; connections: number } }
    >();
    for (const figure of [told.memory_bytes, told.sessions, told.database.size_bytes, told.database.connections]) {
      expect(figure).toBeGreaterThan(0);
    }
  });

  it.each(['quanzhou', 'bank'])('is not for %s', async (login) => {
    const answer = await (await platform().one.browser(login)).call({ url: '/api/identity/health' });
    expect(answer.json()).toMatchObject({ error: { code: 'not_permitted' } });
  });
});
