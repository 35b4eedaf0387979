import { expect, it } from 'vitest';
import { measureOf, mostOf, rank } from './measures.ts';

const places = [
  { code: 'large', firms: 4000, innovative: 200, srdi: 40, 'little-giant': 2 },
  { code: 'dense', firms: 500, innovative: 100, srdi: 40, 'little-giant': 0 },
  { code: 'empty', firms: 0, innovative: 0, srdi: 0, 'little-giant': 0 },
];
const order = (...asked: [by: Parameters<typeof rank>[1], measure: Parameters<typeof rank>[2]]) =>
  rank(places, ...asked).map(({ code }) => code);

it('places are ranked by a rung in numbers or per thousand firms, those that are alike by how many firms they have', () => {
  expect(order('innovative', 'count')).toEqual(['large', 'dense', 'empty']);
  expect(order('innovative', 'rate')).toEqual(['dense', 'large', 'empty']);
  expect(order('srdi', 'count')).toEqual(['large', 'dense', 'empty']);
  expect(order('firms', 'rate')).toEqual(['large', 'dense', 'empty']);
});

it('the greatest of a column fills its bar, and nothing fills nothing', () => {
  expect(mostOf(places, 'little-giant', 'count')).toBe(2);
  expect(mostOf(places, 'innovative', 'rate')).toBe(200);
  expect(mostOf([], 'srdi', 'count')).toBe(0);
  expect(places.map((place) => measureOf(place, 'srdi', 'rate'))).toEqual([10, 80, 0]);
});
