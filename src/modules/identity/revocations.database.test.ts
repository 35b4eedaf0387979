import { describe, expect, it } from 'vitest';
import { aSignIn, startSignInServer } from '../../../tests/aSignIn.ts';
import { memoryOf } from './sessionMemory.ts';

const platform = aSignIn();
const session = { url: '/api/identity/partners' } as const;
const patience = { timeout: 10_000, interval: 20 };

/** Ends a session behind the servers' backs: only one that asks the database notices. */
function deleteSilently(login: string): Promise<unknown> {
  return platform().owner.query(
    'delete from identity.sessions s using identity.people p where p.person_id = s.person_id and p.login = $1',
    [login],
  );
}

/** The connections on which servers listen. */
const listening = `from pg_stat_activity where query like 'listen leitu_identity%'`;

describe('what a server remembers of a session', () => {
  it('spares it the question, until any server takes something from anybody', async () => {
    const { one, two } = platform();
    const { cookie } = await one.browser('quanzhou');
    // Both servers listen from their start on, which may be a moment after it.
    await expect
      .poll(async () => (await platform().owner.query(`select ${listening}`)).rowCount, patience)
      .toBeGreaterThanOrEqual(2);
    const statuses = async () => [
      (await one.withCookie(cookie)(session)).statusCode,
      (await two.withCookie(cookie)(session)).statusCode,
    ];
    expect(await statuses()).toEqual([200, 200]);
    await deleteSilently('quanzhou');
    expect(await statuses()).toEqual([200, 200]);
    const other = await one.browser('bank');
    await other.call({ method: 'DELETE', url: '/api/identity/sessions' });
    expect((await one.withCookie(cookie)(session)).statusCode).toBe(401);
    await expect.poll(statuses, patience).toEqual([401, 401]);
  });

  it('is not used while it cannot hear of revocations, and used again when it can', async () => {
    const { one, owner } = platform();
    const { cookie } = await one.browser('jinjiang');
    expect((await one.withCookie(cookie)(session)).statusCode).toBe(200);
    // Servers whose connection is cut listen again a moment later on another one.
    const before = await owner.query<{ pid: number }>(`select pid ${listening}`);
    await owner.query(`select pg_terminate_backend(pid) ${listening}`);
    const again = async () => {
      const { rows } = await owner.query<{ pid: number }>(`select pid ${listening}`);
      return rows.filter(({ pid }) => !before.rows.some((known) => known.pid === pid)).length;
    };
    await expect.poll(again, patience).toBeGreaterThanOrEqual(2);
    // Whatever was remembered before is forgotten: nobody knows what happened meanwhile.
    await deleteSilently('jinjiang');
    await expect.poll(async () => (await one.withCookie(cookie)(session)).statusCode, patience).toBe(401);
    const next = await one.browser('nanan');
    const remembered = async () => {
      await one.withCookie(next.cookie)(session);
      await deleteSilently('nanan');
      const { statusCode } = await one.withCookie(next.cookie)(session);
      return statusCode;
    };
    expect(await remembered()).toBe(200);
  });

  it('is forgotten by the server that takes something away before it answers, without hearing of it', async () => {
    const deaf = await startSignInServer(platform(), {}, { isDeaf: true });
    memoryOf(deaf.context.database).listen(true);
    const [desk, phone] = [await deaf.browser('fujian'), await deaf.browser('fujian')];
    expect((await phone.call(session)).statusCode).toBe(200);
    await desk.call({ method: 'DELETE', url: '/api/identity/sessions' });
    const { statusCode } = await phone.call(session);
    await deaf.stop();
    expect(statusCode).toBe(401);
  });
});

describe('a sign-in that is under way', () => {
  const ofLogin = `where login = 'zhejiang'`;
  it.each([
    [
      'its password is changed',
      `update identity.people set password_hash = 'argon2id$m=8,t=1,p=1$AA$AA' ${ofLogin}`,
      401,
    ],
    ['its person is disabled', `update identity.people set disabled_at = now() ${ofLogin}`, 403],
    ['its organisation is closed', `update identity.organisations set closed_at = now() where region_code = '33'`, 403],
  ])('waits while %s, and then opens no session', async (_what, change, status) => {
    const { one, owner } = platform();
    const before = await owner.query<{ password_hash: string }>(`select password_hash from identity.people ${ofLogin}`);
    await owner.query('begin');
    await owner.query(change);
    let isAnswered = false;
    const signingIn = one.browser('zhejiang').finally(() => {
      isAnswered = true;
    });
    const waits = async () =>
      isAnswered || ((await owner.query('select from pg_locks where not granted')).rowCount ?? 0) > 0;
    await expect.poll(waits, patience).toBe(true);
    await owner.query('commit');
    expect((await signingIn).response.statusCode).toBe(status);
    await owner.query(`update identity.people set password_hash = $1, disabled_at = null ${ofLogin}`, [
      before.rows[0]?.password_hash,
    ]);
    await owner.query('update identity.organisations set closed_at = null');
  });
});
