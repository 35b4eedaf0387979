import { present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { readSearch, writeSearch } from '../../../../web/ui/plainSearch.ts';
import { readLibrary } from '../../../policy/index.ts';
import { listQuery } from '../../contract.ts';
import { conditionText, readCondition, writeCondition } from './condition.ts';
import { everything, type FirmSearch, filtersQuery, narrowingsOf, readFirmSearch, writeFirmSearch } from './search.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');

const narrow: FirmSearch = {
  q: '3505',
  region: '350503',
  industry: 'C39',
  tier: 'srdi',
  where: [
    { fact: 'revenue_y1', kind: 'range', from: '20000000', to: '' },
    { fact: 'rd_institution_level', kind: 'is', value: 'below_city' },
    { fact: 'digital_level', kind: 'missing' },
  ],
  sort: '-revenue_y1',
  page: 3,
  columns: ['name', 'revenue_y1'],
};

describe('the address of a list', () => {
  it.each([
    ['everything', everything],
    ['many filters', narrow],
  ])('gives the same search when it is read again: %s', (_name, search) => {
    expect(readFirmSearch(readSearch(writeSearch(writeFirmSearch(search))))).toEqual(search);
  });

  it('is empty for the usual list, and readable for others', () => {
    expect(writeSearch(writeFirmSearch(everything))).toBe('');
    expect(writeSearch(writeFirmSearch({ ...everything, industry: 'C39', where: narrow.where.slice(0, 1) }))).toBe(
      '?industry=C39&where=revenue_y1:20000000..',
    );
  });

  it('is read as far as it means something', () => {
    const odd = { region: '35x', industry: '39', tier: 'fourth', where: ['', 'a:b:c', 'revenue_y1:..'], sort: '--a' };
    expect(readFirmSearch({ ...odd, page: '0', columns: ',', q: ['', 'b'] })).toEqual(everything);
    expect(readFirmSearch({ page: '999' }).page).toBe(200);
  });

  it('asks what the contract takes', () => {
    const asked = listQuery.parse({ ...filtersQuery(narrow), sort: narrow.sort, page: narrow.page });
    expect(asked).toMatchObject({ q: '3505', region: '350503', tier: 'srdi', page: 3 });
    expect(asked.where).toEqual(narrow.where.map(writeCondition));
  });
});

it.each([
  ['revenue_y1:20000000..', '上年度营业收入 ≥ 2,000万元', 'Revenue, last year ≥ CNY 20,000,000'],
  ['revenue_y1:..4000000', '上年度营业收入 ≤ 400万元', 'Revenue, last year ≤ CNY 4,000,000'],
  ['market_share:0.1..0.2', '细分市场占有率 10% 至 20%', 'Share of the niche market 10% to 20%'],
  ['employees_y1:50..50', '从业人员数：50人', 'Employees: 50 people'],
  ['own_brand:true', '自主品牌：是', 'A brand of its own: Yes'],
  ['rd_institution_level:below_city', '研发机构级别：市级以下', 'Level of the R&D institution: below city'],
  ['digital_level:missing', '数字化水平等级：未填报', 'Digital level: not stated'],
  ['established_on:2020-01-01..', '成立日期 ≥ 2020年1月1日', 'Established on ≥ 1 January 2020'],
  ['local_title:true', 'local_title：true', 'local_title: true'],
])('the condition %s is read: %s', (written, zh, en) => {
  const condition = present(readCondition(written), 'a condition');
  expect(writeCondition(condition)).toBe(written);
  expect([conditionText(condition, dictionary, 'zh'), conditionText(condition, dictionary, 'en')]).toEqual([zh, en]);
});

it('each filter can be taken away, and the list then begins at its first page', () => {
  const narrowings = narrowingsOf(narrow);
  expect(narrowings.map(({ name }) => name)).toEqual(['q', 'region', 'industry', 'tier', 'where', 'where', 'where']);
  expect(narrowings[1]?.without).toEqual({ ...narrow, region: '', page: 1 });
  expect(narrowings[5]?.without.where).toEqual([narrow.where[0], narrow.where[2]]);
  expect(narrowingsOf(everything)).toEqual([]);
});
