import { describe, expect, it } from 'vitest';
import { amountText, fullNumber, shortNumberText } from './number.ts';

describe('a long number is shortened: in 万 and 亿 for Chinese, in thousands for English', () => {
  it.each([
    [0, '0', '0'],
    [20_000, '20,000', '20,000'],
    [99_999, '99,999', '99,999'],
    [123_456, '12.35万', '123.5k'],
    [86_400_000, '8,640万', '86.4m'],
    [1_234_567_890, '12.35亿', '1.235bn'],
    [-150_000, '−15万', '−150k'],
    [52_000_000, '5,200万', '52m'],
  ])('%s', (value, zh, en) => {
    expect([shortNumberText(value, 'zh'), shortNumberText(value, 'en')]).toEqual([zh, en]);
  });
});

it('what is rounded up to the next unit is written in it', () => {
  expect(shortNumberText(99_999_999, 'zh')).toBe('1亿');
  expect(shortNumberText(999_999, 'en')).toBe('1m');
});

it('an amount has its currency', () => {
  expect([amountText(86_400_000, 'zh'), amountText(86_400_000, 'en')]).toEqual(['8,640万元', 'CNY 86.4m']);
});

it('a number that is written out has a true minus', () => {
  expect(fullNumber(-1234.5)).toBe('−1,234.5');
});
