import { describe, expect, it } from 'vitest';
import { measureText } from './measureText.ts';
import type { Unit } from './unit.ts';

/** A number, its unit, and how people write it in Chinese and in English. */
const WRITTEN: readonly (readonly [value: number, unit: Unit, zh: string, en: string])[] = [
  [0, 'CNY', '0元', 'CNY 0'],
  [1, 'CNY', '0.01元', 'CNY 0.01'],
  [99_999_900, 'CNY', '99.9999万元', 'CNY 999,999'],
  [999_999, 'CNY', '9,999.99元', 'CNY 9,999.99'],
  [1_000_000, 'CNY', '1万元', 'CNY 10,000'],
  [100_000_000, 'CNY', '100万元', 'CNY 1,000,000'],
  [9_999_999_999, 'CNY', '9,999.999999万元', 'CNY 99,999,999.99'],
  [10_000_000_000, 'CNY', '1亿元', 'CNY 100,000,000'],
  [15_000_000_000, 'CNY', '1.5亿元', 'CNY 150,000,000'],
  [-5_000_000_00, 'CNY', '−500万元', 'CNY −5,000,000'],
  [0, 'ratio', '0%', '0%'],
  [0.03, 'ratio', '3%', '3%'],
  [0.07, 'ratio', '7%', '7%'],
  [0.29, 'ratio', '29%', '29%'],
  [0.1234, 'ratio', '12.34%', '12.34%'],
  [-0.05, 'ratio', '−5%', '−5%'],
  [1, 'person', '1人', '1 person'],
  [0, 'person', '0人', '0 people'],
  [1000, 'person', '1,000人', '1,000 people'],
  [2, 'count', '2项', '2'],
  [1, 'year', '1年', '1 year'],
  [2.5, 'year', '2.5年', '2.5 years'],
  [3, 'rank', '3名', '3'],
  [3, 'level', '3级', 'level 3'],
  [1, 'point', '1分', '1 point'],
  [60, 'point', '60分', '60 points'],
  [8.3, 'point', '8.3分', '8.3 points'],
];

describe('a measure in words', () => {
  it.each(WRITTEN)('%d %s is %s and %s', (value, unit, zh, en) => {
    expect(measureText({ value, unit }, 'zh')).toBe(zh);
    expect(measureText({ value, unit }, 'en')).toBe(en);
  });

  it.each([
    [-1e-12, '0%'],
    [0.1 + 0.2, '30%'],
    [0.123_456_789_01, '12.3456789%'],
  ])('shows no noise of floating point: %d is %s', (value, text) => {
    expect(measureText({ value, unit: 'ratio' }, 'zh')).toBe(text);
  });
});
