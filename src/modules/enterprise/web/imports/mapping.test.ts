import { day, present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import { dossierDictionary } from '../../sources.ts';
import {
  faultOfMapping,
  type MappedColumn,
  missingForNewFirms,
  type Reading,
  readExample,
  readingFor,
} from './mapping.ts';

const loaded = readLibrary();
const dictionary = dossierDictionary(present(loaded.ok ? loaded.value : undefined, 'the packs load').dictionary);
const context = { dictionary, on: day('2026-11-24'), language: 'zh' as const };

function read(fact: string, changes: Partial<Reading> = {}): Reading {
  return { fact, money_scale: '元', is_percent: false, ...changes };
}

function column(header: string, fact: string | null): MappedColumn {
  return { header, examples: [], origin: 'header', reading: fact === null ? null : read(fact) };
}

it.each([
  ['revenue_y1', '营收(万元)', '万元', false],
  ['revenue_y1', '营收', '元', false],
  ['revenue_y1', '营收 亿元', '亿元', false],
  ['market_share', '占有率（%）', '元', true],
  ['employees_y1', '员工（万人）', '元', false],
] as const)('%s chosen for the column “%s” is read in %s, in per cent: %s', (name, header, scale, isPercent) => {
  const fact = present(dictionary.get(name), name);
  expect(readingFor(fact, header)).toEqual({ fact: name, money_scale: scale, is_percent: isPercent });
});

it('a mapping needs the code of the firm, and each fact once', () => {
  const named = [column('企业', 'name'), column('备注', null)];
  expect(faultOfMapping(named, dictionary)).toMatchObject({ code: 'no_code' });
  const coded = [column('代码', 'uscc'), ...named];
  expect(faultOfMapping(coded, dictionary)).toBeNull();
  const twice = faultOfMapping([...coded, column('全称', 'name')], dictionary);
  expect(twice?.message.zh).toBe('“企业”和“全称”都选了“企业名称”，请只留一列。');
});

it('what new firms need and no column holds is told', () => {
  expect(missingForNewFirms([column('代码', 'uscc'), column('企业', 'name')])).toEqual(['region_code']);
});

it.each([
  ['8640', read('revenue_y1', { money_scale: '万元' }), '8,640万元', false],
  ['86400000', read('revenue_y1'), '8,640万元', false],
  ['12.5', read('market_share', { is_percent: true }), '12.5%', false],
  ['是', read('own_brand'), '是', false],
  ['', read('own_brand'), '暂缺', false],
  ['12.5', read('market_share'), '', true],
  ['anything', read('of_no_pack'), 'anything', false],
])('the example “%s” is read as the import would read it', (example, reading, text, isRefused) => {
  const shown = readExample(example, reading, context);
  expect(shown.isRefused).toBe(isRefused);
  if (!isRefused) expect(shown.text).toBe(text);
});
