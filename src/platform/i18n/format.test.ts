import { describe, expect, it } from 'vitest';
import { chineseNumeral } from './chineseNumeral.ts';
import { formatDay, formatMoney, formatNumber, formatPercent, formatQuantity, readMoneyAloud } from './format.ts';

describe('money is written in the unit it is spoken of, exact to the fen', () => {
  it.each([
    [0, '0 元', 'CNY 0'],
    [0.01, '0.01 元', 'CNY 0.01'],
    [9999.99, '9,999.99 元', 'CNY 9,999.99'],
    [10_000, '1 万元', 'CNY 10,000'],
    [1_000_000, '100 万元', 'CNY 1 million'],
    [15_000_000, '1,500 万元', 'CNY 15 million'],
    [99_999_999, '9,999.9999 万元', 'CNY 99.999999 million'],
    [100_000_000, '1 亿元', 'CNY 100 million'],
    [1_250_000_000, '12.5 亿元', 'CNY 1.25 billion'],
    [-3_450_000, '−345 万元', 'CNY −3.45 million'],
  ])('%s yuan', (yuan, zh, en) => {
    expect([formatMoney(yuan, 'zh'), formatMoney(yuan, 'en')]).toEqual([zh, en]);
  });
});

describe('money is read back in words', () => {
  it.each([
    [0, '零元'],
    [10, '十元'],
    [15_000_000, '一千五百万元'],
    [100_000_500, '一亿零五百元'],
    [1_050_000, '一百零五万元'],
    [-20_300, '负二万零三百元'],
    [12.5, '十二元五角'],
    [12.05, '十二元零五分'],
  ])('%s yuan', (yuan, words) => {
    expect(readMoneyAloud(yuan, 'zh')).toBe(words);
  });

  it('in English digit by digit', () => {
    expect(readMoneyAloud(15_000_000, 'en')).toBe('15,000,000 yuan');
  });
});

describe('a whole number is read in Chinese', () => {
  it.each([
    [0, '零'],
    [11, '十一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [10_010, '一万零一十'],
    [100_000, '十万'],
    [20_000_001, '二千万零一'],
    [100_001_000, '一亿零一千'],
    [105_000_000, '一亿零五百万'],
    [1_200_000_000_000, '一万二千亿'],
    [1_000_000_000_000, '一万亿'],
  ])('%s', (number, words) => {
    expect(chineseNumeral(number)).toBe(words);
  });
});

describe('a ratio in per cent never looks as if it had crossed the boundary it is beside', () => {
  it.each([
    [0.5, undefined, '50%'],
    [1 / 3, undefined, '33.33%'],
    [0.02999, 0.03, '2.999%'],
    [0.0299999, 0.03, '2.99999%'],
    [0.0300001, 0.03, '3.00001%'],
    [0.03 - 1e-12, 0.03, '3%'],
    [-0.051, 0.05, '−5.1%'],
  ])('%s beside %s', (ratio, near, shown) => {
    expect(formatPercent(ratio, 'zh', near)).toBe(shown);
  });
});

describe('a number carries its unit', () => {
  it.each([
    [3, 'year', '3 年', '3 years'],
    [1, 'person', '1 人', '1 person'],
    [2, 'rank', '第 2 名', 'rank 2'],
    [0, 'rank', '无名次', 'not ranked'],
    [0.1, 'ratio', '10%', '10%'],
    [3, 'level', '3 级', 'level 3'],
    [50_000_000, 'CNY', '5,000 万元', 'CNY 50 million'],
  ] as const)('%s %s', (value, unit, zh, en) => {
    expect([formatQuantity(value, unit, 'zh'), formatQuantity(value, unit, 'en')]).toEqual([zh, en]);
  });
});

it('a number has thousands separators', () => {
  expect(formatNumber(12_345.5, 'zh')).toBe('12,345.5');
});

it('a day is written out in each language, and what is no day stays as it was', () => {
  expect(formatDay('2026-04-01', 'zh')).toBe('2026年4月1日');
  expect(formatDay('2026-04-01', 'en')).toBe('1 April 2026');
  expect(formatDay('soon', 'en')).toBe('soon');
});
