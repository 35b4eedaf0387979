import { expect, it } from 'vitest';
import { drawRung, type Rung, STOREYS } from './bricks.ts';

it.each<[Rung, storeys: number, bricks: number]>([
  [1, 5, 600],
  [2, 3, 140],
  [3, 1, 18],
])('rung %s has %s storeys of %s bricks in all, a brick for a thousand firms', (rung, storeys, bricks) => {
  const own = STOREYS.filter((storey) => storey.rung === rung);
  expect(own).toHaveLength(storeys);
  expect(own.reduce((sum, { bricksPerCourse, courses }) => sum + bricksPerCourse * courses, 0)).toBe(bricks);
  const drawn = drawRung(rung).storeys.map((storey) => storey.bricks.split('M').length - 1);
  expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(bricks);
});

it('the tower has nine storeys, each narrower than the one below', () => {
  const widths = STOREYS.map(({ bricksPerCourse }) => bricksPerCourse);
  expect(widths).toHaveLength(9);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
});
