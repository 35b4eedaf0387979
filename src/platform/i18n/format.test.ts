import { money } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { chineseNumeral } from './chineseNumeral.ts';
import { formatDay, formatPercent, readMoneyAloud } from './format.ts';

describe('money is read back in words', () => {
  it.each([
    [0, '零元', '0 yuan'],
    [1000, '十元', '10 yuan'],
    [1_500_000_000, '一千五百万元', '15,000,000 yuan'],
    [10_000_050_000, '一亿零五百元', '100,000,500 yuan'],
    [105_000_000, '一百零五万元', '1,050,000 yuan'],
    [-2_030_000, '负二万零三百元', '-20,300 yuan'],
    [1250, '十二元五角', '12.5 yuan'],
    [1205, '十二元零五分', '12.05 yuan'],
    [1234, '十二元三角四分', '12.34 yuan'],
  ])('%s fen', (fen, zh, en) => {
    expect([readMoneyAloud(money(fen), 'zh'), readMoneyAloud(money(fen), 'en')]).toEqual([zh, en]);
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

describe('a ratio in per cent never looks like a whole per cent unless it is one', () => {
  it.each([
    [0.5, '50%'],
    [1 / 3, '33.33%'],
    [0.03, '3%'],
    [0.07 * 100 * 0.01, '7%'],
    [0.02999, '2.999%'],
    [0.0299999, '2.99999%'],
    [0.0300001, '3.00001%'],
    [0.03 - 1e-12, '3%'],
    [-0.051, '−5.1%'],
    [12.5, '1,250%'],
  ])('%s', (ratio, shown) => {
    expect(formatPercent(ratio)).toBe(shown);
  });
});

it('a day is written out in each language, and what is no day stays as it was', () => {
  expect(formatDay('2026-04-01', 'zh')).toBe('2026年4月1日');
  expect(formatDay('2026-04-01', 'en')).toBe('1 April 2026');
  expect(formatDay('soon', 'en')).toBe('soon');
});
