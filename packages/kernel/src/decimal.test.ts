import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, roundDecimal, shiftDecimal } from './decimal.ts';

describe('a decimal', () => {
  it.each([
    ['0', 0n, 0],
    ['12', 12n, 0],
    ['-0.5', -5n, 1],
    ['+0.50', 50n, 2],
    ['1.50', 150n, 2],
    ['1.5E+07', 15_000_000n, 0],
    ['1.5e1', 15n, 0],
    ['1.5e0', 15n, 1],
    ['1.5e-2', 15n, 3],
    ['9007199254740993', 9_007_199_254_740_993n, 0],
  ])('written %s is read exactly', (text, coefficient, scale) => {
    expect(parseDecimal(text)).toEqual({ coefficient, scale });
  });

  it.each(['', ' ', '1 ', '.5', '5.', '1e', '1e1000', '1e1.5', '--1', '1,000', '１', '0x1', 'abc'])(
    'is not what is written “%s”',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  it.each([
    ['0.4', 0n],
    ['0.5', 1n],
    ['0.49999999999999999999', 0n],
    ['1.5', 2n],
    ['2.5', 3n],
    ['-0.4', 0n],
    ['-0.5', -1n],
    ['-2.5', -3n],
    ['12', 12n],
  ])('%s is rounded to %s: a half goes away from zero', (text, whole) => {
    const decimal = parseDecimal(text);
    expect(decimal === undefined ? undefined : roundDecimal(decimal)).toBe(whole);
  });

  it('is shifted by places without loss', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(9), fc.integer({ min: -12, max: 12 }), (coefficient, scale, places) => {
        const shifted = shiftDecimal({ coefficient, scale }, places);
        expect(shifted.scale).toBeGreaterThanOrEqual(0);
        // coefficient × 10^(places − scale) on both sides, over the common denominator 10^30.
        const before = coefficient * 10n ** BigInt(30 - scale + places);
        expect(shifted.coefficient * 10n ** BigInt(30 - shifted.scale)).toBe(before);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
