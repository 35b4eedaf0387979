import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MoneyScale, money, parseMoney, yuanText } from './money.ts';

/** What is written, in what unit, and what it is in fen. */
const WRITTEN: readonly (readonly [text: string, scale: MoneyScale, fen: number | 'not-a-number' | 'too-large'])[] = [
  ['0', '元', 0],
  ['1', '元', 100],
  ['10.5', '元', 1050],
  ['0.01', '元', 1],
  ['-0.01', '元', -1],
  ['+7', '元', 700],
  ['007', '元', 700],
  // A half of a fen goes away from zero (四舍五入).
  ['0.005', '元', 1],
  ['0.0049999', '元', 0],
  ['-0.005', '元', -1],
  ['-0.0049999', '元', 0],
  // 1.005 × 100 is 100.49999999999999 in floating point; the amount is exact.
  ['1.005', '元', 101],
  ['4.35', '元', 435],
  ['1234.5678', '万元', 1_234_567_800],
  ['0.000001', '万元', 1],
  ['0.0000005', '万元', 1],
  ['2.01', '万元', 2_010_000],
  ['1', '亿元', 10_000_000_000],
  ['0.07', '亿元', 700_000_000],
  ['1e3', '元', 100_000],
  ['1.5E+07', '元', 1_500_000_000],
  ['5e-2', '元', 5],
  ['1e-999', '元', 0],
  // 2^53 − 1 fen is the most.
  ['90071992547409.91', '元', 9_007_199_254_740_991],
  ['-90071992547409.91', '元', -9_007_199_254_740_991],
  ['90071992547409.92', '元', 'too-large'],
  ['-90071992547409.92', '元', 'too-large'],
  ['900719.9254740991', '亿元', 9_007_199_254_740_991],
  ['1e999', '元', 'too-large'],
  ['', '元', 'not-a-number'],
  ['.', '元', 'not-a-number'],
  ['-', '元', 'not-a-number'],
  ['1.', '元', 'not-a-number'],
  ['1,000', '元', 'not-a-number'],
  ['1 000', '元', 'not-a-number'],
  ['0x10', '元', 'not-a-number'],
  ['NaN', '元', 'not-a-number'],
  ['Infinity', '元', 'not-a-number'],
  ['1元', '元', 'not-a-number'],
  ['１', '元', 'not-a-number'],
];

describe('money', () => {
  it.each(WRITTEN)('written “%s” in %s is %s', (text, scale, fen) => {
    expect(parseMoney(text, scale)).toBe(fen);
  });

  it.each([
    [0, '0'],
    [1, '0.01'],
    [-1, '-0.01'],
    [10, '0.1'],
    [100, '1'],
    [1050, '10.5'],
    [-1050, '-10.5'],
    [100_000_000, '1000000'],
    [9_007_199_254_740_991, '90071992547409.91'],
  ])('of %i fen is written %s', (fen, text) => {
    expect(yuanText(money(fen))).toBe(text);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('of %d fen is a bug', (fen) => {
    expect(() => money(fen)).toThrow('whole number of fen');
  });

  it('comes back from its own text', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(parseMoney(yuanText(money(fen)), '元')).toBe(fen === 0 ? 0 : fen);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('is ten thousand times as much in 万元', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (hundredths) => {
        const text = (hundredths / 100).toFixed(2);
        expect(parseMoney(text, '万元')).toBe(Number(parseMoney(text, '元')) * 10_000 + 0);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
