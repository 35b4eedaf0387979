import { describe, expect, it } from 'vitest';
import { isDayFormat } from './dayFormats.ts';
import { dayOfSerial } from './serialDay.ts';

describe('a number format shows a day', () => {
  it.for([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['yyyy\\年m\\月', true],
    ['[$-804]aaaa;@', false],
    ['[$-F800]dddd, mmmm dd, yyyy', true],
    ['m"月"', true],
    ['h:mm:ss', false],
    ['[h]:mm', false],
    ['mm:ss.0', false],
    ['m/d/yy h:mm', true],
    ['General', false],
    ['General"d"', false],
    ['0.00', false],
    ['0.00_);[Red]\\(0.00\\)', false],
    ['#,##0"元/年";[Red]d', false],
    ['@', false],
  ] as const)('%s: %s', ([code, shows]) => {
    expect(isDayFormat(code)).toBe(shows);
  });
});

describe('a number stands for a day', () => {
  it.for([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [36526, false, '2000-01-01'],
    [45351.99, false, '2024-02-29'],
    [2958465, false, '9999-12-31'],
    [2958466, false, null],
    [0, false, null],
    [-1, false, null],
    [0, true, '1904-01-01'],
    [43889, true, '2024-02-29'],
  ] as const)('%d, counted from 1904: %s, is %s', ([serial, countsFrom1904, day]) => {
    expect(dayOfSerial(serial, countsFrom1904)).toBe(day);
  });
});
