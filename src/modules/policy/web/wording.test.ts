import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../library.ts';
import { bandText, pointsText, quantityText, valueText } from './wording.ts';

const loaded = readLibrary();
const { dictionary, packs } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const fact = (name: string) => present(dictionary.get(name), `${name} is a fact`);

it.each([
  ['revenue_y1', 8_640_000_000, '8,640万元', 'CNY 86,400,000'],
  ['market_share', 0.0999, '9.99%', '9.99%'],
  ['niche_years', 1, '1年', '1 year'],
  ['national_award_rank_3y', 0, '无名次', 'not ranked'],
  ['national_award_rank_3y', 2, '第 2 名', 'rank 2'],
  ['title_srdi', true, '是', 'Yes'],
  ['rd_institution_level', 'city', '市级', 'city'],
  ['established_on', '2018-06-11', '2018年6月11日', '11 June 2018'],
  ['revenue_y1', null, '暂缺', 'missing'],
] as const)('the value of %s is read with its unit: %s', (name, value, zh, en) => {
  expect([valueText(fact(name), value, 'zh'), valueText(fact(name), value, 'en')]).toEqual([zh, en]);
});

it('points are one number when they are certain and a range while they are not', () => {
  expect(pointsText([71, 71], 'zh')).toBe('71 分');
  expect(pointsText([38.5, 60], 'en')).toBe('38.5–60 points');
  expect(quantityText(0.0299999, 'ratio', 'zh')).toBe('2.99999%');
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
