import { describe, expect, it } from 'vitest';
import { anAddress, aSignIn, type Browser, type SignInServer } from '../../../tests/aSignIn.ts';

const platform = aSignIn();
const tokens = '/api/identity/tokens';
const people = '/api/identity/people';

interface Made {
  readonly token_id: string;
  readonly secret: string;
  readonly expires_at: string;
}

function make(browser: Browser, scopes: readonly string[], days = 30) {
  return browser.call({ method: 'POST', url: tokens, payload: { name: '接口', scopes, days } });
}

async function made(login: string, ...scopes: string[]): Promise<Made> {
  return (await make(await platform().one.browser(login), scopes)).json<Made>();
}

function use(
  secret: string,
  request: { method?: 'GET' | 'POST' | 'DELETE'; url: string; payload?: object },
  server?: SignInServer,
) {
  const headers = { authorization: `Bearer ${secret}` };
  return (server ?? platform().one).call({ ...request, headers, remoteAddress: anAddress() });
}

const patience = { timeout: 10_000, interval: 20 };

describe('a token', () => {
  it('is told once and kept as a hash; it lasts as long as was asked', async () => {
    const { one, owner } = platform();
    const admin = await one.browser('quanzhou');
    const answer = await make(admin, ['enterprise.read', 'enterprise.import', 'enterprise.read'], 7);
    expect(answer.statusCode).toBe(201);
    const { token_id, secret, expires_at } = answer.json<Made>();
    expect(secret).toMatch(/^leitu_[0-9a-f]{32}_[\w-]{43}$/);
    expect(Math.round((Date.parse(expires_at) - Date.now()) / 86_400_000)).toBe(7);
    const listed = (await admin.call({ url: tokens })).json<{ tokens: Record<string, unknown>[] }>();
    expect(listed.tokens.find((token) => token.token_id === token_id)).toMatchObject({
      name: '接口',
      scopes: ['enterprise.import', 'enterprise.read'],
      made_by: '泉州管理员',
      used_at: null,
      revoked_at: null,
    });
    for (const table of ['identity.tokens', 'platform.audit_events']) {
      const { rows } = await owner.query(`select * from ${table}`);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(39));
    }
  });

  it('acts for its organisation, as nobody in particular, with what its scopes say', async () => {
    const { one, two } = platform();
    const { secret, token_id } = await made('quanzhou', 'identity.people');
    expect((await use(secret, { url: people })).statusCode).toBe(200);
    expect((await use(secret, { url: people }, two)).statusCode).toBe(200);
    expect((await use(secret, { url: '/api/identity/audit' })).json()).toMatchObject({
      error: { code: 'not_in_scope' },
    });
    expect((await use(secret, { url: '/api/identity/session' })).json()).toMatchObject({
      person: null,
      organisation: { region_code: '3505' },
      permissions: ['identity.people'],
    });
    const usedAt = async () => {
      const { tokens: listed } = (await (await one.browser('quanzhou')).call({ url: tokens })).json<{
        tokens: { token_id: string; used_at: string | null }[];
      }>();
      return listed.find((token) => token.token_id === token_id)?.used_at ?? null;
    };
    await expect.poll(usedAt, { timeout: 10_000, interval: 200 }).not.toBeNull();
  });

  it('may do no more than whoever made it', async () => {
    const { one } = platform();
    const answer = await make(await one.browser('quanzhou'), ['enterprise.read', 'identity.organisations']);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { error: { code: 'scope_not_own', figures: { scope: 'identity.organisations' } } },
    ]);
    expect((await make(await one.browser('quanzhou'), ['no.such'])).statusCode).toBe(422);
    expect((await make(await one.browser('quanzhou'), [])).statusCode).toBe(400);
    expect((await make(await one.browser('quanzhou'), ['enterprise.read'], 367)).statusCode).toBe(400);
    expect((await make(await one.browser('quanzhou-officer'), ['enterprise.read'])).json()).toMatchObject({
      error: { code: 'not_permitted' },
    });
  });

  it('may do what its maker may now: it follows the role, and is nobody when its maker is disabled', async () => {
    const { two, owner, one } = platform();
    const { secret } = await made('fujian', 'identity.people', 'enterprise.read');
    const permissions = async (server: SignInServer) =>
      (await use(secret, { url: '/api/identity/session' }, server)).json<{ permissions?: string[] }>().permissions ??
      null;
    const sorted = (given: string[] | null) => given?.toSorted((a, b) => (a < b ? -1 : 1)) ?? null;
    expect(sorted(await permissions(two))).toEqual(['enterprise.read', 'identity.people']);
    // Another administrator of the province changes the one who made the token.
    await owner.query(
      `insert into identity.people select gen_random_uuid(), organisation_id, 'fujian-2', '另一位', role, password_hash
         from identity.people where login = 'fujian'`,
    );
    const other = await one.browser('fujian-2');
    const { people: listed } = (await other.call({ url: people })).json<{
      people: { person_id: string; login: string }[];
    }>();
    const maker = listed.find(({ login }) => login === 'fujian')?.person_id;
    const change = (payload: object) => other.call({ method: 'PATCH', url: `${people}/${maker}`, payload });
    await change({ role: 'office-reader' });
    expect(sorted(await permissions(one))).toEqual(['enterprise.read']);
    await expect.poll(() => permissions(two), patience).toEqual(['enterprise.read']);
    await change({ is_disabled: true });
    expect((await use(secret, { url: people })).json()).toMatchObject({ error: { code: 'token_invalid' } });
    await expect.poll(() => permissions(two), patience).toBeNull();
  });

  it('that is revoked is nobody at once, on every server', async () => {
    const { one, two } = platform();
    const { secret, token_id } = await made('quanzhou', 'identity.people');
    expect((await use(secret, { url: people }, two)).statusCode).toBe(200);
    const url = `${tokens}/${token_id}`;
    const stranger = await (await one.browser('bank')).call({ method: 'DELETE', url });
    expect([stranger.statusCode, stranger.json()]).toMatchObject([404, { error: { code: 'unknown_token' } }]);
    const admin = await one.browser('quanzhou');
    expect((await admin.call({ method: 'DELETE', url })).statusCode).toBe(204);
    expect((await admin.call({ method: 'DELETE', url })).json()).toMatchObject({ error: { code: 'unknown_token' } });
    const answer = await use(secret, { url: people });
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { error: { code: 'token_invalid' } }]);
    await expect.poll(async () => (await use(secret, { url: people }, two)).statusCode, patience).toBe(401);
  });

  it.each([
    ['has expired', 'update identity.tokens set expires_at = now() where token_id = $1'],
    [
      'is of an organisation that was closed',
      'update identity.organisations o set closed_at = now() from identity.tokens t where t.organisation_id = o.organisation_id and t.token_id = $1',
    ],
  ])('that %s is nobody', async (_what, change) => {
    const { secret, token_id } = await made(change.includes('closed_at') ? 'exchange' : 'bank', 'identity.people');
    await platform().owner.query(change, [token_id]);
    expect((await use(secret, { url: people })).json()).toMatchObject({ error: { code: 'token_invalid' } });
  });

  it.each([
    ['another secret', (secret: string) => `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`],
    [
      'another number',
      (secret: string) => secret.replace(/^leitu_./, (start) => (start.endsWith('0') ? 'leitu_1' : 'leitu_0')),
    ],
    ['more behind it', (secret: string) => `${secret}x`],
    ['nothing of ours', () => 'eyJhbGciOiJub25lIn0.e30.'],
    ['nothing', () => ''],
  ])('with %s is nobody, also on a public route', async (_what, forge) => {
    const { secret } = await made('quanzhou', 'identity.people');
    for (const url of [people, '/api/identity/session']) {
      const answer = await use(forge(secret), { url });
      expect([answer.statusCode, answer.json()]).toMatchObject([401, { error: { code: 'token_invalid' } }]);
    }
  });

  it('is judged by itself: no cookie beside it counts', async () => {
    const { one } = platform();
    const { cookie } = await one.browser('quanzhou');
    const { secret } = await made('quanzhou', 'enterprise.read');
    const headers = { authorization: `Bearer ${secret}`, cookie };
    expect((await one.call({ url: people, headers })).json()).toMatchObject({ error: { code: 'not_in_scope' } });
  });

  it('needs not say from which site it is sent', async () => {
    const { secret } = await made('quanzhou', 'identity.tokens');
    const answer = await use(secret, { method: 'DELETE', url: `${tokens}/0190a000-0000-7000-8000-000000000009` });
    expect(answer.json()).toMatchObject({ error: { code: 'person_needed' } });
  });
});

describe('a machine with a token', () => {
  const nobody = '0190a000-0000-7000-8000-000000000009';
  it.each([
    ['POST', tokens, { name: 'x', scopes: ['identity.tokens'], days: 1 }],
    ['DELETE', `${tokens}/${nobody}`, undefined],
    ['POST', '/api/identity/invitations', { role: 'office-admin' }],
    ['DELETE', `/api/identity/invitations/${nobody}`, undefined],
    ['PATCH', `${people}/${nobody}`, { role: 'office-admin' }],
    ['POST', '/api/identity/password', { current: 'x', next: 'a-longer-password' }],
    ['GET', '/api/identity/sessions', undefined],
    ['DELETE', '/api/identity/sessions', undefined],
    ['DELETE', `/api/identity/sessions/${nobody}`, undefined],
    ['GET', '/api/identity/sso/link', undefined],
    ['DELETE', '/api/identity/sso/link', undefined],
  ] as const)('gives nobody access and takes it from nobody: %s %s', async (method, url, payload) => {
    const { secret } = await made('quanzhou', 'identity.tokens', 'identity.people');
    const answer = await platform().one.call({
      method,
      url,
      headers: { authorization: `Bearer ${secret}` },
      ...(payload === undefined ? {} : { payload }),
    });
    expect([answer.statusCode, answer.json()]).toMatchObject([403, { error: { code: 'person_needed' } }]);
  });

  it('is named in the audit as one', async () => {
    const { owner } = platform();
    const { secret, token_id } = await made('admin', 'identity.organisations');
    const payload = { kind: 'bank', name: '令牌建的银行', region_code: '35' };
    expect((await use(secret, { method: 'POST', url: '/api/identity/organisations', payload })).statusCode).toBe(201);
    const { rows } = await owner.query(
      `select person_id, token_id from platform.audit_events where action = 'identity.organisation-add'`,
    );
    expect(rows).toEqual([{ person_id: null, token_id }]);
  });
});
