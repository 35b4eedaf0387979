import { describe, expect, it } from 'vitest';
import { makeCode, readCode, writeCode } from './invitationCode.ts';

describe('the code of an invitation', () => {
  it('is 12 symbols that nobody takes for others, written in three groups', () => {
    const codes = Array.from({ length: 500 }, makeCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('')).size).toBe(32);
    expect(writeCode('7K3M0QXZ9D2F')).toBe('7K3M-0QXZ-9D2F');
  });

  it.each([
    ['7K3M-0QXZ-9D2F', '7K3M0QXZ9D2F'],
    ['7k3moqxz9d2f', '7K3M0QXZ9D2F'],
    [' 7K3M 0QXZ—9D2F ', '7K3M0QXZ9D2F'],
    ['７Ｋ３Ｍ－０ＱＸＺ－９Ｄ２Ｆ', '7K3M0QXZ9D2F'],
    ['iiii-LLLL-oooo', '111111110000'],
    ['7K3M-0QXZ-9D2', null],
    ['7K3M-0QXZ-9D2FF', null],
    ['UUUU-0QXZ-9D2F', null],
    ['7K3M/0QXZ/9D2F', null],
    ['七K3M-0QXZ-9D2F', null],
    ['', null],
  ])('typed as “%s” is %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });
});
