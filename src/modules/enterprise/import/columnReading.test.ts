import { day } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { library } from '../../../../tests/packs/library.ts';
import { dossierDictionary } from '../sources.ts';
import { chooseColumns, proposeColumns, type Reading, readingOfHeader } from './columnReading.ts';

const dictionary = dossierDictionary(library.dictionary);
const on = day('2026-11-24');
const revenueInWan: Reading = { fact: 'revenue_y1', money_scale: '万元', is_percent: false };

function propose(headers: readonly string[], remembered: Readonly<Record<string, Reading | null>> = {}) {
  const found = headers.map((header) => ({ header, examples: [] }));
  return proposeColumns(found, new Map(Object.entries(remembered)), dictionary, on);
}

describe('a header by itself', () => {
  it.each([
    ['统一社会信用代码', 'uscc', '元', false],
    ['上年度营业收入（万元）', 'revenue_y1', '万元', false],
    ['上年度营业收入（亿元）', 'revenue_y1', '亿元', false],
    ['细分市场占有率（%）', 'market_share', '元', true],
    ['培育层级', 'tier', '元', false],
    ['认定日期', 'tier_granted_on', '元', false],
  ])('%s is %s in %s', (header, fact, money_scale, is_percent) => {
    expect(readingOfHeader(header, dictionary, on)).toEqual({ fact, money_scale, is_percent });
  });

  it.each(['备注', '营收', '上年度营业收入（美元）'])('%s says nothing that is known', (header) => {
    expect(readingOfHeader(header, dictionary, on)).toBeNull();
  });
});

describe('the columns that are proposed', () => {
  it('are read as their headers say, or not at all', () => {
    expect(
      propose(['uscc', '上年度营业收入（万元）', '备注']).map(({ reading, origin }) => [reading?.fact, origin]),
    ).toEqual([
      ['uscc', 'header'],
      ['revenue_y1', 'header'],
      [undefined, 'none'],
    ]);
  });

  it('are read as the organisation has mapped them before, even where it left one out', () => {
    const [, turnover, people] = propose(['uscc', '营收', '从业人员数'], { 营收: revenueInWan, 从业人员数: null });
    expect(turnover).toMatchObject({ reading: revenueInWan, origin: 'remembered' });
    expect(people).toMatchObject({ reading: null, origin: 'remembered' });
  });

  it('of which two would be the same fact leave the second one out', () => {
    const proposed = propose(['uscc', '营收', '上年度营业收入'], { 营收: revenueInWan });
    expect(proposed[2]).toMatchObject({ reading: null, origin: 'none' });
  });

  it('are not read as a fact that the dictionary no longer has', () => {
    const gone: Reading = { fact: 'gone', money_scale: '元', is_percent: false };
    expect(propose(['uscc', '营收'], { 营收: gone })[1]).toMatchObject({ reading: null, origin: 'none' });
  });
});

describe('the columns that are chosen', () => {
  const proposed = propose(['uscc', '营收', '备注']);

  it('are told from those that stay as they were', () => {
    const chosen = chooseColumns(proposed, [{ header: '营收', reading: revenueInWan }], dictionary);
    expect(chosen).toMatchObject({ ok: true, value: [{ origin: 'header' }, { origin: 'chosen' }, { origin: 'none' }] });
  });

  it.each([
    ['unknown_column', [{ header: '利润', reading: null }]],
    ['unknown_fact', [{ header: '营收', reading: { ...revenueInWan, fact: 'gone' } }]],
    ['fact_twice', ['营收', '备注'].map((header) => ({ header, reading: revenueInWan }))],
    ['no_uscc_column', [{ header: 'uscc', reading: null }]],
  ])('are refused with %s', (code, chosen) => {
    expect(chooseColumns(proposed, chosen, dictionary)).toMatchObject({ ok: false, reason: { code } });
  });
});
