import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../modules/policy/index.ts';
import { quantityText, valueText } from './valueText.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
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

it('a ratio that is not a whole per cent never looks like one', () => {
  expect(quantityText(0.0299999, 'ratio', 'zh')).toBe('2.99999%');
});
