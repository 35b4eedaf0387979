import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import { SOURCES } from '../../contract.ts';
import { dossierDictionary, rankOf, SOURCE_LABELS } from '../../sources.ts';
import { dossierFacts } from './dossierFacts.ts';
import { groupFacts, linesOf, yearOf } from './groups.ts';
import { sourceName, standingOf } from './sources.ts';

const loaded = readLibrary();
const { dictionary: rules } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const dictionary = dossierDictionary(rules);
const groups = groupFacts(dictionary);

it('pages know the same fields of a dossier as the server', () => {
  expect([...dictionary.values()].filter(({ name }) => !rules.has(name))).toEqual(dossierFacts);
});

it('sources are called and ranked as the server calls and ranks them', () => {
  const ranks = ['voucher', 'department', 'office', 'firm'];
  for (const source of SOURCES) {
    expect([sourceName(source, 'zh'), sourceName(source, 'en')]).toEqual(Object.values(SOURCE_LABELS[source]));
    for (const fact of dictionary.values()) {
      expect([fact.name, source, ranks.indexOf(standingOf(source, fact))]).toEqual([
        fact.name,
        source,
        rankOf(source, fact),
      ]);
    }
  }
});

it('every fact stands in one group, and none of the national ones among the others', () => {
  const names = groups.flatMap(({ facts }) => facts.map(({ name }) => name));
  expect(names.toSorted()).toEqual([...dictionary.keys()].toSorted());
  expect(groups.map(({ id }) => id)).not.toContain('others');
});

it('a fact that a region adds comes last', () => {
  const added = { ...present(dictionary.get('own_brand'), 'a fact'), name: 'local_title' };
  const last = groupFacts(new Map([...dictionary, ['local_title', added]])).at(-1);
  expect(last).toMatchObject({ zh: '其他', facts: [{ name: 'local_title' }] });
});

it('facts of several years are one line, called without the year', () => {
  const lines = groups.flatMap(linesOf).filter(({ facts }) => facts.length > 1);
  expect(lines.map(({ label, facts }) => [label.zh, label.en, facts.map(({ name }) => name.slice(-2)).join()])).toEqual(
    [
      ['营业收入', 'Revenue', 'y1,y2,y3'],
      ['主营业务收入', 'Main-business revenue', 'y1,y2,y3'],
      ['研发费用', 'R&D spend', 'y1,y2'],
      ['发展评价得分', 'Development score', 'y0,y1'],
    ],
  );
});

it.each([
  ['revenue_y1', 2025],
  ['revenue_y3', 2023],
  ['development_score_y0', 2026],
  ['equity_raised_2y', null],
  ['own_brand', null],
] as const)('%s is of the fiscal year %s where y1 is 2025', (name, year) => {
  expect(yearOf(name, 2025)).toBe(year);
});
