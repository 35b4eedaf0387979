import { describe, expect, it } from 'vitest';
import { seededGenerator } from './seededGenerator.ts';

/**
 * First outputs by seed, from the authors' own xoshiro128starstar.c (its state filled by SplitMix32), compiled by itself; from the
 * state 1, 2, 3, 4 that program gives the published 11520, 0, 5927040, 70819200, 2031721883.
 */
const FIRST: readonly (readonly [seed: number, outputs: readonly number[]])[] = [
  [0, [1789933344, 44971166, 2521387044, 3848737593, 1138324114, 749234105]],
  [1, [393288148, 2174103013, 3814759091, 2092745082, 1865176206, 2179171167]],
  [42, [660444221, 3652823732, 77672526, 910233633, 2297337756, 3786072677]],
  [20260401, [1934400310, 220750584, 4108275524, 1930590964, 2071820117, 4080445663]],
  [0xffff_ffff, [4104197751, 1825856343, 1152209388, 2427537429, 3685145430, 609215610]],
];

describe('the seeded generator', () => {
  it.each(FIRST)('gives for seed %i what xoshiro128** gives', (seed, outputs) => {
    const generator = seededGenerator(seed);
    expect(outputs.map(() => generator.next() * 2 ** 32)).toEqual(outputs);
  });

  it('gives for a seed what it gives for the same 32 bits', () => {
    expect(seededGenerator(-1).next()).toBe(seededGenerator(0xffff_ffff).next());
  });

  it('keeps two generators of one seed apart', () => {
    const [one, other] = [seededGenerator(7), seededGenerator(7)];
    one.next();
    one.next();
    expect(other.next()).toBe(seededGenerator(7).next());
  });

  it('gives whole numbers below a bound, each about as often', () => {
    const generator = seededGenerator(3);
    const counts = Array.from({ length: 6 }, () => 0);
    for (let roll = 0; roll < 60_000; roll += 1) {
      const face = generator.integer(6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    // Five standard deviations of a fair die are 456.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(456);
    expect(generator.integer(1)).toBe(0);
  });

  it('picks every item sooner or later, and the only item at once', () => {
    const generator = seededGenerator(5);
    expect(new Set(Array.from({ length: 100 }, () => generator.pick(['a', 'b', 'c'])))).toEqual(
      new Set(['a', 'b', 'c']),
    );
    expect(generator.pick(['only'])).toBe('only');
  });

  it.each([0, -1, 1.5, 2 ** 32 + 1, Number.NaN])('calls a bound of %d a bug', (below) => {
    expect(() => seededGenerator(1).integer(below)).toThrow('bound from 1 to 2^32');
  });

  it('calls picking from nothing a bug', () => {
    expect(() => seededGenerator(1).pick([])).toThrow('there is an item to pick');
  });
});
