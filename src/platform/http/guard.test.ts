import { ok, refused } from '@leitu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { refuseAccess } from './accessRefusals.ts';
import type { App } from './app.ts';
import { createApp } from './createApp.ts';
import { actorOf, guardWith } from './guard.ts';

const clerk: Actor = {
  kind: 'office',
  organisationId: '0190a000-0000-7000-8000-000000000001',
  region: '3505',
  personId: '0190a000-0000-7000-8000-000000000002',
  tokenId: null,
  permissions: new Set(['enterprise.read']),
  address: null,
};

let app: App;
let timesAsked = 0;
beforeAll(async () => {
  app = createApp({ level: 'silent' }, ['10.0.0.1']);
  app.decorateRequest('actor', null);
  app.addHook(
    'onRequest',
    guardWith(({ headers: { authorization, cookie } }) => {
      timesAsked += 1;
      if (authorization?.startsWith('Bearer')) {
        const isGood = authorization === 'Bearer good';
        return Promise.resolve(isGood ? ok(clerk) : refused(refuseAccess('token_invalid')));
      }
      return Promise.resolve(ok(cookie === 'session=clerk' ? clerk : null));
    }),
  );
  const nothing = () => ({});
  app.get('/public', { config: { access: 'public' } }, nothing);
  app.post('/public', { config: { access: 'public' } }, nothing);
  app.get('/own', { config: { access: 'signed-in' } }, (request) => ({ region: actorOf(request).region }));
  app.post('/own', { config: { access: 'signed-in' } }, nothing);
  app.delete('/own', { config: { access: 'signed-in' } }, nothing);
  app.get('/read', { config: { access: 'enterprise.read' } }, nothing);
  app.get('/import', { config: { access: 'enterprise.import' } }, nothing);
  await app.ready();
});
afterAll(() => app.close());

const cookie = 'session=clerk';

describe('the guard of a route', () => {
  it.each([
    ['/public', {}, 200],
    ['/own', {}, 401],
    ['/own', { cookie }, 200],
    ['/read', { cookie }, 200],
    ['/read', {}, 401],
    ['/import', { cookie }, 403],
    ['/own', { authorization: 'Bearer good' }, 200],
    ['/public', { authorization: 'Bearer bad' }, 401],
  ])('lets %s with %j through, or answers %i', async (url, headers, status) => {
    const answer = await app.inject({ url, headers });
    expect(answer.statusCode).toBe(status);
  });

  it('tells the route for whom it works, and the refused what is missing', async () => {
    expect((await app.inject({ url: '/own', headers: { cookie } })).json()).toEqual({ region: '3505' });
    const { error } = (await app.inject({ url: '/import', headers: { cookie } })).json<{ error: unknown }>();
    expect(error).toMatchObject({ code: 'not_permitted', figures: { permission: 'enterprise.import' } });
  });
});

describe('a request that changes something', () => {
  const host = 'leitu.example.cn';
  it.each([
    // Browsers that say how the request comes about.
    [{ cookie, 'sec-fetch-site': 'same-origin' }, 200],
    [{ cookie, 'sec-fetch-site': 'same-site' }, 403],
    [{ cookie, 'sec-fetch-site': 'cross-site' }, 403],
    [{ cookie, 'sec-fetch-site': 'none' }, 403],
    [{ cookie, 'sec-fetch-site': 'cross-site', origin: `https://${host}` }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    // Browsers that say only from which site, as over a connection that is not encrypted.
    [{ cookie, origin: `https://${host}` }, 200],
    [{ cookie, origin: `http://${host}` }, 200],
    [{ cookie, host: `${host}:443`, origin: `https://${host}` }, 200],
    [{ cookie, host: `${host}:80`, origin: `https://${host}` }, 403],
    [{ cookie, origin: `https://${host}:8443` }, 403],
    [{ cookie, origin: 'https://evil.example' }, 403],
    [{ cookie, origin: `https://${host}.evil.example` }, 403],
    [{ cookie, origin: 'null' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    // Whoever says nothing and is sent with a cookie.
    [{ cookie }, 403],
    [{ cookie, authorization: 'Basic dXNlcjpwYXNz' }, 403],
    // Programs.
    [{}, 401],
    [{ authorization: 'Bearer good' }, 200],
    [{ authorization: 'Bearer good', cookie, origin: 'https://evil.example' }, 200],
    [{ authorization: 'Bearer bad', cookie }, 401],
  ])('with %j is answered with %i', async (headers, status) => {
    const answer = await app.inject({ method: 'POST', url: '/own', headers: { host, ...headers } });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json<{ error: { code: string } }>().error.code).toBe('cross_site');
  });

  it('from another site is refused on public routes and by every method, before it is found out who asks', async () => {
    const before = timesAsked;
    const headers = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await app.inject({ method: 'POST', url: '/public', headers })).statusCode).toBe(403);
    expect((await app.inject({ method: 'DELETE', url: '/own', headers })).statusCode).toBe(403);
    expect(timesAsked).toBe(before);
  });

  it('is compared with the name that a trusted proxy was asked by, and with no name that others tell', async () => {
    const headers = { host: '127.0.0.1:5180', 'x-forwarded-host': host, cookie, origin: `http://${host}` };
    const request = { method: 'POST', url: '/own', headers } as const;
    expect((await app.inject({ ...request, remoteAddress: '10.0.0.1' })).statusCode).toBe(200);
    expect((await app.inject({ ...request, remoteAddress: '10.0.0.2' })).statusCode).toBe(403);
  });
});
