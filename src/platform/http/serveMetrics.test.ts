import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer } from '../../../tests/aServer.ts';
import type { App } from './app.ts';

let open: App;
let closed: App;
beforeAll(async () => {
  ({ app: open } = await aServer());
  ({ app: closed } = await aServer([], 'a-long-secret'));
});
afterAll(async () => {
  await open.close();
  await closed.close();
});

describe('/metrics', () => {
  it('tells requests by the pattern of their route, and goes on while the database is away', async () => {
    await open.inject('/healthz');
    await open.inject('/no/such/address/91350100M000100Y43');
    const answer = await open.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toMatch(/leitu_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/);
    expect(answer.body).toContain('leitu_database_connections{state="idle"} 0');
    expect(answer.body).toContain('nodejs_eventloop_lag_seconds');
    expect(answer.body).not.toContain('91350100M000100Y43');
  });

  it.each([
    ['another machine', { remoteAddress: '10.0.0.7' }],
    ['a proxy on this machine', { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '10.0.0.7' } }],
  ])('is closed to %s', async (_who, from) => {
    const answer = await open.inject({ url: '/metrics', ...from });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ error: { code: 'metrics_closed' } });
  });

  it.each([
    ['the token', 'Bearer a-long-secret', 200],
    ['another token', 'Bearer a-long-secreT', 403],
    ['no token', '', 403],
  ])('asks for the token where one is set: %s', async (_what, authorization, status) => {
    const answer = await closed.inject({ url: '/metrics', remoteAddress: '127.0.0.1', headers: { authorization } });
    expect(answer.statusCode).toBe(status);
  });
});
