import { expect, it } from 'vitest';
import { passwordStrength } from './passwordStrength.ts';

it.each([
  ['short', 'a1b2', 'zhang.san'],
  ['weak', '1234567890', 'zhang.san'],
  ['weak', 'aaaaaaaaaaaa', 'zhang.san'],
  ['weak', 'abababababab', 'zhang.san'],
  ['weak', 'password2024', 'zhang.san'],
  ['weak', 'zhang.san2024', 'zhang.san'],
  ['weak', 'qwertyuiop123', 'zhang.san'],
  ['weak', '1qaz2wsx3edc', 'zhang.san'],
  ['weak', '0987654321', 'zhang.san'],
  ['fair', 'h8Kd-w2pLx', 'zhang.san'],
  ['strong', 'correct horse battery', 'zhang.san'],
  ['strong', '青山依旧在，几度夕阳红，春水向东', 'zhang.san'],
])('a password is %s: %s', (strength, password, login) => {
  expect(passwordStrength(password, login, 10)).toBe(strength);
});

it('a very long password is judged at once', () => {
  expect(passwordStrength('ab'.repeat(100), 'x', 10)).toBe('weak');
});
