import { describe, expect, it } from 'vitest';
import { aSignIn } from '../../../tests/aSignIn.ts';

const platform = aSignIn();

describe('signing in', () => {
  it('gives a cookie that every server of the database knows', async () => {
    const { one, two } = platform();
    const { response, cookie } = await one.browser('quanzhou');
    expect(response.statusCode).toBe(200);
    const elsewhere = await two.withCookie(cookie)({ url: '/api/identity/session' });
    expect(elsewhere.json()).toMatchObject({ person: { login: 'quanzhou', role: 'office-admin' } });
  });
});
