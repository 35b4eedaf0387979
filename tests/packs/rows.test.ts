import { day } from '@leitu/kernel';
import { createRowReader, factWarnings, type HeaderCode, type RawCell, type RowReader, readHeader } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aModelFirm, type Change } from './aFirm.ts';
import { library } from './library.ts';

const ON = day('2026-04-01');

function headerOf(...headers: readonly string[]) {
  return readHeader(headers, library.dictionary, ON);
}

/** The reader of a table with that header. */
function reading(...headers: readonly string[]): RowReader {
  const header = headerOf(...headers);
  if (!header.ok) throw new Error(header.reason.message.en);
  return createRowReader(header.value.columns);
}

describe('a header', () => {
  it.each([
    ['revenue_y1', 'revenue_y1', '元'],
    ['上年度营业收入', 'revenue_y1', '元'],
    ['Revenue, last year', 'revenue_y1', '元'],
    [' 上年度营业收入 ', 'revenue_y1', '元'],
    ['上年度营业收入（元）', 'revenue_y1', '元'],
    ['上年度营业收入（万元）', 'revenue_y1', '万元'],
    ['上年度营业收入(万元)', 'revenue_y1', '万元'],
    ['上年度营业收入 （万元）', 'revenue_y1', '万元'],
    ['revenue_y1（亿元）', 'revenue_y1', '亿元'],
    ['revenue_y1 (CNY)', 'revenue_y1', '元'],
    ['*上年度营业收入（万元）', 'revenue_y1', '万元'],
    ['上年度营业收入（万元）*', 'revenue_y1', '万元'],
    ['从业人员数（人）', 'employees_y1', '元'],
    ['上年度营业收入/万元', 'revenue_y1', '万元'],
    ['上年度营业收入 万元', 'revenue_y1', '万元'],
    ['上年度营业收入_万元', 'revenue_y1', '万元'],
    ['上年度营业收入[万元]', 'revenue_y1', '万元'],
    ['上年度营业收入【万元】', 'revenue_y1', '万元'],
    ['上年度营业收入，万元', 'revenue_y1', '万元'],
    ['上年度营业收入（万元）：', 'revenue_y1', '万元'],
    ['上年度营业收入（万）', 'revenue_y1', '万元'],
    ['上年度营业收入（单位：万元）', 'revenue_y1', '万元'],
    ['上年度\n营业收入（万元）', 'revenue_y1', '万元'],
    ['REVENUE_Y1', 'revenue_y1', '元'],
    ['I类知识产权数', 'ip1_total', '元'],
  ])('“%s” is %s, money in %s', (text, name, scale) => {
    const header = headerOf('uscc', text);
    const column = header.ok ? header.value.columns[1] : undefined;
    expect([column?.fact.name, column?.moneyScale]).toEqual([name, scale]);
  });

  it.each([
    ['细分市场占有率（%）', true],
    ['market_share(%)', true],
    ['细分市场占有率（％）', true],
    ['细分市场占有率', false],
  ])('“%s” says whether ratios are in per cent: %s', (text, isPercent) => {
    const header = headerOf('uscc', text);
    expect(header.ok ? header.value.columns[1]?.isPercent : undefined).toBe(isPercent);
  });

  it('passes over columns that no fact goes by, and says what may have been meant', () => {
    const header = headerOf('uscc', '备注', '', '上年度营业收人', `x${' '.repeat(100_000)}y`, '__proto__');
    expect(header.ok ? header.value.columns.slice(1) : undefined).toEqual([null, null, null, null, null]);
    const ignored = header.ok ? header.value.ignored : [];
    expect(ignored.map((one) => one.header).slice(0, 2)).toEqual(['备注', '上年度营业收人']);
    expect(ignored[1]?.hint.hint_zh).toContain('上年度营业收入');
  });

  const refused: Readonly<Record<HeaderCode, readonly (readonly string[])[]>> = {
    no_uscc_column: [[], ['name', 'revenue_y1'], ['第1行不是表头', '']],
    repeated_column: [
      ['uscc', 'revenue_y1', 'revenue_y1'],
      ['uscc', 'revenue_y1', '上年度营业收入（万元）'],
      ['uscc', '统一社会信用代码'],
    ],
    unknown_unit: [
      ['uscc', '上年度营业收入（千元）'],
      ['uscc', '上年度营业收入（美元）'],
      ['uscc', 'revenue_y1 (%)'],
      ['uscc', '上年度营业收入（constructor）'],
      ['uscc', '上年度营业收入（__proto__）'],
      ['uscc', '从业人员数（万人）'],
      ['uscc', '从事特定细分市场年限（月）'],
    ],
  };
  describe.each(Object.entries(refused))('is refused as %s', (code, headers) => {
    it.each(headers.map((cells) => ({ cells })))('where it reads $cells', ({ cells }) => {
      const header = headerOf(...cells);
      expect(header.ok ? 'read' : header.reason.code).toBe(code);
      if (!header.ok) expect(Object.values(header.reason.message).join()).not.toMatch(/\{\w+\}|undefined|null/);
    });
  });
});

const CODE = '91350100M000100Y43';
const OTHER = '91110000802100433B';

describe('a row', () => {
  it('becomes facts: empty cells, cells that are not there and columns that no fact goes by are no facts', () => {
    const row = reading('uscc', '备注', 'revenue_y1（万元）', 'name', 'employees_y1').read(1, [CODE, 'x', '12', ''], 0);
    expect(row).toEqual({
      row: 1,
      uscc: CODE,
      facts: { uscc: CODE, revenue_y1: 12_000_000 },
      refusals: [],
      warnings: [],
    });
  });

  it('tells every cell that is refused, by column and value as it stands', () => {
    const { refusals } = reading('uscc', 'revenue_y1', 'own_brand').read(4, [CODE, '-1', { formula: 'A1' }], 0);
    expect(refusals.map(({ code, column, value }) => [code, column, value])).toEqual([
      ['below_least', 'revenue_y1', '-1'],
      ['formula', 'own_brand', '=A1'],
    ]);
  });

  const codes = (...rows: readonly (readonly [cell: RawCell, extra: number])[]) => {
    const reader = reading('uscc', 'revenue_y1');
    return rows.map(([cell, extra], index) =>
      reader.read(index + 1, [cell, 1], extra).refusals.map(({ code }) => code),
    );
  };

  it('without a code is refused', () => {
    expect(codes([null, 0], ['', 0])).toEqual([['uscc_missing'], ['uscc_missing']]);
  });

  it('with a malformed code is refused once, for its form', () => {
    expect(codes(['123', 0], ['123', 0])).toEqual([['uscc_length'], ['uscc_length']]);
  });

  it('with the code of a row above is refused, and the first one stands', () => {
    expect(codes([CODE, 0], [OTHER, 0], [CODE, 0], [` ${CODE}`, 0])).toEqual([
      [],
      [],
      ['uscc_repeated'],
      ['uscc_repeated'],
    ]);
    const reader = reading('uscc');
    reader.read(7, [CODE], 0);
    expect(reader.read(9, [CODE], 0).refusals[0]?.message.zh).toContain('表格第 8 行');
  });

  it('with more cells than the header is refused', () => {
    expect(codes([CODE, 1])).toEqual([['too_many_cells']]);
  });

  it('does not know the codes of another table', () => {
    expect(reading('uscc').read(1, [CODE], 0).refusals).toEqual([]);
    expect(reading('uscc').read(1, [CODE], 0).refusals).toEqual([]);
  });
});

/** What sits oddly beside what, from both sides: only more is odd. */
const ODD: readonly (readonly [what: string, fine: Change, odd: Change, words: string])[] = [
  [
    'main revenue above revenue',
    { main_revenue_y1: 100_000_000 },
    { main_revenue_y1: 100_000_000.01 },
    '上年度主营业务收入大于营业收入',
  ],
  [
    'the year before',
    { main_revenue_y2: 90_000_000 },
    { main_revenue_y2: 90_000_000.01 },
    '前年度主营业务收入大于营业收入',
  ],
  [
    'two years before',
    { main_revenue_y3: 80_000_000 },
    { main_revenue_y3: 80_000_000.01 },
    '大前年度主营业务收入大于营业收入',
  ],
  [
    'equity of three years below that of two',
    { equity_raised_2y: 5, equity_raised_3y: 5 },
    { equity_raised_2y: 5, equity_raised_3y: 4 },
    '近 3 年股权融资小于近 2 年',
  ],
  ['more R&D staff than staff', { rd_staff_y1: 200 }, { rd_staff_y1: 201 }, '研发人员多于从业人员'],
  [
    'more high-value property than property',
    { ip1_high_value: 4 },
    { ip1_high_value: 5 },
    'Ⅰ类高价值知识产权多于Ⅰ类知识产权',
  ],
  ['more property in use than property', { ip1_applied: 4 }, { ip1_applied: 5 }, '已应用Ⅰ类知识产权多于Ⅰ类知识产权'],
  [
    'a section that has no such division',
    { industry_code: 'C43' },
    { industry_code: 'C44' },
    '行业代码 C44 的门类 C 与大类 44 对不上',
  ],
];

describe('facts that sit oddly beside each other are warnings', () => {
  it.each(ODD)('%s', (_, fine, odd, words) => {
    expect(factWarnings(aModelFirm().with(fine).facts)).toEqual([]);
    expect(factWarnings(aModelFirm().with(odd).facts).map(({ zh }) => zh)).toEqual([words]);
  });

  it('and the row is read all the same', () => {
    const row = reading('uscc', 'employees_y1', 'rd_staff_y1').read(1, [CODE, 10, 12], 0);
    expect(row.refusals).toEqual([]);
    expect(row.warnings).toEqual([{ zh: '研发人员多于从业人员', en: 'There are more R&D staff than employees' }]);
  });

  it('and where one of the two is missing nothing is odd', () => {
    expect(factWarnings(aModelFirm().with({ rd_staff_y1: 9999 }).without('employees_y1').facts)).toEqual([]);
  });
});
