import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../library.ts';
import { bandText, pointsText } from './wording.ts';

const loaded = readLibrary();
const { packs } = present(loaded.ok ? loaded.value : undefined, 'the packs load');

it('points are one number when they are certain and a range while they are not', () => {
  expect(pointsText([71, 71], 'zh')).toBe('71 分');
  expect(pointsText([38.5, 60], 'en')).toBe('38.5–60 points');
});

it('a band says its bound alone where all bands are about one value, and everything else in full', () => {
  const indicators = present(packs.get('cn.srdi.2022')?.score, 'the pack has a score').groups.flatMap(
    (group) => group.indicators,
  );
  const bandsOf = (id: string) => {
    const indicator = present(
      indicators.find((one) => one.id === id),
      id,
    );
    return indicator.kind === 'bands' ? indicator.bands.map((band) => bandText(band, indicator, 'zh')) : [];
  };
  expect(bandsOf('main-share')).toEqual(['≥ 80%', '≥ 70%', '≥ 60%', '其余']);
  expect(bandsOf('rd-spend')[0]).toBe('上年度研发费用 ≥ 500万元，或 上年度研发费用占上年度营业收入的比重 ≥ 10%');
});
