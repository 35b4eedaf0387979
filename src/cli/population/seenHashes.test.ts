import { seededGenerator } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { createSeenHashes } from './seenHashes.ts';

it.each([
  ['as many as foretold, few of them alike', 5000, 5000, 20_000],
  ['many more than foretold, nearly all alike', 10, 5000, 60],
  ['none', 0, 0, 1],
])('hashes that came twice are told from others: %s', (_what, foretold, count, different) => {
  const generator = seededGenerator(foretold + count);
  const times = new Map<string, number>();
  const seen = createSeenHashes(foretold);
  for (let index = 0; index < count; index += 1) {
    // Many have one half in common, and all few first bits.
    const kind = generator.integer(different);
    const [a, b] = [Math.imul(kind % 100, 0x9e3779b1), Math.floor(kind / 100) | 0];
    seen.add(a, b);
    times.set(`${a} ${b}`, (times.get(`${a} ${b}`) ?? 0) + 1);
  }
  const twice = seen.twice();
  expect(twice.size).toBe([...times.values()].filter((each) => each > 1).length);
  for (const [hash, each] of times) {
    const [a = 0, b = 0] = hash.split(' ').map(Number);
    expect(twice.has(a, b)).toBe(each > 1);
  }
});
