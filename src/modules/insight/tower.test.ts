import { day } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { codesBelow, digitsBelow, nameOfRegion } from './regionLevels.ts';
import { checkRegion } from './rules.ts';
import { type Counted, towerOf } from './tower.ts';

const none = { met: 0, judgement: 0, unknown: 0, unmet: 0, met_without_title: 0, judgement_without_title: 0 };
const nothing: Counted = {
  region: '3505',
  on: day('2026-11-24'),
  firms: [],
  grants: [],
  standings: { judged: 0, latest: null, rungs: { innovative: none, srdi: none, 'little-giant': none } },
};

describe('the level below a region', () => {
  it.each([
    ['', 2, '11', 34],
    ['35', 4, '3501', 9],
    ['3505', 6, '350502', 12],
    ['11', 6, '110101', 16],
    ['50', 6, '500101', 38],
    ['4419', 6, '441900', 1],
    ['350582', 6, undefined, 0],
  ])('of “%s” has codes of %i digits, first %s', (region, digits, first, count) => {
    expect(digitsBelow(region)).toBe(digits);
    expect(codesBelow(region)[0]).toBe(first);
    expect(codesBelow(region)).toHaveLength(count);
  });

  it.each([
    ['', '全国', 'China'],
    ['35', '福建省', 'Fujian'],
    ['350582', '晋江市', 'Jinjiang'],
    ['350500', '泉州市（本级）', 'Quanzhou (its own level)'],
    ['3500', '福建省（本级）', 'Fujian (its own level)'],
    ['441900', '东莞市', 'Dongguan'],
    ['350590', '350590', '350590'],
    ['9900', '9900', '9900'],
  ])('%s is named %s', (code, zh, en) => {
    expect(nameOfRegion(code)).toEqual({ zh, en });
  });
});

describe('the tower of a region', () => {
  it('has every division of the next level, and the codes of firms that the standard does not have', () => {
    const firms = [
      { region: '350582', industry: 'C39', tier: null, firms: 7 },
      { region: '350582', industry: 'C18', tier: 'srdi' as const, firms: 2 },
      { region: '350590', industry: null, tier: 'innovative' as const, firms: 1 },
    ];
    const tower = towerOf({ ...nothing, firms });
    expect(tower.counts).toEqual({ firms: 10, innovative: 1, srdi: 2, 'little-giant': 0 });
    expect(tower.by_region).toHaveLength(13);
    expect(
      tower.by_region.filter((place) => place.firms > 0).map((place) => [place.code, place.firms, place.srdi]),
    ).toEqual([
      ['350582', 9, 2],
      ['350590', 1, 0],
    ]);
    expect(tower.by_industry.map((place) => [place.code, place.name.zh, place.firms])).toEqual([
      ['C39', '计算机、通信和其他电子设备制造业', 7],
      ['C18', '纺织服装、服饰业', 2],
      ['', '行业未填', 1],
    ]);
  });

  it('of a county has no level below', () => {
    const firms = [{ region: '350582', industry: 'C39', tier: null, firms: 7 }];
    expect(towerOf({ ...nothing, region: '350582', firms }).by_region).toEqual([]);
  });

  it('grew by the titles that were granted by the end of each year; those of an unknown day are held today', () => {
    const grants = [
      { tier: 'srdi' as const, year: 2015, firms: 1 },
      { tier: 'srdi' as const, year: 2023, firms: 10 },
      { tier: 'srdi' as const, year: 2026, firms: 100 },
      { tier: 'srdi' as const, year: null, firms: 1000 },
      { tier: 'little-giant' as const, year: 2025, firms: 5 },
    ];
    const { growth } = towerOf({ ...nothing, grants });
    expect(growth.map((year) => [year.year, year.srdi, year['little-giant'], year.innovative])).toEqual([
      [2021, 1, 0, 0],
      [2022, 1, 0, 0],
      [2023, 11, 0, 0],
      [2024, 11, 0, 0],
      [2025, 11, 5, 0],
      [2026, 1111, 5, 0],
    ]);
  });
});

describe('whose tower may be seen', () => {
  const isKnown = (region: string) => region === '35' || region === '3505';
  it.each([
    ['35', '35', 'ok'],
    ['3505', '35', 'ok'],
    ['35', '', 'ok'],
    ['990190', '990190', 'ok'],
    ['3599', '35', 'unknown_region'],
    ['36', '35', 'region_outside'],
    ['35', '3505', 'region_outside'],
    ['', '35', 'region_outside'],
  ])('“%s” by an office of “%s”: %s', (region, own, expected) => {
    const checked = checkRegion(region, own, isKnown);
    expect(checked.ok ? 'ok' : checked.reason.code).toBe(expected);
  });
});
