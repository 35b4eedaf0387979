import { describe, expect, it } from 'vitest';
import { aSignIn, cookieOf } from '../../../tests/aSignIn.ts';

const platform = aSignIn();

describe('an invitation', () => {
  it('is a code with which somebody makes an account and is signed in', async () => {
    const { one } = platform();
    const admin = await one.browser('quanzhou');
    const made = await admin.call({
      method: 'POST',
      url: '/api/identity/invitations',
      payload: { role: 'office-reader' },
    });
    expect(made.statusCode).toBe(201);
    const { code } = made.json<{ code: string }>();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const shown = await one.call({ url: '/api/identity/invitation', query: { code: code.toLowerCase() } });
    expect(shown.json()).toMatchObject({ role: 'office-reader', kind: 'office' });
    const accepted = await one.call({
      method: 'POST',
      url: '/api/identity/invitation/accept',
      payload: { code, login: 'Reader.New', name: '新查阅人', password: 'three-storeys-up' },
    });
    expect(accepted.statusCode).toBe(200);
    const session = await one.withCookie(cookieOf(accepted))({ url: '/api/identity/session' });
    expect(session.json()).toMatchObject({ person: { login: 'reader.new', role: 'office-reader' } });
    const people = await admin.call({ url: '/api/identity/people' });
    expect(people.statusCode).toBe(200);
  });
});
