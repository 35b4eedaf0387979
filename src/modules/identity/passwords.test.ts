import { describe, expect, it } from 'vitest';
import { checkPassword, hashPassword, hashWithCost } from './passwords.ts';
import { isCommonPassword } from './worstPasswords.ts';

describe('a password', () => {
  it('is kept as argon2id with its cost and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('九层之台起于累土'), hashPassword('九层之台起于累土')]);
    expect(one).toMatch(/^argon2id\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
  });

  it('is told from others', async () => {
    const kept = await hashPassword('nine-storeys-high');
    expect(await checkPassword('nine-storeys-high', kept)).toEqual({ isRight: true, isOutdated: false });
    for (const wrong of ['nine-storeys-hig', 'Nine-storeys-high', '']) {
      expect((await checkPassword(wrong, kept)).isRight).toBe(false);
    }
  });

  it('is the same whether it was typed in full width or not, composed or not', async () => {
    expect((await checkPassword('ｎｉｎｅ storeys é', await hashPassword('nine storeys e\u0301'))).isRight).toBe(true);
  });

  it('that was kept at another cost is still known, and known to be kept so', async () => {
    const kept = await hashWithCost('nine-storeys-high', { memory: 1024, passes: 1, parallelism: 1 });
    expect(await checkPassword('nine-storeys-high', kept)).toEqual({ isRight: true, isOutdated: true });
  });

  it('of nobody is never right', async () => {
    expect((await checkPassword('', null)).isRight).toBe(false);
    expect((await checkPassword('nine-storeys-high', null)).isRight).toBe(false);
  });

  it.each(['password123', 'PASSWORD123', '1234567890', 'ｐassword123', '8888888888', 'ababababab', 'woaini1314520'])(
    '“%s” is guessed first',
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it.each(['nine-storeys-high', '九层之台起于累土', 'abcabcabc1'])('“%s” is not', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
