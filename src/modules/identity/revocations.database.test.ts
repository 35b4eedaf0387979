import { describe, expect, it } from 'vitest';
import { aSignIn } from '../../../tests/aSignIn.ts';

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
});
