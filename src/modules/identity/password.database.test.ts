import { describe, expect, it } from 'vitest';
import { aSignIn, type Browser, password } from '../../../tests/aSignIn.ts';

const platform = aSignIn();
const session = { url: '/api/identity/session' } as const;
const next = 'nine-storeys-high';

function change(browser: Browser, typed: { current: string; next: string }) {
  return browser.call({ method: 'POST', url: '/api/identity/password', payload: typed });
}

describe('changing the password', () => {
  it('ends all other sessions on every server, keeps this one, and only the new password signs in', async () => {
    const { one, two } = platform();
    const desk = await one.browser('quanzhou');
    const phone = await two.browser('quanzhou');
    expect((await change(desk, { current: password, next })).statusCode).toBe(204);
    expect((await desk.call(session)).json()).toMatchObject({ person: { login: 'quanzhou' } });
    await expect
      .poll(async () => (await phone.call(session)).json<unknown>(), { timeout: 10_000, interval: 20 })
      .toMatchObject({ person: null });
    expect((await one.browser('quanzhou')).response.statusCode).toBe(401);
    expect((await one.browser('quanzhou', next)).response.statusCode).toBe(200);
  });

  it('is kept in the audit, without either password', async () => {
    const { one, owner } = platform();
    await change(await one.browser('jinjiang'), { current: password, next });
    const { rows } = await owner.query<{ detail: unknown }>(
      `select detail, region_code from platform.audit_events where action = 'identity.password' and region_code = '350582'`,
    );
    expect(rows).toEqual([{ detail: { ended_sessions: 0 }, region_code: '350582' }]);
  });

  it.each([
    ['the current one is wrong', { current: 'not-the-current', next }, 422, 'password_wrong'],
    ['the new one is the account', { current: password, next: 'Quanzhou-Officer' }, 422, 'password_is_login'],
    ['the new one is the current one', { current: password, next: password }, 422, 'password_unchanged'],
    ['the new one is guessed first', { current: password, next: 'Password123' }, 422, 'password_common'],
    ['the new one is one character', { current: password, next: '8888888888' }, 422, 'password_common'],
    ['the new one is too short', { current: password, next: 'short-one' }, 400, 'input_invalid'],
    ['the new one is endless', { current: password, next: 'x'.repeat(201) }, 400, 'input_invalid'],
  ])('is refused where %s', async (_reason, typed, status, code) => {
    const { one } = platform();
    const browser = await one.browser('quanzhou-officer');
    const answer = await change(browser, typed);
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { error: { code } }]);
    expect((await one.browser('quanzhou-officer')).response.statusCode).toBe(200);
  });

  it('is no way around the count of failures: a stolen session guesses five times', async () => {
    const { one } = platform();
    const browser = await one.browser('bank');
    const guesses = Array.from({ length: 12 }, () => change(browser, { current: 'a-wrong-guess', next }));
    const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('of two at once happens once', async () => {
    const { one, two } = platform();
    const browser = await one.browser('fund');
    const answers = await Promise.all([
      change(browser, { current: password, next: 'the-first-new-one' }),
      two.withCookie(browser.cookie)({
        method: 'POST',
        url: '/api/identity/password',
        payload: { current: password, next: 'the-second-new-one' },
      }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([204, 422]);
  });

  it('ends a sign-in with the old password that is under way', async () => {
    const { one, two } = platform();
    const browser = await one.browser('service');
    // The sign-ins begin before the change and may end after it: whichever it is, no session of the old password is left.
    const [, ...signedIn] = await Promise.all([
      change(browser, { current: password, next }),
      ...Array.from({ length: 4 }, () => two.browser('service')),
    ]);
    const { owner } = platform();
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from identity.sessions s join identity.people p using (person_id) where p.login = 'service'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
    for (const { cookie } of signedIn) {
      if (cookie === '') continue;
      await expect
        .poll(async () => (await two.withCookie(cookie)(session)).json<unknown>(), { timeout: 10_000, interval: 20 })
        .toMatchObject({ person: null });
    }
  });

  it('needs somebody who is signed in', async () => {
    const { one } = platform();
    const answer = await one.call({
      method: 'POST',
      url: '/api/identity/password',
      payload: { current: password, next },
    });
    expect(answer.json()).toMatchObject({ error: { code: 'not_signed_in' } });
  });
});
