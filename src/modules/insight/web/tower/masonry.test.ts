import { TIERS } from '@leitu/rules';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layTower, type RungCounts } from './masonry.ts';

const bricksOf = (counts: RungCounts) => {
  const { storeys } = layTower(counts);
  return TIERS.map((tier) => storeys[tier].flat().reduce((sum, course) => sum + course, 0));
};

it.each<[counts: RungCounts, firmsPerBrick: number, bricks: readonly number[], storeys: readonly number[]]>([
  [{ innovative: 1200, srdi: 280, 'little-giant': 35 }, 2, [600, 140, 18], [5, 3, 1]],
  [{ innovative: 600_000, srdi: 140_000, 'little-giant': 17_600 }, 1000, [600, 140, 18], [5, 3, 1]],
  [{ innovative: 61, srdi: 9, 'little-giant': 1 }, 1, [61, 9, 1], [5, 3, 1]],
  [{ innovative: 2, srdi: 0, 'little-giant': 0 }, 1, [2, 0, 0], [2, 0, 0]],
  [{ innovative: 0, srdi: 0, 'little-giant': 0 }, 1, [0, 0, 0], [0, 0, 0]],
  [{ innovative: 10, srdi: 900, 'little-giant': 0 }, 5, [2, 180, 0], [2, 3, 0]],
])('%j is built with a brick for %i firms', (counts, firmsPerBrick, bricks, storeys) => {
  const tower = layTower(counts);
  expect(tower.firmsPerBrick).toBe(firmsPerBrick);
  expect(bricksOf(counts)).toEqual(bricks);
  expect(TIERS.map((tier) => tower.storeys[tier].length)).toEqual(storeys);
});

it('whatever the counts, every firm is under a brick, no brick too many is laid, and no course is empty or wider than the picture', () => {
  const count = fc.integer({ min: 0, max: 100_000_000 });
  fc.assert(
    fc.property(count, count, count, (innovative, srdi, littleGiant) => {
      const counts = { innovative, srdi, 'little-giant': littleGiant };
      const { firmsPerBrick, storeys } = layTower(counts);
      expect(bricksOf(counts)).toEqual(TIERS.map((tier) => Math.ceil(counts[tier] / firmsPerBrick)));
      const courses = TIERS.flatMap((tier) => storeys[tier].flat());
      expect(courses.every((bricks) => bricks >= 1 && bricks <= 46)).toBe(true);
    }),
  );
});

it('within a stretch no storey is wider than the one below it', () => {
  const { storeys } = layTower({ innovative: 1200, srdi: 280, 'little-giant': 35 });
  const widths = storeys.innovative.map((storey) => Math.max(...storey));
  expect(widths).toEqual(widths.toSorted((one, other) => other - one));
});
