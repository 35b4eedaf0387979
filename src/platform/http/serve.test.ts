import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aServer, page } from '../../../tests/aServer.ts';
import { defineModule } from '../module/defineModule.ts';
import type { App } from './app.ts';

const policy = defineModule({
  id: 'policy',
  routes(app) {
    app.post(
      '/judge',
      {
        config: { access: 'public' },
        schema: {
          summary: '评判',
          body: z.object({ uscc: z.string() }),
          response: { 200: z.object({ met: z.boolean() }) },
        },
      },
      () => ({ met: true }),
    );
  },
});

let app: App;
beforeAll(async () => {
  ({ app } = await aServer([policy]));
});
afterAll(() => app.close());

describe('the web application', () => {
  it.each(['/', '/policy', '/policy/packs/cn.srdi.2026', '/cultivation?tier=srdi'])(
    'its one page is served at %s, and asked for anew each time',
    async (url) => {
      const answer = await app.inject({ url });
      expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, page, 'no-cache']);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    },
  );

  it('files that are named by their content are kept for good', async () => {
    const { headers } = await app.inject({ url: '/assets/index-4f2a.js' });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('the worker that keeps it for offline use is asked for anew each time', async () => {
    const { headers } = await app.inject({ url: '/sw.js' });
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each(['/assets/index-0000.js', '/favicon.ico', '/fonts/song.woff2'])(
    'a file that is not there, %s, is not answered with the page',
    async (url) => {
      const answer = await app.inject({ url });
      expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([404, 'unknown_file']);
    },
  );

  it.each(['/api', '/api/', '/api/policy', '/api/policy/nothing?page=1', '/api?x'])(
    'an address of the interface, %s, is never answered with the page',
    async (url) => {
      const answer = await app.inject({ url, headers: { accept: 'text/html' } });
      expect([answer.statusCode, answer.json<{ error: { code: string } }>().error.code]).toEqual([
        404,
        'unknown_address',
      ]);
    },
  );

  it.each(['/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/assets/../../../etc/passwd'])(
    'nothing outside its folder is served, not by %s',
    async (url) => {
      expect((await app.inject({ url })).body).not.toContain('root:');
    },
  );

  it('is sent compressed to whom can read it so', async () => {
    const packed = await app.inject({ url: '/assets/index-4f2a.js', headers: { 'accept-encoding': 'br, gzip' } });
    const plain = await app.inject({ url: '/assets/index-4f2a.js' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
  });

  it('runs only scripts of this server, inside no other page', async () => {
    const { headers } = await app.inject({ url: '/' });
    const rules = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
    );
    expect(rules.get('default-src')).toBe("'self'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('connect-src')).toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

interface DescribedRoute {
  readonly tags: string[];
  readonly summary: string;
  readonly responses: Record<string, unknown>;
  readonly security?: unknown;
}

describe('the description of the interface', () => {
  it('is made from the contracts, under the name of the module, with the one shape of errors', async () => {
    const description = (await app.inject({ url: '/api/docs/json' })).json<{
      openapi: string;
      paths: Record<string, Record<string, DescribedRoute>>;
      components: { securitySchemes: object };
    }>();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toEqual(['/api/jobs', '/api/jobs/{job}', '/api/policy/judge']);
    const judge = description.paths['/api/policy/judge']?.post;
    expect([judge?.tags, judge?.summary]).toEqual([['policy'], '评判']);
    expect(Object.keys(judge?.responses ?? {})).toEqual(['200', '4XX', '5XX']);
    expect(JSON.stringify(judge?.responses['4XX'])).toContain('#/components/schemas/Error"');
    expect(judge?.security).toBeUndefined();
    const jobs = description.paths['/api/jobs']?.get;
    expect(jobs?.security).toEqual(Object.keys(description.components.securitySchemes).map((way) => ({ [way]: [] })));
  });

  it('is a page without scripts of its own in the text', async () => {
    const { statusCode, body } = await app.inject({ url: '/api/docs' });
    expect(statusCode).toBe(200);
    expect(body.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
  });
});

describe('health', () => {
  it('/healthz says that the process answers, whatever the database does', async () => {
    const answer = await app.inject({ url: '/healthz' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});
