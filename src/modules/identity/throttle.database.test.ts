import { describe, expect, it } from 'vitest';
import { anAddress, aSignIn, password } from '../../../tests/aSignIn.ts';

const platform = aSignIn();

interface Guess {
  readonly login: string;
  readonly given?: string;
  readonly remoteAddress?: string;
}

function guess({ login, given = 'wrong-password', remoteAddress = anAddress() }: Guess, server = platform().one) {
  const payload = { login, password: given };
  return server.call({ method: 'POST', url: '/api/identity/session', payload, remoteAddress });
}

async function guesses(number: number, one: (index: number) => Guess): Promise<number[]> {
  const { one: first, two } = platform();
  const answers = await Promise.all(
    Array.from({ length: number }, (_, index) => guess(one(index), index % 2 === 0 ? first : two)),
  );
  return answers.map(({ statusCode }) => statusCode);
}

/** Lets the window of time that counts all failures go by. */
function waitUntilForgotten(): Promise<unknown> {
  return platform().owner.query(
    `update identity.attempts set window_began_at = now() - interval '15 minutes 1 second'`,
  );
}

describe('guessing at the password of an account', () => {
  it('fails five times, however many guesses come at once, from wherever, at whichever server; then even the right one is refused', async () => {
    const statuses = await guesses(20, () => ({ login: 'quanzhou' }));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    const answer = await guess({ login: 'quanzhou', given: password });
    expect(answer.json()).toMatchObject({ error: { code: 'too_many_attempts', figures: { minutes: 15 } } });
    expect(answer.headers['retry-after']).toBe('900');
    await waitUntilForgotten();
    expect((await guess({ login: 'quanzhou', given: password })).statusCode).toBe(200);
  });

  it('is counted whatever letters the account is typed in, and for accounts that do not exist', async () => {
    const typed = ['Jinjiang', 'JINJIANG', ' jinjiang', 'jinjiang ', 'ｊinjiang', 'jinjiang'];
    expect(await guesses(6, (index) => ({ login: typed[index] ?? '' }))).toContain(429);
    expect(await guesses(6, () => ({ login: 'nobody' }))).toContain(429);
  });

  it('is forgotten when the person signs in', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect(await guesses(4, () => ({ login: 'bank' }))).toEqual([401, 401, 401, 401]);
      expect((await guess({ login: 'bank', given: password })).statusCode).toBe(200);
    }
  });

  it('does not hinder other accounts', async () => {
    await guesses(8, () => ({ login: 'fund' }));
    expect((await guess({ login: 'service', given: password })).statusCode).toBe(200);
  });

  it('keeps nothing of what was typed, since it may be a password', async () => {
    await guess({ login: 'my-secret-typed-into-the-wrong-field' });
    const { rows } = await platform().owner.query('select * from identity.attempts');
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});

describe('guessing at many accounts from one address', () => {
  /** As if 50 guesses from the address had failed before. */
  async function afterFifty(remoteAddress: string): Promise<void> {
    await guess({ login: `one-of-${remoteAddress}`, remoteAddress });
    await platform().owner.query('update identity.attempts set failures = 50 where key like $1 and failures = 1', [
      'address:%',
    ]);
  }

  it('fails 60 times, however many come at once', async () => {
    const remoteAddress = anAddress();
    await afterFifty(remoteAddress);
    const statuses = await guesses(30, (index) => ({ login: `somebody-${index}`, remoteAddress }));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect((await guess({ login: 'exchange', given: password, remoteAddress })).statusCode).toBe(429);
    expect((await guess({ login: 'exchange', given: password })).statusCode).toBe(200);
  });

  it('is counted for the whole network of an address of IPv6', async () => {
    await afterFifty('2001:db8:1:2:3:4:5:6');
    const statuses = await guesses(30, (index) => ({
      login: `somebody-else-${index}`,
      remoteAddress: `2001:db8:1:2::${(index + 1).toString(16)}`,
    }));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    const neighbour = await guess({ login: 'exchange', given: password, remoteAddress: '2001:db8:1:3::1' });
    expect(neighbour.statusCode).toBe(200);
  });

  it('does not count people who sign in: many may share the address', async () => {
    const remoteAddress = anAddress();
    await afterFifty(remoteAddress);
    for (let round = 0; round < 12; round += 1) {
      expect((await guess({ login: 'exchange', given: password, remoteAddress })).statusCode).toBe(200);
    }
  });
});
