import { day, type MoneyScale } from '@leitu/kernel';
import { type CellCode, type CellReading, type FactValue, type RawCell, readCell } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { library } from './library.ts';

/** How a column is read: a fact by name, and after it the unit of the header (万元, 亿元 or %). */
function column(text: string): CellReading {
  const [name = '', note = '元'] = text.split(' ');
  const fact = library.dictionary.get(name);
  if (fact === undefined) throw new Error(`There is no fact ${name}`);
  const scales: readonly MoneyScale[] = ['元', '万元', '亿元'];
  const moneyScale = scales.find((scale) => scale === note) ?? '元';
  return { fact, moneyScale, isPercent: note === '%', on: day('2026-04-01') };
}

/** Column, cell, and the fact that comes of it: money in fen, undefined where the fact is missing. */
const READ: readonly (readonly [column: string, cell: RawCell, fact: FactValue | undefined])[] = [
  ['revenue_y1', null, undefined],
  ['revenue_y1', '', undefined],
  ['uscc', '', undefined],
  ['name', '', undefined],
  ['own_brand', '', undefined],
  ['established_on', '', undefined],

  ['revenue_y1', '100', 10_000],
  ['revenue_y1', 100, 10_000],
  ['revenue_y1', ' 100 ', 10_000],
  ['revenue_y1', '0.01', 1],
  ['revenue_y1', '0', 0],
  ['revenue_y1', '-0', 0],
  ['revenue_y1', '1,234,567.89', 123_456_789],
  ['revenue_y1', '+1,234', 123_400],
  ['revenue_y1', '１，２３４．５', 123_450],
  ['revenue_y1', '1e3', 100_000],
  ['revenue_y1', '1.5E+7', 1_500_000_000],
  ['revenue_y1', 1e21 / 1e14, 1_000_000_000],
  // A half of a fen goes away from zero; 4.35 × 100 is 434.99999999999994 in floating point.
  ['revenue_y1', 4.35, 435],
  ['revenue_y1', 0.1 + 0.2, 30],
  ['revenue_y1', '0.005', 1],
  ['revenue_y1', '.5', 50],
  ['revenue_y1', '5.', 500],
  ['revenue_y1', '90071992547409.91', 9_007_199_254_740_991],
  ['revenue_y1 万元', '1,500', 1_500_000_000],
  ['revenue_y1 万元', '0.000001', 1],
  ['revenue_y1 万元', 2.01, 2_010_000],
  ['revenue_y1 亿元', '1.5', 15_000_000_000],
  ['net_profit_y1', '-12.34', -1234],
  ['net_profit_y1 万元', -5, -5_000_000],

  ['employees_y1', '12', 12],
  ['employees_y1', 12, 12],
  ['employees_y1', '12.0', 12],
  ['employees_y1', '1e3', 1000],
  ['employees_y1', '1,000', 1000],
  ['employees_y1', '０', 0],
  ['employees_y1', '9007199254740991', 9_007_199_254_740_991],
  ['digital_level', '1', 1],
  ['digital_level', 4, 4],
  ['niche_years', '2.5', 2.5],
  ['niche_years', '0', 0],
  ['local_feature_score', '15', 15],
  ['local_feature_score', '8.3', 8.3],
  ['development_score_y0', '100', 100],

  ['market_share', '0.1', 0.1],
  ['market_share', '10%', 0.1],
  ['market_share', '10 %', 0.1],
  ['market_share', '１０％', 0.1],
  ['market_share', '7%', 0.07],
  ['market_share', '100%', 1],
  ['market_share', '1', 1],
  ['market_share', 0, 0],
  ['market_share %', '10', 0.1],
  ['market_share %', '10%', 0.1],
  ['market_share %', 29, 0.29],

  ['own_brand', true, true],
  ['own_brand', false, false],
  ['own_brand', 'true', true],
  ['own_brand', 'FALSE', false],
  ['own_brand', 'True', true],
  ['own_brand', '是', true],
  ['own_brand', '否', false],
  ['own_brand', ' 是 ', true],
  ['own_brand', '1', true],
  ['own_brand', '0', false],
  ['own_brand', 1, true],
  ['own_brand', 0, false],
  ['own_brand', -0, false],
  ['own_brand', '１', true],
  // What a table of truth values with gaps becomes in other programs.
  ['own_brand', '1.0', true],
  ['own_brand', '0.0', false],
  ['judged_high_fame', '是', true],
  ['judged_high_fame', false, false],

  ['rd_institution_level', 'national', 'national'],
  ['rd_institution_level', '省级', 'provincial'],
  ['rd_institution_level', '市级以下', 'below_city'],
  ['rd_institution_level', 'below city', 'below_city'],
  ['rd_institution_level', ' none ', 'none'],

  ['established_on', '2018-06-11', '2018-06-11'],
  ['established_on', '2018-6-1', '2018-06-01'],
  ['established_on', '2018/06/11', '2018-06-11'],
  ['established_on', '2018.6.11', '2018-06-11'],
  ['established_on', '2018年6月11日', '2018-06-11'],
  ['established_on', '２０１８－０６－１１', '2018-06-11'],
  ['established_on', { day: '2018-06-11' }, '2018-06-11'],
  ['established_on', '20180611', '2018-06-11'],
  ['established_on', '2018-06-11 00:00:00', '2018-06-11'],
  ['established_on', '2024-02-29', '2024-02-29'],
  // The day of judging itself is not after it.
  ['established_on', '2026-04-01', '2026-04-01'],

  ['uscc', '91350100M000100Y43', '91350100M000100Y43'],
  ['uscc', ' 91350100M000100Y43 ', '91350100M000100Y43'],
  ['uscc', '９1350100M000100Y４３', '91350100M000100Y43'],
  // A zero-width blank, as copied from a page.
  ['uscc', '91350100\u200bM000100Y43', '91350100M000100Y43'],
  ['name', '某某\n电子有限公司', '某某 电子有限公司'],
  ['name', ' 某某电子有限公司 ', '某某电子有限公司'],
  // Firms may be called so; what is written guards itself.
  ['name', '+86 科技公司', '+86 科技公司'],
  ['name', 360, '360'],
  ['region_code', '350100', '350100'],
  ['region_code', 350100, '350100'],
  ['industry_code', 'C3921', 'C3921'],
  ['industry_code', 'C39', 'C39'],
  ['industry_code', 'c3921', 'C3921'],
  ['industry_code', 'C392', 'C392'],
];

describe('a cell', () => {
  it.each(READ)('of %s that holds %j is %j', (name, cell, fact) => {
    expect(readCell(column(name), cell)).toEqual({ ok: true, value: fact });
  });
});

/** The codes that a row gives, not a cell alone; they are provoked in rows.test.ts. */
type RowCode = 'uscc_missing' | 'uscc_repeated' | 'too_many_cells';

/** By code: columns and cells that are refused with it. */
const REFUSED: Readonly<Record<Exclude<CellCode, RowCode>, readonly (readonly [column: string, cell: RawCell])[]>> = {
  unit_in_number: [
    ['employees_y1', '12人'],
    ['niche_years', '3年'],
    ['local_feature_score', '8分'],
  ],
  too_long: [
    ['revenue_y1', '1'.repeat(101)],
    ['uscc', '9'.repeat(101)],
    ['name', '长'.repeat(501)],
    ['own_brand', ' '.repeat(101)],
  ],
  control_character: [
    ['name', 'a\u001b[2Jb'],
    ['name', '某某\u0000公司'],
    ['name', '某某\ufffd公司'],
  ],
  formula: [
    ['revenue_y1', { formula: 'SUM(B2:B9)' }],
    ['name', { formula: 'cmd|calc' }],
    ['uscc', { formula: 'A1' }],
    ['own_brand', { formula: 'TRUE()' }],
  ],
  error_value: [
    ['revenue_y1', { error: '#REF!' }],
    ['name', { error: '#N/A' }],
    ['established_on', { error: '#VALUE!' }],
  ],
  not_a_text: [
    ['name', true],
    ['name', { day: '2018-06-11' }],
  ],
  not_a_number: [
    ['revenue_y1', 'much'],
    ['revenue_y1', true],
    ['revenue_y1', '12,34'],
    ['revenue_y1', '1,2345'],
    ['revenue_y1', '1 000'],
    ['revenue_y1', '0x10'],
    ['revenue_y1', 'NaN'],
    ['revenue_y1', 'Infinity'],
    ['revenue_y1', '--1'],
    ['revenue_y1', { day: '2018-06-11' }],
    ['employees_y1', 'ten'],
    ['employees_y1', false],
    ['niche_years', '2-3'],
    ['market_share', '%'],
    ['market_share', '10%%'],
  ],
  not_whole: [
    ['employees_y1', '12.5'],
    ['ip1_total', 0.1],
    ['national_award_rank_3y', '1.0001'],
  ],
  unit_in_cell: [
    ['revenue_y1', '500万'],
    ['revenue_y1', '500万元'],
    ['revenue_y1', '1,500 元'],
    ['revenue_y1 万元', '1500万元'],
    ['revenue_y1', '1.5亿'],
    ['revenue_y1', '5%'],
    ['revenue_y1', '１００元'],
  ],
  too_large: [
    ['revenue_y1', '90071992547409.92'],
    ['revenue_y1 亿元', '900719.92547409920'],
    ['revenue_y1', '1e30'],
    ['revenue_y1', '1e999'],
    ['net_profit_y1', '-90071992547409.92'],
  ],
  below_least: [
    ['revenue_y1', '-0.01'],
    ['assets_y1', -1],
    ['rd_expense_y1 万元', '-0.01'],
    ['employees_y1', '-1'],
    ['niche_years', '-0.5'],
    ['ip2_total', -1],
    ['provincial_award_rank_3y', '-1'],
    ['digital_level', '0'],
    ['market_share', '-1%'],
    ['local_feature_score', '-0.1'],
    ['development_score_y1', -1],
  ],
  above_most: [
    ['digital_level', '5'],
    ['market_share', '1.01'],
    ['market_share', '10'],
    ['market_share', '101%'],
    ['market_share %', '101'],
    ['local_feature_score', '15.1'],
    ['development_score_y0', '100.5'],
  ],
  not_a_date: [
    ['established_on', 'yesterday'],
    ['established_on', '2023-02-29'],
    ['established_on', '2018-13-01'],
    ['established_on', 20180611],
    ['established_on', '2018-06'],
    ['established_on', '2018'],
    ['established_on', '11/06/2018'],
    ['established_on', true],
  ],
  excel_serial_date: [
    ['established_on', '43262'],
    ['established_on', 43262],
    ['established_on', 43262.5],
    ['established_on', '43262.0'],
  ],
  date_in_future: [
    ['established_on', '2026-04-02'],
    ['established_on', { day: '2030-01-01' }],
  ],
  not_yes_or_no: [
    ['own_brand', 'constructor'],
    ['own_brand', '__proto__'],
    ['own_brand', '2'],
    ['own_brand', 2],
    ['own_brand', '真'],
    ['own_brand', 'yes'],
    ['own_brand', '是否'],
    ['own_brand', '√'],
    ['judged_key_link', '待定'],
    ['own_brand', { day: '2018-06-11' }],
  ],
  not_an_option: [
    ['rd_institution_level', '县级'],
    ['rd_institution_level', 'NATIONAL'],
    ['rd_institution_level', 1],
    ['rd_institution_level', true],
  ],
  looks_like_formula: [
    ['name', '=cmd|calc'],
    ['name', ' =1'],
    ['name', '＝1'],
  ],
  region_code: [
    ['region_code', '35010'],
    ['region_code', '3501000'],
    ['region_code', 35010],
    ['region_code', '35010a'],
    ['region_code', '福建'],
  ],
  industry_code: [
    ['industry_code', '3921'],
    ['industry_code', 'C3'],
    ['industry_code', 'C39211'],
    ['industry_code', 'U3921'],
    ['industry_code', 'C 3921'],
    ['industry_code', '电子'],
  ],
  uscc_as_number: [
    ['uscc', 91_350_100_000_100_050],
    ['uscc', '9.13501E+17'],
    ['uscc', '9E17'],
  ],
  uscc_length: [
    ['uscc', '91350100M000100Y4'],
    ['uscc', '91350100M000100Y433'],
    ['uscc', '350100100000'],
    ['uscc', '91350100 M000100Y43'],
    ['uscc', true],
  ],
  uscc_character: [
    ['uscc', '91350100O000100Y43'],
    ['uscc', '91350100m000100Y43'],
  ],
  uscc_check_digit: [
    ['uscc', '91350100M000100Y44'],
    ['uscc', '91350100M000100Y34'],
  ],
};

describe.each(Object.entries(REFUSED))('a cell is refused as %s', (code, cells) => {
  it.each(cells)('in %s where it holds %j', (name, cell) => {
    const result = readCell(column(name), cell);
    expect(result.ok ? result : result.reason.code).toBe(code);
    // The sentences are whole: every figure they name is there.
    if (!result.ok) expect(Object.values(result.reason.message).join()).not.toMatch(/\{\w+\}|undefined|null/);
  });
});

describe('what is wrong with a cell is said with what to do', () => {
  it.each([
    ['established_on', 43262, '2018-06-11'],
    ['market_share', '10', '10%'],
    ['revenue_y1 万元', '1500万元', '万元'],
    ['rd_institution_level', '县级', '无、市级以下、市级、省级、国家级'],
    ['development_score_y0', '101', '100分'],
    ['digital_level', '5', '4级'],
  ])('in %s that holds %j: “%s”', (name, cell, words) => {
    const result = readCell(column(name), cell);
    expect(result.ok ? '' : result.reason.message.zh).toContain(words);
  });

  it('shows no more than the first sixty characters of a cell', () => {
    const result = readCell(column('revenue_y1'), 'x'.repeat(100_000));
    expect(result.ok ? '' : result.reason.message.zh).toContain(`${'x'.repeat(60)}…”`);
  });
});
