import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { defineRefusals } from '@leitu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aServer } from '../../../tests/aServer.ts';
import { defineModule } from '../module/defineModule.ts';
import type { App } from './app.ts';
import { sendRefusal } from './sendRefusal.ts';

const refuse = defineRefusals({
  too_early: { status: 409, zh: '第 {year} 年尚未开始申报。', en: 'Applications for {year} have not opened.' },
});

const firm = z.strictObject({
  name: z.string().min(1),
  facts: z.strictObject({ revenue_y1: z.number().min(0).optional(), key_field: z.boolean().optional() }),
});

const config = { access: 'public' } as const;

const lending = defineModule({
  id: 'lending',
  routes(app, { database }) {
    app.post(
      '/firms',
      { config, schema: { body: z.strictObject({ firms: z.array(firm) }) } },
      ({ body }) => body.firms.length,
    );
    app.get(
      '/years/:year',
      { config, schema: { params: z.object({ year: z.coerce.number().int() }) } },
      ({ params }, reply) =>
        sendRefusal(reply, 409, refuse('too_early', { year: params.year }), { where: 'params.year' }),
    );
    app.get('/bug', { config }, () => {
      throw new Error('the password is 累土');
    });
    app.get('/wrong', { config, schema: { response: { 200: z.object({ count: z.number() }) } } }, () => {
      // What a bug looks like to the types: a value from outside that is not what it claims.
      return JSON.parse('{"count":"many"}') as { count: number };
    });
    app.get('/rows', { config }, async () => (await database.pool.query('select 1')).rowCount);
  },
});

let app: App;
let logged: () => string;
beforeAll(async () => {
  ({ app, logged } = await aServer([lending]));
});
afterAll(() => app.close());

interface ErrorAnswer {
  error: {
    code: string;
    message: { zh: string; en: string };
    where?: string;
    figures?: Record<string, unknown>;
    issues?: { where: string; code: string; message: { zh: string; en: string } }[];
    request_id: string;
  };
}

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: string, type = 'application/json') {
  const headers = payload === undefined ? {} : { 'content-type': type };
  const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return { status: answer.statusCode, headers: answer.headers, ...answer.json<ErrorAnswer>() };
}

describe('a packed body', () => {
  const body = gzipSync('{"firms": []}');
  it.each([
    ['is unpacked', 'gzip', body, 200, undefined],
    ['that is none', 'gzip', Buffer.from('{"firms": []}'), 400, 'body_not_unpacked'],
    ['that is cut short', 'gzip', body.subarray(0, 12), 400, 'body_not_unpacked'],
    ['packed otherwise than it says', 'br', body, 400, 'body_not_unpacked'],
    ['packed in a way that nobody knows', 'lzma', body, 415, 'encoding_unknown'],
  ])('%s', async (_, encoding, payload, status, code) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    const answer = await app.inject({ method: 'POST', url: '/api/lending/firms', headers, payload });
    expect(answer.statusCode).toBe(status);
    if (code !== undefined) expect(answer.json<ErrorAnswer>().error.code).toBe(code);
  });
});

it.each(['/%00', '//etc/passwd', '/..%5c..%5cx'])(
  'an address that leads out of the application is malformed: %s',
  async (url) => {
    expect((await app.inject(url)).json<ErrorAnswer>().error.code).toBe('address_malformed');
  },
);

describe('whatever is refused leaves in one shape, in Chinese and English', () => {
  const tooLarge = JSON.stringify({ firms: [], padding: '土'.repeat(4_000_000) });
  it.each([
    ['an address that does not exist', 'GET', '/api/lending/nothing', undefined, 404, 'unknown_address'],
    ['an address outside any module', 'POST', '/nowhere', '{}', 404, 'unknown_address'],
    ['a method that the address does not take', 'DELETE', '/api/lending/firms', undefined, 405, 'method_not_allowed'],
    ['reading where one can only write', 'GET', '/api/lending/firms', undefined, 405, 'method_not_allowed'],
    ['a body that is not JSON', 'POST', '/api/lending/firms', '{"firms": [', 400, 'body_not_json'],
    ['a body that reaches for prototypes', 'POST', '/api/lending/firms', '{"__proto__": {}}', 400, 'body_not_json'],
    ['an empty body', 'POST', '/api/lending/firms', '', 400, 'body_missing'],
    ['a body over 10 MB', 'POST', '/api/lending/firms', tooLarge, 413, 'body_too_large'],
    ['percent signs that decode to nothing', 'GET', '/api/lending/years/%zz', undefined, 400, 'address_malformed'],
    [
      'a step of an address that is endless',
      'GET',
      `/api/lending/years/${'9'.repeat(101)}`,
      undefined,
      400,
      'address_malformed',
    ],
    ['a refusal of a module', 'GET', '/api/lending/years/2027', undefined, 409, 'too_early'],
    ['a bug', 'GET', '/api/lending/bug', undefined, 500, 'internal'],
    ['an answer that breaks its own contract', 'GET', '/api/lending/wrong', undefined, 500, 'internal'],
    ['a database that does not answer', 'GET', '/api/lending/rows', undefined, 503, 'not_ready'],
    ['not being ready', 'GET', '/readyz', undefined, 503, 'not_ready'],
  ] as const)('%s', async (_what, method, url, payload, status, code) => {
    const answer = await ask(method, url, payload);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.error.message.zh).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(answer.error.message.en).toMatch(/^[A-Z].*\.$/);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.headers['x-request-id']).toBe(answer.error.request_id);
  });

  it('a body of another kind is refused with the kind that is taken', async () => {
    const answer = await ask('POST', '/api/lending/firms', '<firms/>', 'application/xml');
    expect([answer.status, answer.error.code]).toEqual([415, 'media_type_unknown']);
    expect(answer.error.message.en).toContain('application/json');
    expect(answer.error.figures).toEqual({ mediaType: 'application/xml' });
  });

  it('a wrong method is answered with the right ones', async () => {
    const answer = await ask('DELETE', '/api/lending/years/2027');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('a refusal of a module keeps its words, its figures and its place', async () => {
    const { error } = await ask('GET', '/api/lending/years/2027');
    expect(error).toEqual({
      code: 'too_early',
      message: { zh: '第 2027 年尚未开始申报。', en: 'Applications for 2027 have not opened.' },
      where: 'params.year',
      figures: { year: 2027 },
      request_id: error.request_id,
    });
  });

  it('a bug is logged with its request and told without its details', async () => {
    const answer = await ask('GET', '/api/lending/bug');
    expect(JSON.stringify(answer.error)).not.toContain('password');
    const line = logged()
      .split('\n')
      .find((entry) => entry.includes(answer.error.request_id) && entry.includes('a bug'));
    expect(line).toContain('the password is 累土');
  });
});

describe('input that its schema refuses', () => {
  it('is answered with every wrong place, the first of them up front', async () => {
    const firms = [
      { name: '甲', facts: { revenue_y1: 1 } },
      { name: '', facts: { revenue_y1: '1000万', key_field: 1 } },
      { facts: { revenue_y1: -1, turnover: 3 } },
    ];
    const { status, error } = await ask('POST', '/api/lending/firms', JSON.stringify({ firms }));
    expect([status, error.code, error.where, error.figures]).toEqual([
      400,
      'input_invalid',
      'body.firms[1].name',
      { count: 6, where: 'body.firms[1].name' },
    ]);
    expect(error.issues).toEqual([
      {
        where: 'body.firms[1].name',
        code: 'too_small',
        message: { zh: '应不少于 1 个字符', en: 'must have at least 1 character' },
      },
      {
        where: 'body.firms[1].facts.revenue_y1',
        code: 'invalid_type',
        message: { zh: '应为数值，收到的是文本', en: 'must be a number, but is text' },
      },
      {
        where: 'body.firms[1].facts.key_field',
        code: 'invalid_type',
        message: { zh: '应为 true 或 false，收到的是 1', en: 'must be true or false, but is 1' },
      },
      { where: 'body.firms[2].name', code: 'invalid_type', message: { zh: '缺少此项', en: 'is missing' } },
      {
        where: 'body.firms[2].facts.revenue_y1',
        code: 'too_small',
        message: { zh: '应不小于 0', en: 'must be at least 0' },
      },
      {
        where: 'body.firms[2].facts.turnover',
        code: 'unrecognized_keys',
        message: { zh: '没有这一项：turnover', en: 'is not known: turnover' },
      },
    ]);
  });

  it('is counted in full and listed up to a hundred places', async () => {
    const firms = Array.from({ length: 5000 }, () => ({}));
    const { error } = await ask('POST', '/api/lending/firms', JSON.stringify({ firms }));
    expect([error.figures?.count, error.issues?.length]).toEqual([10_000, 100]);
  });

  it.each([
    [
      'NUL in a text',
      {
        firms: [
          { name: '甲', facts: {} },
          { name: '乙\0', facts: {} },
        ],
      },
      'body.firms[1].name',
    ],
    ['half a character', { firms: [{ name: '\ud800', facts: {} }] }, 'body.firms[0].name'],
  ])('is refused where no database could keep it: %s', async (_what, body, where) => {
    const { status, error } = await ask('POST', '/api/lending/firms', JSON.stringify(body));
    expect([status, error.code, error.where]).toEqual([400, 'input_invalid', where]);
    expect(error.issues?.[0]?.message.en).toBe(
      'holds the character NUL or half a character; take it out and enter it again',
    );
  });

  it('is taken with characters outside the basic plane', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/lending/firms',
      payload: { firms: [{ name: '𠮷😀', facts: {} }] },
    });
    expect(answer.statusCode).toBe(200);
  });

  it('is refused in the address as in the body', async () => {
    const { error } = await ask('GET', '/api/lending/years/next');
    expect([error.code, error.where]).toEqual(['input_invalid', 'params.year']);
  });
});

describe('the number of a request', () => {
  it('is the one a proxy in front has given, where that is one', async () => {
    const given = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'gateway-20260331-0001' } });
    expect(given.headers['x-request-id']).toBe('gateway-20260331-0001');
    const odd = await app.inject({ url: '/healthz', headers: { 'x-request-id': '"} injected' } });
    expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is logged with method, path and status, without the query', async () => {
    const answer = await app.inject({ url: '/api/lending/years/2027?uscc=91310000MA1FL0000X' });
    const line = logged()
      .split('\n')
      .find((entry) => entry.includes(String(answer.headers['x-request-id'])));
    expect(JSON.parse(line ?? '')).toMatchObject({ method: 'GET', path: '/api/lending/years/2027', status: 409 });
    expect(logged()).not.toContain('91310000MA1FL0000X');
  });
});

describe('what is not even HTTP', () => {
  it.each([
    ['words', 'hello there\r\n\r\n', 'HTTP/1.1 400 Bad Request', 'request_malformed'],
    ['endless headers', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431', 'headers_too_large'],
  ])('%s', async (_what, words, status, code) => {
    await app.listen({ port: 0, host: '127.0.0.1' }).catch(() => {
      // It listens since the first of these cases.
    });
    const address = app.addresses()[0];
    const socket = connect({ host: '127.0.0.1', port: typeof address === 'object' ? address.port : 0 });
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.write(words);
    await once(socket, 'close');
    expect(answer).toContain(status);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { code } });
  });
});
