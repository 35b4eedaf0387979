import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDayConventions, isBusinessDay, shiftToBusinessDay } from './businessDay.ts';
import { parseCycle, parsePeriod } from './cycle.ts';
import { dayCounts, yearFraction, yearParts } from './dayCount.ts';
import { civilFromDays, daysFromCivil, momentText, parseMoment, plusMonths, secondsOfDay } from './moment.ts';
import { scheduleTimes } from './schedule.ts';

const at = (text: string) => parseMoment(text) ?? Number.NaN;
const dayNumber = (text: string) => at(text) / secondsOfDay;
const days = (times: readonly number[]) => times.map((time) => momentText(time).slice(0, 10));

describe('moments', () => {
  it('agree with the calendar of the platform on every day of eight centuries', () => {
    for (let day = daysFromCivil(1600, 1, 1); day < daysFromCivil(2400, 1, 1); day += 1) {
      const date = new Date(day * 86_400_000);
      const { year, month, day: dayOfMonth } = civilFromDays(day);
      if (year !== date.getUTCFullYear() || month !== date.getUTCMonth() + 1 || dayOfMonth !== date.getUTCDate()) {
        expect(`${year}-${month}-${dayOfMonth}`).toBe(date.toISOString());
      }
      if (daysFromCivil(year, month, dayOfMonth) !== day) expect(day).toBe(date.toISOString());
    }
  });
  it('are read with and without a time, and 24:00 is the midnight after', () => {
    expect(momentText(at('2013-08-01T00:00'))).toBe('2013-08-01T00:00:00');
    expect(momentText(at('2013-12-31T23:59:59'))).toBe('2013-12-31T23:59:59');
    expect(momentText(at('2013-12-31T24:00:00'))).toBe('2014-01-01T00:00:00');
  });
  it.each([
    '2013-02-29',
    '2013-1-1',
    '2013-01-01T25:00:00',
    '2013-01-01T00:00:00Z',
    '2013-01-01T00:00:00+08:00',
    '',
    '1 Jan',
  ])('%j is not one', (text) => {
    expect(parseMoment(text)).toBeUndefined();
  });
  it('keep their day of the month where the month has it, else take its last', () => {
    expect(momentText(plusMonths(at('2024-01-31'), 1))).toBe('2024-02-29T00:00:00');
    expect(momentText(plusMonths(at('2024-03-31T12:00:00'), -13))).toBe('2023-02-28T12:00:00');
  });
});

describe('cycles', () => {
  it.each([
    ['P1ML0', { months: 1, days: 0, stub: 'long' }],
    ['P27DL1', { months: 0, days: 27, stub: 'short' }],
    ['P2W', { months: 0, days: 14, stub: 'short' }],
    ['P1Q+', { months: 3, days: 0, stub: 'long' }],
    ['P1H-', { months: 6, days: 0, stub: 'short' }],
    ['P1Y6ML1', { months: 18, days: 0, stub: 'short' }],
  ])('%s', (text, cycle) => {
    expect(parseCycle(text)).toEqual(cycle);
  });
  it.each(['P0DL1', 'P1M2', 'monthly', '', 'P-1ML0'])('%j is none', (text) => {
    expect(parseCycle(text)).toBeUndefined();
  });
  it('of nothing is a period all the same', () => {
    expect(parsePeriod('P0D')).toEqual({ months: 0, days: 0 });
  });
});

describe('schedules', () => {
  const of = (start: string, end: string, cycle: string, endOfMonth: 'SD' | 'EOM' = 'SD', includesEnd = true) =>
    days(scheduleTimes({ start: at(start), end: at(end), cycle: parseCycle(cycle), endOfMonth, includesEnd }));

  it('count from the start: a short month does not pull the later days back', () => {
    expect(of('2023-01-31', '2023-05-01', 'P1ML1')).toEqual([
      '2023-01-31',
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
      '2023-05-01',
    ]);
  });
  it('stay at the ends of months where they begin at one and are to', () => {
    expect(of('2023-02-28', '2023-05-31', 'P1ML1', 'EOM')).toEqual([
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
      '2023-05-31',
    ]);
    expect(of('2023-02-28', '2023-05-28', 'P1ML1', 'SD')).toEqual([
      '2023-02-28',
      '2023-03-28',
      '2023-04-28',
      '2023-05-28',
    ]);
    expect(of('2023-02-28', '2023-03-28', 'P2WL1', 'EOM')).toEqual(['2023-02-28', '2023-03-14', '2023-03-28']);
  });
  it('let a long stub swallow the last regular day, a short one not', () => {
    expect(of('2013-02-01', '2013-05-15', 'P1ML0')).toEqual(['2013-02-01', '2013-03-01', '2013-04-01', '2013-05-15']);
    expect(of('2013-02-01', '2013-05-15', 'P1ML1')).toHaveLength(5);
    expect(of('2013-02-01', '2013-05-01', 'P1ML0')).toHaveLength(4);
    expect(of('2013-02-01', '2013-02-15', 'P1ML0')).toEqual(['2013-02-01', '2013-02-15']);
  });
  it('leave the end out where it does not belong to them', () => {
    expect(of('2013-02-01', '2013-05-01', 'P1ML0', 'SD', false)).toEqual(['2013-02-01', '2013-03-01', '2013-04-01']);
    expect(of('2013-02-01', '2013-05-15', 'P1ML0', 'SD', false)).toEqual(['2013-02-01', '2013-03-01', '2013-04-01']);
    expect(of('2013-02-01', '2013-03-15', 'P1ML0', 'SD', false)).toEqual(['2013-02-01']);
    expect(of('2013-02-01', '2013-03-15', 'P1ML0')).toEqual(['2013-02-01', '2013-03-15']);
  });
});

describe('day counts', () => {
  // Worked by hand from the definitions of ISDA 2006, section 4.16; 28E336 as 30E360 with months of 28 days.
  it.each([
    ['AA', '2023-12-12', '2024-01-12', 20 / 365 + 11 / 366],
    ['AA', '2023-07-01', '2025-07-01', 184 / 365 + 1 + 181 / 365],
    ['A360', '2024-01-01', '2025-01-01', 366 / 360],
    ['A365', '2024-01-01', '2025-01-01', 366 / 365],
    ['30E360', '2024-01-31', '2024-02-29', 29 / 360],
    ['30E360', '2024-02-29', '2024-03-31', 31 / 360],
    ['30E360ISDA', '2024-01-31', '2024-02-29', 30 / 360],
    ['30E360ISDA', '2024-02-29', '2024-03-31', 30 / 360],
    ['28E336', '2024-01-31', '2024-02-28', 28 / 336],
    ['A365', '2013-12-31T00:00:00', '2013-12-31T23:59:59', 1 / 365],
  ] as const)('%s from %s to %s', (convention, from, to, years) => {
    expect(yearFraction(at(from), at(to), convention)).toBeCloseTo(years, 14);
  });
  it('the last of February is no 30th where the contract ends on it (30E360ISDA)', () => {
    expect(yearFraction(at('2024-01-31'), at('2024-02-29'), '30E360ISDA', at('2024-02-29'))).toBeCloseTo(29 / 360, 14);
  });
  it('the parts of adjoining stretches add up to those of the whole', () => {
    const moment = fc.integer({ min: 0, max: 40_000 }).map((day) => day * secondsOfDay);
    fc.assert(
      fc.property(fc.constantFrom(...dayCounts), moment, moment, moment, (convention, ...three) => {
        const [a = 0, b = 0, c = 0] = three.toSorted((x, y) => x - y);
        const total = (from: number, to: number) => {
          const sums = new Map<number, number>();
          for (const { days: count, basis } of yearParts(from, to, convention)) {
            sums.set(basis, (sums.get(basis) ?? 0) + count);
          }
          return sums;
        };
        const [first, second, whole] = [total(a, b), total(b, c), total(a, c)];
        for (const basis of [336, 360, 365, 366]) {
          const parts = (first.get(basis) ?? 0) + (second.get(basis) ?? 0);
          expect(parts).toBe(whole.get(basis) ?? 0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('business days', () => {
  it('China rests on announced days off and works on announced weekends', () => {
    const worked = (text: string) => isBusinessDay(dayNumber(text), 'CN');
    expect(['2026-02-14', '2026-02-28', '2026-10-10', '2024-02-18', '2025-09-28'].map(worked)).toEqual(
      Array(5).fill(true),
    );
    expect(['2026-02-16', '2026-10-07', '2024-02-12', '2025-10-08', '2026-11-28'].map(worked)).toEqual(
      Array(5).fill(false),
    );
    expect(worked('2026-11-26')).toBe(true);
  });
  it.each([
    // 30 and 31 March 2024 were a Saturday and a Sunday, 1 and 2 June 2024 too.
    ['SCF', '2024-03-30', '2024-04-01'],
    ['SCMF', '2024-03-30', '2024-03-29'],
    ['SCP', '2024-06-01', '2024-05-31'],
    ['SCMP', '2024-06-01', '2024-06-03'],
    ['CSF', '2024-03-30', '2024-04-01'],
    ['CSMP', '2024-06-01', '2024-06-03'],
    ['NOS', '2024-06-01', '2024-06-01'],
  ] as const)('%s moves %s to %s', (convention, from, to) => {
    expect(days([shiftToBusinessDay(at(from), convention, 'MF')])).toEqual([to]);
  });
  it('a shifted day is a business day, and the nearest on its side', () => {
    const cases = fc.tuple(
      fc.integer({ min: 19_360, max: 20_819 }),
      fc.constantFrom(...businessDayConventions.slice(1)),
    );
    fc.assert(
      fc.property(cases, fc.constantFrom('MF', 'CN'), ([day, convention], calendar) => {
        const shifted = shiftToBusinessDay(day * secondsOfDay, convention, calendar) / secondsOfDay;
        expect(isBusinessDay(shifted, calendar)).toBe(true);
        const between = Array.from(
          { length: Math.abs(shifted - day) },
          (_, index) => day + Math.sign(shifted - day) * index,
        );
        for (const passed of between) expect(isBusinessDay(passed, calendar)).toBe(false);
        if (convention.includes('M')) expect(civilFromDays(shifted).month).toBe(civilFromDays(day).month);
      }),
      { numRuns: 2000 },
    );
  });
});
