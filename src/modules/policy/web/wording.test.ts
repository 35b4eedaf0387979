import { expect, it } from 'vitest';
import { pointsText } from './wording.ts';

it('points are one number when they are certain and a range while they are not', () => {
  expect(pointsText([71, 71], 'zh')).toBe('71 分');
  expect(pointsText([38.5, 60], 'en')).toBe('38.5–60 points');
});
