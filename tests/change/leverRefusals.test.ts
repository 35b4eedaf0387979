import { loadLibrary, type PackFault } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';
import { packFiles } from '../packs/library.ts';

/** The dictionary: what costs may speak of. */
const BESIDE = packFiles.filter(({ file }) => file.endsWith('facts.yaml'));

/** A file of costs with these moves; ▸ is where the fault is told. */
function costs(...moves: readonly string[]): string {
  return ['levers: x.levers', 'zh: 某地的变动成本', 'en: Costs of somewhere', 'moves:', ...moves, ''].join('\n');
}

function faultsOf(text: string): readonly PackFault[] {
  const read = readYaml('costs.yaml', text.replace('▸', ''));
  if (!read.ok) return read.reason;
  const loaded = loadLibrary([...BESIDE, read.value]);
  return loaded.ok ? [] : loaded.reason;
}

/** Of the broken files: what is wrong, the code, and the file. */
const BROKEN: readonly (readonly [what: string, code: string, text: string])[] = [
  ['a key that costs do not have', 'unknown_key', `${costs('  - {fact: 上年度营业收入, up: 1}')}▸costs: 1\n`],
  ['a base that is not there', 'unknown_pack', `${costs('  - {fact: 上年度营业收入, up: 1}')}base: ▸x.other\n`],
  ['no name in English', 'missing_key', '▸levers: x.levers\nzh: 某地的变动成本\n'],
  ['a fact that nobody knows', 'unknown_fact', costs('  - {fact: ▸上年营收, up: 1}')],
  ['a move of nothing', 'missing_key', costs('  - ▸{up: 1}')],
  ['a fact twice', 'duplicate', costs('  - {fact: 上年度营业收入, up: 1}', '  - ▸{fact: revenue_y1, up: 2}')],
  ['a key that moves do not have', 'unknown_key', costs('  - {fact: 上年度营业收入, ▸left: 1}')],
  ['a reason outside the list', 'wrong_shape', costs('  - {fact: 上年度营业收入, fixed: ▸never}')],
  ['a judgement that a firm should move', 'wrong_shape', costs('  - ▸{fact: 市场地位较为靠前, yes: 1}')],
  ['a text that should move', 'wrong_shape', costs('  - ▸{fact: name, up: 1}')],
  ['a date that should move', 'wrong_shape', costs('  - ▸{fact: established_on, up: 1}')],
  ['a yes or no without a cost', 'wrong_shape', costs('  - ▸{fact: 自主品牌, up: 1}')],
  ['a choice without costs', 'wrong_shape', costs('  - ▸{fact: 研发机构级别, up: 1}')],
  ['a choice that there is not', 'unknown_key', costs('  - {fact: 研发机构级别, options: {▸galactic: 1}}')],
  ['a rank without places', 'wrong_shape', costs('  - ▸{fact: 近三年省级科技奖励排名, up: 1}')],
  ['a place below zero', 'wrong_shape', costs('  - {fact: 近三年省级科技奖励排名, within: [{rank: ▸-1, cost: 1}]}')],
  ['an amount that moves neither way', 'wrong_shape', costs('  - ▸{fact: 上年度营业收入, yes: 1}')],
  ['a cost below zero', 'wrong_shape', costs('  - {fact: 上年度营业收入, up: ▸-1}')],
  ['an amount in another unit', 'wrong_shape', costs('  - {fact: 上年度营业收入, up: 1, per: ▸3人}')],
  ['a step of nothing', 'wrong_shape', costs('  - {fact: 上年度营业收入, up: 1, step: ▸0元}')],
  ['a time that nobody knows', 'wrong_shape', costs('  - {fact: 上年度营业收入, up: 1, holds: ▸soon}')],
  ['months below zero', 'wrong_shape', costs('  - {fact: 上年度营业收入, up: 1, months: ▸-2}')],
];

describe('A file of costs', () => {
  it('with nothing wrong is loaded', () => {
    expect(faultsOf(costs('  - {fact: 上年度营业收入, up: 20, per: 100万元, step: 1元}'))).toEqual([]);
  });

  it.each(BROKEN)('with %s is refused as %s, at the very place', (_, code, text) => {
    const before = text.slice(0, text.indexOf('▸')).split('\n');
    const at = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const faults = faultsOf(text);
    expect(faults.map(({ line, column, code: found }) => ({ line, column, code: found }))).toContainEqual({
      ...at,
      code,
    });
    // Every figure of a message was given: no {name} is left in it.
    expect(faults.flatMap(({ message }) => [message.zh, message.en]).join('\n')).not.toMatch(/\{\w+\}/);
  });
});
