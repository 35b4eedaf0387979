import { day, present } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../library.ts';
import { type Check, emptyCheck, readFactsFile, readFragment, writeFactsFile, writeFragment } from './check.ts';
import { exampleFacts } from './example.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const today = day('2026-05-01');

const checks: readonly (readonly [title: string, check: Check])[] = [
  ['an empty one', emptyCheck],
  ['one with every fact of the example firm', { ...emptyCheck, facts: exampleFacts }],
  ['one with settings', { caseType: 'recheck', on: day('2025-06-01'), region: '99', facts: {}, skipped: [] }],
  ['one with skipped questions', { ...emptyCheck, skipped: ['niche_years', 'revenue_y1'] }],
  ['an amount to the fen and a ratio', { ...emptyCheck, facts: { revenue_y1: 123_456_789_01, market_share: 0.0999 } }],
  ['a name with the signs of an address in it', { ...emptyCheck, facts: { name: '甲 & 乙=50%#丙' } }],
];

describe.each(checks)('a check is the same after it was written and read: %s', (_title, check) => {
  it('as the fragment of an address', () => {
    const fragment = new URL(`https://leitu.example/#${writeFragment(check, dictionary)}`).hash;
    expect(readFragment(fragment, dictionary, today)).toEqual({ check, problems: [] });
  });

  it('as a file', () => {
    const text = writeFactsFile(check, 'srdi', dictionary);
    expect(readFactsFile('a.json', text, dictionary, today)).toEqual({
      ok: true,
      value: { check, problems: [], tier: 'srdi' },
    });
  });
});

it('money stands in CNY in addresses and files', () => {
  const check = { ...emptyCheck, facts: { revenue_y1: 86_400_000_00 } };
  expect(writeFragment(check, dictionary)).toBe('revenue_y1=86400000');
  expect(writeFactsFile(check, 'srdi', dictionary)).toContain('"revenue_y1": 86400000');
});

it.each([
  ['%%%', '不认识的项目“%%%”，已略过'],
  ['nonsense=1', '不认识的项目“nonsense”，已略过'],
  ['case=perhaps', '“case”的值“perhaps”读不懂，已改用默认值'],
  ['on=2026-02-30', '“on”的值“2026-02-30”读不懂，已改用默认值'],
  ['region=north', '“region”的值“north”读不懂，已改用默认值'],
  ['revenue_y1=-5', '“上年度营业收入”不能小于 0元，而此处是“-5”'],
  ['digital_level=9', '“数字化水平等级”不能大于 4级，而此处是“9”'],
])('of a broken link the rest stands and what is broken is named: %s', (broken, message) => {
  const read = readFragment(`#niche_years=3&${broken}`, dictionary, today);
  expect(read.check).toEqual({ ...emptyCheck, facts: { niche_years: 3 } });
  expect(read.problems.map(({ zh }) => zh)).toEqual([message]);
});

it('a fact that was answered is not skipped, and what is no fact is not either', () => {
  const { check } = readFragment('niche_years=3&skip=niche_years.nonsense.revenue_y1', dictionary, today);
  expect(check.skipped).toEqual(['revenue_y1']);
});

it.each(['', 'uscc,name\n', '[]', '{"format":"other"}', 'null'])(
  'what is no file of facts is refused with advice: %s',
  (text) => {
    const read = readFactsFile('firms.csv', text, dictionary, today);
    expect(read).toMatchObject({ ok: false, reason: { code: 'not_a_facts_file', figures: { file: 'firms.csv' } } });
  },
);

it('of a damaged file the rest stands', () => {
  const text = JSON.stringify({
    format: 'leitu-facts',
    facts: { niche_years: 3, revenue_y1: { much: 1 } },
    skipped: 7,
  });
  const read = readFactsFile('a.json', text, dictionary, today);
  expect(read).toMatchObject({ ok: true, value: { check: { facts: { niche_years: 3 }, skipped: [] }, tier: null } });
  expect(read.ok && read.value.problems).toHaveLength(1);
});
