import { loadLibrary, type PackFault } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';
import { applying, asking, BROKEN, classes, exampled, fact, scoring, valued, YES } from './brokenPacks.ts';
import { packFiles } from './library.ts';

/** The dictionary, the shared conditions and the size classes: what a pack may speak of. */
const BESIDE = packFiles.filter(({ file }) =>
  ['facts.yaml', 'common.yaml', 'sme-size-2011.yaml'].some((name) => file.endsWith(name)),
);

function faultsOf(texts: readonly string[]): readonly PackFault[] {
  const read = texts.map((text, index) => readYaml(index === 0 ? 'broken.yaml' : `beside-${index}.yaml`, text));
  const unread = read.flatMap((file) => (file.ok ? [] : file.reason));
  if (unread.length > 0) return unread;
  // The broken file comes last, so that a twin of something is found in it.
  const files = read.flatMap((file) => (file.ok ? [file.value] : [])).toReversed();
  const loaded = loadLibrary([...BESIDE, ...files]);
  return loaded.ok ? [] : loaded.reason;
}

function markOf(text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, text.indexOf('▸')).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

describe('the frames of these broken files', () => {
  it.each([
    ['asking', asking('属于重点领域')],
    [
      'neighbouring whole numbers',
      scoring('bands:', '  - 数字化水平等级 = 4级: 10', '  - 数字化水平等级 = 3级: 5', '  - 其余: 0'),
    ],
    ['scoring', scoring(...YES)],
    ['applying', applying('{from: 2022-08-01}')],
    ['an example', exampled(valued('上年度营业收入: 100万元'))],
    ['an example of a loss', exampled(valued('上年度净利润: -3.5万元'))],
    ['an example of a missing fact', exampled(valued('上年度营业收入: ~'))],
    [
      'an example like another one',
      exampled(
        '{id: a, zh: 某, en: x, facts: {自主品牌: 是}, verdict: met}\n  - {zh: 二, en: y, like: a, case: recheck, facts: {自主品牌: 否}, verdict: unmet, conditions: {own-brand: unmet}}',
      ),
    ],
    ['a fact', fact('{name: x, zh: 某, en: x, type: text, source: {zh: a, en: a}}')],
    ['classes', classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n')],
  ])('have nothing wrong of their own: %s', (_, text) => {
    expect(faultsOf([text])).toEqual([]);
  });
});

describe.each(Object.entries(BROKEN))('%s', (code, broken) => {
  it.each(broken.map(([what, text, ...others]) => ({ what, text, others })))(
    'is what a pack is refused with, at the very place: $what',
    ({ text, others }) => {
      const faults = faultsOf([text.replace('▸', ''), ...others]);
      expect(
        faults.map((fault) => ({ file: fault.file, line: fault.line, column: fault.column, code: fault.code })),
      ).toContainEqual({ file: 'broken.yaml', ...markOf(text), code });
      // Every figure of a message was given: no {name} is left in it.
      expect(faults.flatMap(({ message }) => [message.zh, message.en]).join('\n')).not.toMatch(/\{\w+\}/);
    },
  );
});
