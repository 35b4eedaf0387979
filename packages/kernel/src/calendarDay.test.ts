import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, dayOfEpoch, epochDays, parseDay } from './calendarDay.ts';

describe('a calendar day', () => {
  it.each(['2026-04-01', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31', '2026-12-31'])('is %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    ['2023-02-29', 'no leap year'],
    ['1900-02-29', 'a century that is no leap year'],
    ['2026-04-31', 'April has 30 days'],
    ['2026-13-01', 'no such month'],
    ['2026-00-01', 'no month 0'],
    ['2026-01-00', 'no day 0'],
    ['0999-01-01', 'before the year 1000'],
    ['2026-4-1', 'not two digits'],
    ['2026/04/01', 'other signs'],
    ['20260401', 'no signs'],
    ['2026-04-01T00:00', 'with a time'],
    ['２０２６-04-01', 'full-width digits'],
    ['', 'nothing'],
  ])('is not %s: %s', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-03-31', 1, '2026-04-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-04-01', 0, '2026-04-01'],
    // Excel counts from 1899-12-30: 43262 is 11 June 2018.
    ['1899-12-30', 43262, '2018-06-11'],
    ['2000-01-01', 366, '2001-01-01'],
  ])('%s and %i days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
  });

  it('is counted from 1970-01-01', () => {
    expect(epochDays(day('1970-01-01'))).toBe(0);
    expect(epochDays(day('1969-12-31'))).toBe(-1);
    expect(epochDays(day('2000-03-01'))).toBe(11_017);
    expect(dayOfEpoch(11_017)).toBe('2000-03-01');
  });

  it('is its own day again after there and back, and days compare as their texts do', () => {
    const any = fc.integer({ min: -300_000, max: 2_900_000 });
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(epochDays(dayOfEpoch(one))).toBe(one);
        expect(dayOfEpoch(one) < dayOfEpoch(other)).toBe(one < other);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('that is none, or is past the year 9999, is a bug where the program itself states it', () => {
    expect(() => day('2023-02-29')).toThrow('2023-02-29 is a day');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow('is a day');
  });
});
