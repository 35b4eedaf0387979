import { expect, it } from 'vitest';
import { perThousand, shareText } from './share.ts';

it.each([
  [35, 20_000, '0.18%'],
  [280, 20_000, '1.4%'],
  [1515, 20_000, '7.6%'],
  [1200, 1515, '79.2%'],
  [1, 1_000_000, '0.0001%'],
  [0, 20_000, '0%'],
  [5, 5, '100%'],
  [0, 0, '—'],
])('%i of %i is %s', (part, whole, shown) => {
  expect(shareText(part, whole)).toBe(shown);
});

it('of nobody there are none per thousand', () => {
  expect([perThousand(35, 20_000), perThousand(0, 0)]).toEqual([1.75, 0]);
});
