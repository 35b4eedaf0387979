import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('without any, the server answers this machine alone at port 5180, from the embedded database', () => {
    const settings = readSettings({}, true);
    expect(settings).toMatchObject({
      ok: true,
      value: { host: 'localhost', port: 5180, database: { url: undefined } },
    });
  });

  it('are taken from the environment; an empty one is none', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '80',
      LEITU_DATA: '/data',
      DATABASE_URL: 'postgres://db/leitu',
      LEITU_LOG: '',
    };
    expect(readSettings(env, false)).toMatchObject({
      ok: true,
      value: {
        host: '0.0.0.0',
        port: 80,
        logLevel: 'info',
        database: { url: 'postgres://db/leitu', dataFolder: '/data' },
      },
    });
  });

  it('a terminal shows only what needs attention, unless asked for more', () => {
    expect(readSettings({}, true)).toMatchObject({ value: { logLevel: 'warn' } });
    expect(readSettings({ LEITU_LOG: 'debug' }, true)).toMatchObject({ value: { logLevel: 'debug' } });
  });

  it.each([
    ['', []],
    ['loopback', ['loopback']],
    ['10.0.0.5, 192.168.0.0/16,fd00::/8', ['10.0.0.5', '192.168.0.0/16', 'fd00::/8']],
  ])('LEITU_TRUST_PROXY=%s trusts the proxies at %j', (given, trustedProxies) => {
    expect(readSettings({ LEITU_TRUST_PROXY: given }, false)).toMatchObject({ value: { trustedProxies } });
  });

  it.each([
    [{ PORT: '65536' }, 'port_invalid'],
    [{ PORT: '-1' }, 'port_invalid'],
    [{ PORT: 'http' }, 'port_invalid'],
    [{ LEITU_LOG: 'loud' }, 'log_level_invalid'],
    [{ LEITU_ORIGIN: 'leitu.example.cn' }, 'origin_invalid'],
    [{ LEITU_ORIGIN: 'localhost:5180' }, 'origin_invalid'],
    [{ LEITU_ORIGIN: 'https://' }, 'origin_invalid'],
    [{ LEITU_TRUST_PROXY: '1' }, 'trust_proxy_invalid'],
    [{ LEITU_TRUST_PROXY: 'true' }, 'trust_proxy_invalid'],
    [{ LEITU_TRUST_PROXY: '10.0.0.5/33' }, 'trust_proxy_invalid'],
    [{ LEITU_TRUST_PROXY: '10.0.0.5,' }, 'trust_proxy_invalid'],
  ])('%j is refused', (env, code) => {
    expect(readSettings(env, false)).toMatchObject({ ok: false, reason: { code } });
  });
});
