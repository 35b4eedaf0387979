import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { type IdentityProvider, startIdentityProvider } from '../../../tests/anIdentityProvider.ts';
import { type Browser, cookieOf, password, type SignInServer, startSignInServer } from '../../../tests/aSignIn.ts';
import { SSO_REFUSALS } from './contract.ts';

const origin = 'http://leitu.test:5180';
const database = aDatabase();
let provider: IdentityProvider;
let server: SignInServer;
let other: SignInServer;
let admin: Browser;

beforeAll(async () => {
  provider = await startIdentityProvider(origin);
  const env = { LEITU_DEMO_PASSWORD: password, ...provider.env };
  server = await startSignInServer(database(), env);
  other = await startSignInServer(database(), env);
  admin = await server.browser('admin');
});
afterAll(async () => {
  await server.stop();
  await other.stop();
  await provider.stop();
});

/** The cookie of a round trip that an answer gives. */
function tripCookieOf(response: Awaited<ReturnType<SignInServer['call']>>): string {
  const given = response.cookies.find(({ name }) => name === 'leitu_sso');
  return `leitu_sso=${given?.value ?? ''}`;
}

/** Goes to the provider from a browser with these cookies. */
async function begin(cookie = '', path = '/api/identity/sso/start', query: Record<string, string> = {}) {
  const response = await server.call({ url: path, query, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
  return { response, location: String(response.headers.location), trip: tripCookieOf(response) };
}

/** Comes back from the provider with these cookies. */
function comeBack(back: URL, cookie: string, to: SignInServer = server) {
  return to.call({ url: `${back.pathname}${back.search}`, headers: { cookie, 'sec-fetch-site': 'cross-site' } });
}

/** The whole way of a browser that signs in at the provider as somebody. */
async function signInAs(login: string, query: Record<string, string> = {}) {
  const { location, trip } = await begin('', '/api/identity/sso/start', query);
  return comeBack(await provider.visit(location, { login }), trip);
}

/** Links what the provider calls somebody to the account of a browser. */
async function linkAs(login: string, cookie: string) {
  const { location, trip } = await begin(cookie, '/api/identity/sso/link', { return_to: '/account' });
  return comeBack(await provider.visit(location, { login }), `${cookie}; ${trip}`);
}

describe('single sign-on', () => {
  it('is told to the page for signing in', async () => {
    expect((await server.call({ url: '/api/identity/session' })).json()).toMatchObject({ person: null, sso: true });
  });

  it('leads to the provider with a challenge, a state and a nonce, and ties the browser by a cookie of its own', async () => {
    const { response, location } = await begin();
    expect(response.statusCode).toBe(302);
    const asked = new URL(location).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${origin}/api/identity/sso/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    const [cookie] = response.cookies;
    expect(cookie).toMatchObject({
      name: 'leitu_sso',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/api/identity/sso',
      maxAge: 600,
    });
    // Nothing that is kept here would let anybody come back in the place of this browser.
    const { rows } = await database().owner.query('select * from identity.sso_attempts');
    const kept = JSON.stringify(rows);
    for (const value of [asked.get('state'), asked.get('nonce'), cookie?.value]) expect(kept).not.toContain(value);
  });

  it('of whoever has linked it to an account signs in, on any server, and comes back to the page asked for', async () => {
    const linked = await linkAs('zhang', admin.cookie);
    expect([linked.statusCode, linked.headers.location]).toEqual([302, `${origin}/account`]);
    const { location, trip } = await begin('', '/api/identity/sso/start', { return_to: '/firms?tier=srdi#top' });
    const answer = await comeBack(await provider.visit(location, { login: 'zhang' }), trip, other);
    expect([answer.statusCode, answer.headers.location]).toEqual([302, `${origin}/firms?tier=srdi#top`]);
    const session = await server.withCookie(cookieOf(answer))({ url: '/api/identity/session' });
    expect(session.json()).toMatchObject({ person: { login: 'admin', has_sso: true } });
    // The round trip is over, for this browser too.
    expect(answer.cookies.find(({ name }) => name === 'leitu_sso')).toMatchObject({ value: '' });
  });

  it('of nobody known here makes no account', async () => {
    const before = await database().owner.query('select from identity.people');
    const answer = await signInAs('stranger', { return_to: '/firms' });
    expect(answer.headers.location).toBe(`${origin}/sign-in?refused=sso_unknown`);
    expect(cookieOf(answer)).toBe('');
    const after = await database().owner.query('select from identity.people');
    expect(after.rowCount).toBe(before.rowCount);
  });

  it('that was cancelled is told so', async () => {
    const { location, trip } = await begin();
    const answer = await comeBack(await provider.visit(location, 'cancel'), trip);
    expect(answer.headers.location).toBe(`${origin}/sign-in?refused=sso_cancelled`);
  });

  it('ends a session that the browser had', async () => {
    const before = await server.browser('auditor');
    const { location, trip } = await begin(before.cookie);
    const answer = await comeBack(await provider.visit(location, { login: 'zhang' }), `${before.cookie}; ${trip}`);
    expect(cookieOf(answer)).not.toBe('');
    expect((await before.call({ url: '/api/identity/session' })).json()).toMatchObject({ person: null });
  });

  it('of somebody who was disabled is refused', async () => {
    const bank = await server.browser('bank-member');
    expect((await linkAs('chen', bank.cookie)).headers.location).toBe(`${origin}/account`);
    await database().owner.query(`update identity.people set disabled_at = now() where login = 'bank-member'`);
    expect((await signInAs('chen')).headers.location).toBe(`${origin}/sign-in?refused=account_disabled`);
  });
});

describe('who comes back from the provider', () => {
  const expired = `${origin}/sign-in?refused=sso_expired`;

  it('with another state than the one sent is refused, and spoils nothing for whom it belongs to', async () => {
    const { location, trip } = await begin();
    const back = await provider.visit(location, { login: 'zhang' });
    const forged = new URL(back);
    forged.searchParams.set('state', 'A'.repeat(43));
    expect((await comeBack(forged, trip)).headers.location).toBe(expired);
    expect((await comeBack(back, trip)).headers.location).toBe(`${origin}/`);
  });

  it('a second time is refused', async () => {
    const { location, trip } = await begin();
    const back = await provider.visit(location, { login: 'zhang' });
    expect((await comeBack(back, trip)).headers.location).toBe(`${origin}/`);
    const again = await comeBack(back, trip, other);
    expect([again.headers.location, cookieOf(again)]).toEqual([expired, '']);
  });

  it('in another browser than the one that was sent there is refused', async () => {
    const { location } = await begin();
    const stolen = await provider.visit(location, { login: 'zhang' });
    const { trip: ofVictim } = await begin();
    for (const cookie of ['', ofVictim]) {
      const answer = await comeBack(stolen, cookie);
      expect([answer.headers.location, cookieOf(answer)]).toEqual([expired, '']);
    }
  });

  it('too late is refused', async () => {
    const { location, trip } = await begin();
    const back = await provider.visit(location, { login: 'zhang' });
    await database().owner.query(`update identity.sso_attempts set expires_at = now() - interval '1 second'`);
    expect((await comeBack(back, trip)).headers.location).toBe(expired);
  });

  it('with a code that the provider did not give is refused', async () => {
    const { location, trip } = await begin();
    const back = await provider.visit(location, { login: 'zhang' });
    back.searchParams.set('code', 'made-up');
    expect((await comeBack(back, trip)).headers.location).toBe(`${origin}/sign-in?refused=sso_failed`);
  });

  it('with the answer of another provider is refused', async () => {
    const { location, trip } = await begin();
    const back = await provider.visit(location, { login: 'zhang' });
    back.searchParams.set('iss', 'https://evil.example');
    expect((await comeBack(back, trip)).headers.location).toBe(`${origin}/sign-in?refused=sso_failed`);
  });
});

describe('the page to come back to', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'firms',
    '@evil.example',
    '',
  ])('%j is none of this site', async (returnTo) => {
    const { response } = await begin('', '/api/identity/sso/start', { return_to: returnTo });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ error: { code: 'input_invalid', where: 'query.return_to' } });
  });
});

describe('linking an identity to an account', () => {
  it('is not done for an identity that is linked to another account', async () => {
    const auditor = await server.browser('auditor');
    const answer = await linkAs('zhang', auditor.cookie);
    expect(answer.headers.location).toBe(`${origin}/account?refused=sso_taken`);
  });

  it('is not done for whoever has signed in to the browser meanwhile, or for nobody', async () => {
    const fund = await server.browser('fund');
    const service = await server.browser('service');
    for (const cookie of [service.cookie, '']) {
      const { location, trip } = await begin(fund.cookie, '/api/identity/sso/link', { return_to: '/account' });
      const back = await provider.visit(location, { login: 'wang' });
      const answer = await comeBack(back, `${cookie}; ${trip}`);
      expect(answer.headers.location).toBe(`${origin}/account?refused=sso_expired`);
    }
    expect((await signInAs('wang')).headers.location).toBe(`${origin}/sign-in?refused=sso_unknown`);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { referer: 'https://evil.example/' },
    {},
  ])('is begun by no page of another site: %j', async (headers) => {
    const answer = await server.call({
      url: '/api/identity/sso/link',
      headers: { cookie: admin.cookie, host: 'leitu.test:5180', ...headers },
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { error: { code: 'cross_site' } }]);
  });

  it('is begun from a page of this site by a browser that tells only the page before', async () => {
    const answer = await server.call({
      url: '/api/identity/sso/link',
      headers: { cookie: admin.cookie, host: 'leitu.test:5180', referer: `${origin}/account` },
    });
    expect(answer.statusCode).toBe(302);
  });

  it('is undone by whom it belongs to', async () => {
    const department = await server.browser('department');
    await linkAs('huang', department.cookie);
    expect(cookieOf(await signInAs('huang'))).not.toBe('');
    const answer = await department.call({ method: 'DELETE', url: '/api/identity/sso/link' });
    expect(answer.statusCode).toBe(204);
    expect((await signInAs('huang')).headers.location).toBe(`${origin}/sign-in?refused=sso_unknown`);
    const { rows } = await database().owner.query<{ action: string }>(
      `select action from platform.audit_events where action like 'identity.sso-%' order by happened_at desc limit 2`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['identity.sso-unlink', 'identity.sso-link']);
  });
});

describe('a provider that does not answer', () => {
  it('is told at the beginning, and works again when it is back', async () => {
    const passing = await startIdentityProvider(origin);
    await passing.stop();
    const alone = await startSignInServer(database(), passing.env);
    const start = async () => (await alone.call({ url: '/api/identity/sso/start' })).headers.location;
    expect(await start()).toBe(`${origin}/sign-in?refused=sso_unavailable`);
    const back = await startIdentityProvider(origin, Number(new URL(passing.issuer).port));
    expect(await start()).toContain(`${back.issuer}/auth?`);
    await alone.stop();
    await back.stop();
  });

  it('is told when the browser comes back', async () => {
    const passing = await startIdentityProvider(origin);
    const alone = await startSignInServer(database(), passing.env);
    const started = await alone.call({ url: '/api/identity/sso/start' });
    const back = await passing.visit(String(started.headers.location), { login: 'zhang' });
    await passing.stop();
    const answer = await comeBack(back, tripCookieOf(started), alone);
    await alone.stop();
    expect(answer.headers.location).toBe(`${origin}/sign-in?refused=sso_unavailable`);
  });

  it('that was never set up is refused', async () => {
    const without = await startSignInServer(database(), {});
    const answers = await Promise.all(
      ['/api/identity/sso/start', '/api/identity/sso/callback'].map((url) => without.call({ url })),
    );
    await without.stop();
    for (const answer of answers) {
      expect([answer.statusCode, answer.json()]).toMatchObject([404, { error: { code: 'sso_not_set_up' } }]);
    }
  });
});

describe('round trips that are begun and not ended', () => {
  it('are refused when there are too many of one address', async () => {
    const remoteAddress = '10.200.0.1';
    const start = () => server.call({ url: '/api/identity/sso/start', remoteAddress });
    const answers = await Promise.all(Array.from({ length: 201 }, start));
    const refusals = answers.filter(({ headers }) => String(headers.location).includes('refused='));
    expect(refusals.map(({ headers }) => headers.location)).toEqual([`${origin}/sign-in?refused=too_many_attempts`]);
  });
});

it('every reason that a page may be told is told above', () => {
  expect(Object.keys(SSO_REFUSALS).toSorted()).toEqual(
    [
      'account_disabled',
      'sso_cancelled',
      'sso_expired',
      'sso_failed',
      'sso_taken',
      'sso_unavailable',
      'sso_unknown',
      'too_many_attempts',
    ].toSorted(),
  );
});
