import { day, present } from '@leitu/kernel';
import { factWarnings } from '@leitu/rules';
import { expect, it } from 'vitest';
import { readLibrary } from '../../modules/policy/index.ts';
import { industryName, industryOptions } from './industries.ts';
import { readAnswer } from './readAnswer.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const industryCode = present(dictionary.get('industry_code'), 'industry_code is a fact');

it('an industry is found by its code and by its name, in both languages', () => {
  expect(industryOptions('仪器', 'zh')).toEqual([{ value: 'C40', label: 'C40 仪器仪表制造业' }]);
  expect(industryOptions('c40', 'en')).toEqual([{ value: 'C40', label: 'C40 Instruments and meters' }]);
  expect(industryOptions('nothing of the kind', 'zh')).toEqual([]);
});

it('a code is echoed with its section and, where it is known, its division; what is no code has no name', () => {
  expect(industryName('C3453', 'zh')).toBe('制造业 · 通用设备制造业');
  expect(industryName('K7010', 'en')).toBe('Real estate · Real estate development');
  expect(industryName('S91', 'zh')).toBe('公共管理、社会保障和社会组织');
  expect(['C9999', 'C3', '仪器'].map((code) => industryName(code, 'zh'))).toEqual([null, null, null]);
});

it('every industry on offer is a code that the rules read, in its own section', () => {
  const codes = industryOptions('', 'zh').map(({ value }) => value);
  expect(codes.length).toBeGreaterThan(90);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    const read = readAnswer(industryCode, code, '万元', day('2026-05-01'));
    expect([code, read.ok, factWarnings({ industry_code: code })]).toEqual([code, true, []]);
  }
});
