import { describe, expect, it } from 'vitest';
import { isDivisionOfSection } from './industry.ts';
import { divisionName, INDUSTRIES, sectionName } from './industryNames.ts';

describe('the name of an industry', () => {
  it('is that of its division, or of its class where the sizes of firms differ by class', () => {
    expect(divisionName('C39')).toEqual({
      zh: '计算机、通信和其他电子设备制造业',
      en: 'Computers, communication and electronics',
    });
    expect(divisionName('C3921')).toEqual(divisionName('C39'));
    expect(divisionName('K7010')?.zh).toBe('房地产开发经营');
  });

  it('is that of its section where no division is listed', () => {
    expect(divisionName('K70')).toEqual({ zh: '房地产业', en: 'Real estate' });
    expect(divisionName('S91')).toEqual(sectionName('S'));
  });

  it('is missing for what is no code of the standard', () => {
    expect(['C', 'C3', 'C99', 'A39', 'U01', 'c39', ''].map(divisionName)).toEqual(Array(7).fill(undefined));
    expect(sectionName('U')).toBeUndefined();
  });

  it('is there for every division, in both languages', () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRST') {
      for (let division = 1; division <= 97; division += 1) {
        const code = `${letter}${String(division).padStart(2, '0')}`;
        expect([code, divisionName(code) !== undefined]).toEqual([code, isDivisionOfSection(code)]);
      }
    }
    for (const { code, zh, en } of INDUSTRIES) expect([code, zh !== '', en !== '']).toEqual([code, true, true]);
  });
});
