import { describe, expect, it } from 'vitest';
import { aSignIn, type Browser, password } from '../../../tests/aSignIn.ts';

const platform = aSignIn();
const session = { url: '/api/identity/session' } as const;
const patience = { timeout: 10_000, interval: 20 };

interface Listed {
  readonly people: readonly { readonly person_id: string; readonly login: string; readonly role: string }[];
  readonly invitations: readonly { readonly invitation_id: string; readonly accepted_at: string | null }[];
}

async function list(browser: Browser): Promise<Listed> {
  return (await browser.call({ url: '/api/identity/people' })).json<Listed>();
}

async function idOf(login: string): Promise<string> {
  const { rows } = await platform().owner.query<{ person_id: string }>(
    'select person_id from identity.people where login = $1',
    [login],
  );
  return rows[0]?.person_id ?? '';
}

async function change(browser: Browser, login: string, payload: { role?: string; is_disabled?: boolean }) {
  return browser.call({ method: 'PATCH', url: `/api/identity/people/${await idOf(login)}`, payload });
}

describe('the people of an organisation', () => {
  it('are listed for its administrator, and those of no other organisation', async () => {
    const { people } = await list(await platform().one.browser('quanzhou'));
    expect(people.map(({ login }) => login)).toEqual(['quanzhou', 'quanzhou-officer', 'quanzhou-reader']);
  });

  it.each(['quanzhou-officer', 'quanzhou-reader', 'bank-member', 'auditor'])('are not listed for %s', async (login) => {
    const answer = await (await platform().one.browser(login)).call({ url: '/api/identity/people' });
    expect(answer.json()).toMatchObject({
      error: { code: 'not_permitted', figures: { permission: 'identity.people' } },
    });
  });

  it('have what their role may do at once, on every server, without signing in again', async () => {
    const { one, two } = platform();
    const admin = await one.browser('quanzhou');
    const reader = await one.browser('quanzhou-reader');
    const may = async (server: typeof one) =>
      (await server.withCookie(reader.cookie)({ url: '/api/identity/people' })).statusCode;
    expect([await may(one), await may(two)]).toEqual([403, 403]);
    const raised = await change(admin, 'quanzhou-reader', { role: 'office-admin' });
    expect([raised.statusCode, raised.json()]).toMatchObject([200, { role: 'office-admin', disabled_at: null }]);
    expect(await may(one)).toBe(200);
    await expect.poll(() => may(two), patience).toBe(200);
    await change(admin, 'quanzhou-reader', { role: 'office-reader' });
    expect(await may(one)).toBe(403);
    await expect.poll(() => may(two), patience).toBe(403);
  });

  it('who are disabled are out at once, on every server, and in again only by signing in', async () => {
    const { one, two } = platform();
    const admin = await one.browser('quanzhou');
    const officer = await two.browser('quanzhou-officer');
    await officer.call(session);
    await one.withCookie(officer.cookie)(session);
    const disabled = await change(admin, 'quanzhou-officer', { is_disabled: true });
    expect(disabled.json<{ disabled_at: string | null }>().disabled_at).not.toBeNull();
    expect((await one.withCookie(officer.cookie)(session)).json()).toMatchObject({ person: null });
    await expect
      .poll(async () => (await officer.call(session)).json<unknown>(), patience)
      .toMatchObject({ person: null });
    expect((await one.browser('quanzhou-officer')).response.json()).toMatchObject({
      error: { code: 'account_disabled' },
    });
    expect((await change(admin, 'quanzhou-officer', { is_disabled: false })).json()).toMatchObject({
      disabled_at: null,
    });
    expect((await officer.call(session)).json()).toMatchObject({ person: null });
    expect((await one.browser('quanzhou-officer')).response.statusCode).toBe(200);
  });

  it('are changed with a note in the audit of what was before and what is after', async () => {
    const admin = await platform().one.browser('quanzhou');
    await change(admin, 'quanzhou-reader', { role: 'office-officer' });
    await change(admin, 'quanzhou-reader', { role: 'office-reader' });
    const { rows } = await platform().owner.query(
      `select region_code, person_id, detail from platform.audit_events
        where action = 'identity.person' order by position desc limit 1`,
    );
    expect(rows).toEqual([
      {
        region_code: '3505',
        person_id: await idOf('quanzhou'),
        detail: {
          person_id: await idOf('quanzhou-reader'),
          before: { role: 'office-officer', is_disabled: false },
          after: { role: 'office-reader', is_disabled: false },
        },
      },
    ]);
  });

  it.each([
    ['oneself', 'quanzhou', { role: 'office-reader' }, 422, 'own_account'],
    ['oneself out of it', 'quanzhou', { is_disabled: true }, 422, 'own_account'],
    ['to a role of another kind of organisation', 'quanzhou-reader', { role: 'platform-admin' }, 422, 'role_unfit'],
    ['to a role of firms', 'quanzhou-reader', { role: 'firm-admin' }, 422, 'role_unfit'],
    ['of another organisation', 'bank-member', { role: 'partner-admin' }, 404, 'unknown_person'],
    ['of an office below', 'jinjiang', { is_disabled: true }, 404, 'unknown_person'],
    ['to a role that is none', 'quanzhou-reader', { role: 'emperor' }, 400, 'input_invalid'],
  ])('are not changed: %s', async (_what, login, payload, status, code) => {
    const answer = await change(await platform().one.browser('quanzhou'), login, payload);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { error: { code } }]);
  });

  it('keep an administrator, although two remove each other at the same moment', async () => {
    const { one, two, owner } = platform();
    const admin = await one.browser('bank');
    await change(admin, 'bank-member', { role: 'partner-admin' });
    const other = await two.browser('bank-member');
    const answers = await Promise.all([
      change(admin, 'bank-member', { is_disabled: true }),
      change(other, 'bank', { is_disabled: true }),
    ]);
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from identity.people where login in ('bank', 'bank-member') and disabled_at is null`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('are not changed from a list of identifiers that somebody guessed: a stranger is told what nobody is', async () => {
    const admin = await platform().one.browser('quanzhou');
    const answer = await admin.call({
      method: 'PATCH',
      url: '/api/identity/people/0190a000-0000-7000-8000-000000000009',
      payload: {},
    });
    expect(answer.json()).toMatchObject({ error: { code: 'unknown_person' } });
  });
});

it('the password of an account is never told', async () => {
  const admin = await platform().one.browser('quanzhou');
  const answers = await Promise.all([admin.call({ url: '/api/identity/people' }), admin.call(session)]);
  for (const { payload } of answers) {
    expect(payload).not.toContain(password);
    expect(payload).not.toContain('argon2');
  }
});
