import { describe, expect, it } from 'vitest';
import { isSsoIncomplete, readIdentitySettings } from './settings.ts';

const sso = {
  LEITU_OIDC_ISSUER: 'https://id.example.cn',
  LEITU_OIDC_CLIENT_ID: 'leitu',
  LEITU_OIDC_CLIENT_SECRET: 'secret',
};

describe('the settings of sign-in', () => {
  it('without any: no single sign-on, and cookies over whatever connection', () => {
    expect(readIdentitySettings({})).toEqual({ origin: null, isSecure: false, sso: null });
  });

  it('the address is taken without its path, and says whether cookies are sent encrypted only', () => {
    expect(readIdentitySettings({ LEITU_ORIGIN: 'https://leitu.example.cn/app/' })).toMatchObject({
      origin: 'https://leitu.example.cn',
      isSecure: true,
    });
    expect(readIdentitySettings({ LEITU_ORIGIN: 'http://10.0.0.5:5180' })).toMatchObject({ isSecure: false });
  });

  it.each([
    [{ ...sso, LEITU_ORIGIN: 'https://leitu.example.cn' }, true],
    [sso, false],
    [{ ...sso, LEITU_ORIGIN: 'leitu' }, false],
    [{ ...sso, LEITU_ORIGIN: 'leitu.example.cn:5180' }, false],
    [{ ...sso, LEITU_ORIGIN: 'https://leitu.example.cn', LEITU_OIDC_CLIENT_SECRET: '' }, false],
    [{ ...sso, LEITU_ORIGIN: 'https://leitu.example.cn', LEITU_OIDC_ISSUER: 'id' }, false],
  ])('single sign-on takes all of its variables: %j', (env, isSetUp) => {
    expect(readIdentitySettings(env).sso !== null).toBe(isSetUp);
    expect(isSsoIncomplete(env)).toBe(!isSetUp);
  });

  it('the address alone is no single sign-on that was left half done', () => {
    expect(isSsoIncomplete({ LEITU_ORIGIN: 'https://leitu.example.cn' })).toBe(false);
  });
});
