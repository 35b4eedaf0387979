import { describe, expect, it } from 'vitest';
import { anAddress, aSignIn, cookieOf, password, startSignInServer } from '../../../tests/aSignIn.ts';

const platform = aSignIn();
const session = { url: '/api/identity/session' } as const;
/** How long another server may take to hear of what was ended. */
const patience = { timeout: 10_000, interval: 20 };
const nobody = { person: null, organisation: null, permissions: [], sso: false };

/** What is sent to sign in. */
function signIn(login: string, given = password) {
  return { method: 'POST', url: '/api/identity/session', payload: { login, password: given } } as const;
}

function sql(text: string, values: unknown[] = []) {
  return platform().owner.query<Record<string, unknown>>(text, values);
}

describe('signing in', () => {
  it('tells who is signed in, on every server of the database', async () => {
    const { one, two } = platform();
    const { response, cookie } = await one.browser('quanzhou');
    expect(response.statusCode).toBe(200);
    const told = await two.withCookie(cookie)(session);
    expect(told.json()).toEqual(response.json());
    expect(told.json()).toMatchObject({
      person: { login: 'quanzhou', role: 'office-admin', has_password: true, has_sso: false, disabled_at: null },
      organisation: { kind: 'office', level: 'city', region_code: '3505' },
      sso: false,
    });
    expect(told.json<{ permissions: string[] }>().permissions).toContain('identity.people');
    expect(told.headers['cache-control']).toBe('no-store');
  });

  it('takes the account in whatever letters it is typed', async () => {
    const { one } = platform();
    expect((await one.call(signIn('  ＱuanZhou '))).statusCode).toBe(200);
  });

  it('gives a cookie that scripts do not see and other sites do not send; it is random, and only its hash is kept', async () => {
    const { one } = platform();
    const { response, cookie } = await one.browser('quanzhou');
    const [given] = response.cookies;
    expect(given?.value).toMatch(/^[\w-]{43}$/);
    expect(response.cookies).toEqual([
      {
        name: 'leitu_session',
        value: given?.value,
        httpOnly: true,
        sameSite: 'Lax',
        path: '/',
        maxAge: 30 * 24 * 60 * 60,
      },
    ]);
    const kept = await sql('select * from identity.sessions');
    expect(JSON.stringify(kept.rows)).not.toContain(cookie.split('=')[1]);
  });

  it('sends the cookie over encrypted connections alone where the address is one', async () => {
    const secure = await startSignInServer(platform(), { LEITU_ORIGIN: 'https://leitu.example.cn' });
    const { response, call } = await secure.browser('quanzhou');
    const ended = await call({ method: 'DELETE', ...session });
    await secure.stop();
    expect(response.cookies).toMatchObject([{ name: 'leitu_session', secure: true }]);
    expect(ended.cookies).toMatchObject([{ name: 'leitu_session', secure: true, value: '' }]);
  });

  it('gives a new session each time: one that the browser was given before is never taken over, and is over', async () => {
    const { one, two } = platform();
    const planted = `leitu_session=${'A'.repeat(43)}`;
    const first = cookieOf(await one.withCookie(planted)(signIn('quanzhou')));
    expect(first).not.toBe(planted);
    expect((await two.withCookie(first)(session)).json()).toMatchObject({ person: { login: 'quanzhou' } });
    const second = cookieOf(await one.withCookie(first)(signIn('bank')));
    expect(second).not.toBe(first);
    expect((await one.withCookie(first)(session)).json()).toEqual(nobody);
    await expect.poll(async () => (await two.withCookie(first)(session)).json<unknown>(), patience).toEqual(nobody);
    expect((await one.withCookie(planted)(session)).json()).toEqual(nobody);
  });

  it('with a wrong password, or as nobody, or without a password, is refused in the same words', async () => {
    const { one } = platform();
    await sql(`update identity.people set password_hash = null where login = 'guarantor'`);
    const answers = await Promise.all(
      [signIn('quanzhou', 'wrong-password'), signIn('nobody-here'), signIn('guarantor')].map((request) =>
        one.call(request),
      ),
    );
    const bodies = answers.map((answer) => {
      expect([answer.statusCode, cookieOf(answer)]).toEqual([401, '']);
      const { request_id: _, ...error } = answer.json<{ error: { request_id: string; code: string } }>().error;
      return error;
    });
    expect(bodies[0]).toMatchObject({ code: 'sign_in_wrong' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('of somebody disabled, or of a closed organisation, is told only to who knows the password', async () => {
    const { one } = platform();
    await sql(`update identity.people set disabled_at = now() where login = 'quanzhou-reader'`);
    await sql(`update identity.organisations set closed_at = now() where name = '泉州示例产业基金'`);
    for (const login of ['quanzhou-reader', 'fund']) {
      expect((await one.call(signIn(login))).json()).toMatchObject({ error: { code: 'account_disabled' } });
      expect((await one.call(signIn(login, 'wrong-password'))).json()).toMatchObject({
        error: { code: 'sign_in_wrong' },
      });
    }
  });

  it('hashes the password anew where it was kept at a lower cost', async () => {
    const { one } = platform();
    const { hashWithCost } = await import('./passwords.ts');
    const cheap = await hashWithCost(password, { memory: 1024, passes: 1, parallelism: 1 });
    await sql(`update identity.people set password_hash = $1 where login = 'exchange'`, [cheap]);
    expect((await one.browser('exchange')).response.statusCode).toBe(200);
    const { rows } = await sql(`select password_hash from identity.people where login = 'exchange'`);
    expect(rows[0]?.password_hash).toMatch(/^argon2id\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect((await one.browser('exchange')).response.statusCode).toBe(200);
  });

  it('is kept in the audit, without the password', async () => {
    const { one } = platform();
    await one.browser('jinjiang');
    const { rows } = await sql(
      'select action, region_code, detail from platform.audit_events order by happened_at desc, position desc limit 1',
    );
    expect(rows).toEqual([{ action: 'identity.sign-in', region_code: '350582', detail: { by: 'password' } }]);
    const all = await sql('select * from platform.audit_events');
    expect(JSON.stringify(all.rows)).not.toContain(password);
  });
});

describe('a request that changes something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 204],
    [{ origin: 'http://localhost:80' }, 204],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{}, 403],
  ])('with the cookie and %j is answered with %i', async (headers, status) => {
    const { one } = platform();
    const { cookie } = await one.browser('service');
    const answer = await one.call({ method: 'DELETE', url: '/api/identity/sessions', headers: { cookie, ...headers } });
    expect(answer.statusCode).toBe(status);
    const still = (await one.withCookie(cookie)(session)).json<{ person: unknown }>();
    expect(still.person === null).toBe(status === 204);
  });

  it('cannot sign a browser in from another site', async () => {
    const { one } = platform();
    const answer = await one.call({ ...signIn('quanzhou'), headers: { 'sec-fetch-site': 'cross-site' } });
    expect([answer.statusCode, cookieOf(answer)]).toEqual([403, '']);
  });
});

describe('a session', () => {
  it('is of nobody where the cookie is made up', async () => {
    const { one } = platform();
    for (const cookie of ['', 'leitu_session=x', `leitu_session=${'B'.repeat(43)}`, 'leitu_session=%00']) {
      expect((await one.withCookie(cookie)(session)).json()).toEqual(nobody);
    }
    expect((await one.call({ url: '/api/identity/sessions' })).json()).toMatchObject({
      error: { code: 'not_signed_in' },
    });
  });

  it.each([
    ['when nobody has used it for 12 hours', `seen_at = now() - interval '12 hours 1 second'`],
    ['after 30 days, however much it is used', `expires_at = now() - interval '1 second'`],
  ])('is over %s', async (_when, change) => {
    const { one } = platform();
    const { cookie } = await one.browser('nanan');
    await sql(`update identity.sessions s set ${change} from identity.people p
                where p.person_id = s.person_id and p.login = 'nanan'`);
    expect((await one.withCookie(cookie)(session)).json()).toEqual(nobody);
  });

  it('that is used goes on, and lasts 30 days at most', async () => {
    const { one } = platform();
    const { cookie } = await one.browser('nanan');
    const ofNanan = `from identity.sessions s join identity.people p using (person_id) where p.login = 'nanan'`;
    await sql("delete from identity.sessions where expires_at < now() or seen_at < now() - interval '12 hours'");
    await sql(
      `update identity.sessions s set seen_at = now() - interval '11 hours' where person_id in (select person_id ${ofNanan})`,
    );
    expect((await one.withCookie(cookie)(session)).json()).toMatchObject({ person: { login: 'nanan' } });
    const seen = async () => (await sql(`select now() - s.seen_at < interval '1 hour' as is_seen ${ofNanan}`)).rows;
    await expect.poll(seen, patience).toEqual([{ is_seen: true }]);
    const { rows } = await sql(`select s.expires_at = s.created_at + interval '30 days' as is_month ${ofNanan}`);
    expect(rows).toEqual([{ is_month: true }]);
  });

  it('ends when its person signs out, at once on every server', async () => {
    const { one, two } = platform();
    const { cookie, call } = await one.browser('zhejiang');
    expect((await two.withCookie(cookie)(session)).json()).toMatchObject({ person: { login: 'zhejiang' } });
    const answer = await call({ method: 'DELETE', ...session });
    expect(answer.statusCode).toBe(204);
    expect(answer.cookies).toMatchObject([{ name: 'leitu_session', value: '', path: '/' }]);
    expect((await call(session)).json()).toEqual(nobody);
    await expect.poll(async () => (await two.withCookie(cookie)(session)).json<unknown>(), patience).toEqual(nobody);
  });

  it('that is over is deleted, with round trips and failures long past; the others stay', async () => {
    const { one } = platform();
    const live = await one.browser('exchange');
    await sql(`insert into identity.sessions (session_hash, session_id, person_id, seen_at, expires_at)
               select sha256('old'), gen_random_uuid(), person_id, now() - interval '13 hours', now() + interval '1 day'
                 from identity.people where login = 'exchange'`);
    await sql(`insert into identity.sso_attempts values (sha256('old'), null, '/', now() - interval '1 second'),
               (sha256('new'), null, '/', now() + interval '1 minute')`);
    await sql(
      `insert into identity.attempts values ('test:old', 3, now() - interval '25 hours'), ('test:new', 3, now())`,
    );
    const next = await startSignInServer(platform(), {});
    const left = async () =>
      (
        await sql(`select (select count(*)::int from identity.sessions where session_hash = sha256('old')) as sessions,
                          (select count(*)::int from identity.sso_attempts) as trips,
                          (select count(*)::int from identity.attempts where key like 'test:%') as failures`)
      ).rows;
    await expect.poll(left, patience).toEqual([{ sessions: 0, trips: 1, failures: 1 }]);
    await next.stop();
    expect((await live.call(session)).json()).toMatchObject({ person: { login: 'exchange' } });
  });

  it('of nobody may be signed out of, which does nothing', async () => {
    const { one } = platform();
    expect((await one.call({ method: 'DELETE', ...session })).statusCode).toBe(204);
  });
});

describe('the own sessions', () => {
  it("are listed with browser, address and time, the present one marked, and no one else's", async () => {
    const { one } = platform();
    const remoteAddress = anAddress();
    const phone = await one.call({
      ...signIn('fujian'),
      remoteAddress,
      headers: { 'user-agent': `Phone ${'x'.repeat(300)}` },
    });
    const desk = await one.browser('fujian');
    const { sessions } = (await desk.call({ url: '/api/identity/sessions' })).json<{ sessions: unknown[] }>();
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ is_current: true });
    expect(sessions[1]).toMatchObject({
      address: remoteAddress,
      browser: `Phone ${'x'.repeat(300)}`.slice(0, 200),
      is_current: false,
    });
    expect(cookieOf(phone)).not.toBe('');
  });

  it('are ended one by one', async () => {
    const { one, two } = platform();
    const phone = await one.browser('ministry');
    const desk = await one.browser('ministry');
    await two.withCookie(phone.cookie)(session);
    const list = await desk.call({ url: '/api/identity/sessions' });
    const { sessions } = list.json<{ sessions: { session_id: string; is_current: boolean }[] }>();
    const url = `/api/identity/sessions/${sessions.find(({ is_current }) => !is_current)?.session_id}`;
    // Another person has no such session.
    const stranger = await one.browser('bank');
    expect((await stranger.call({ method: 'DELETE', url })).json()).toMatchObject({
      error: { code: 'unknown_session' },
    });
    expect((await desk.call({ method: 'DELETE', url })).statusCode).toBe(204);
    expect((await desk.call({ method: 'DELETE', url })).json()).toMatchObject({ error: { code: 'unknown_session' } });
    await expect
      .poll(async () => (await two.withCookie(phone.cookie)(session)).json<unknown>(), patience)
      .toEqual(nobody);
    expect((await desk.call(session)).json()).toMatchObject({ person: { login: 'ministry' } });
  });

  it('are all ended by signing out everywhere, at once on every server', async () => {
    const { one, two } = platform();
    const desk = await one.browser('department');
    const phone = await two.browser('department');
    for (const { cookie } of [desk, phone]) {
      for (const server of [one, two]) await server.withCookie(cookie)(session);
    }
    const answer = await desk.call({ method: 'DELETE', url: '/api/identity/sessions' });
    expect([answer.statusCode, cookieOf(answer)]).toEqual([204, 'leitu_session=']);
    for (const { cookie } of [desk, phone]) {
      expect((await one.withCookie(cookie)(session)).json()).toEqual(nobody);
      await expect.poll(async () => (await two.withCookie(cookie)(session)).json<unknown>(), patience).toEqual(nobody);
    }
  });
});
