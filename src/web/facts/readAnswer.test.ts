import { day, present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../modules/policy/index.ts';
import { readAnswer, type TypedScale, typedText } from './readAnswer.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const fact = (name: string) => present(dictionary.get(name), `${name} is a fact`);
const on = day('2026-05-01');

it.each<[name: string, typed: string, scale: TypedScale, value: unknown]>([
  ['revenue_y1', '1500', '万元', 1_500_000_000],
  ['revenue_y1', '1,500', '万元', 1_500_000_000],
  ['revenue_y1', '1500', '元', 150_000],
  ['revenue_y1', '1.5亿', '万元', 15_000_000_000],
  ['revenue_y1', '1500 万元', '元', 1_500_000_000],
  ['revenue_y1', '99999999元', '万元', 9_999_999_900],
  ['revenue_y1', '１５００', '万元', 1_500_000_000],
  ['net_profit_y1', '-12.5', '万元', -12_500_000],
  ['market_share', '12.5', '万元', 0.125],
  ['market_share', '12.5%', '万元', 0.125],
  ['employees_y1', '126人', '万元', 126],
  ['niche_years', '3 年', '万元', 3],
  ['digital_level', '3级', '万元', 3],
  ['industry_code', 'c3983', '万元', 'C3983'],
  ['revenue_y1', '  ', '万元', undefined],
])('%s typed as “%s” with the switch at %s', (name, typed, scale, value) => {
  expect(readAnswer(fact(name), typed, scale, on)).toEqual({ ok: true, value });
});

it.each([
  ['revenue_y1', '一百', 'not_a_number'],
  ['revenue_y1', '-1', 'below_least'],
  ['employees_y1', '1.5', 'not_whole'],
  ['market_share', '120', 'above_most'],
  ['industry_code', '3983', 'industry_code'],
  ['industry_code', 'C9999', 'no_such_industry'],
])('%s typed as “%s” is refused as %s', (name, typed, code) => {
  expect(readAnswer(fact(name), typed, '万元', on)).toMatchObject({ ok: false, reason: { code } });
});

it.each<[name: string, value: number | string, typed: string]>([
  ['revenue_y1', 123_456_789_01, '12345.678901'],
  ['market_share', 0.0999, '9.99'],
  ['market_share', 0.07, '7'],
  ['niche_years', 2.5, '2.5'],
  ['industry_code', 'C3983', 'C3983'],
])('a value is shown for change as it would be typed: %s %s', (name, value, typed) => {
  expect(typedText(fact(name), value, '万元')).toBe(typed);
  expect(readAnswer(fact(name), typed, '万元', on)).toEqual({ ok: true, value });
});
