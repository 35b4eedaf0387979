import { describe, expect, it } from 'vitest';
import { packOf as pack } from '../../../../tests/packs/library.ts';
import type { Condition } from '../pack.ts';
import { type Compared, comparePacks } from './comparePacks.ts';

const name = (condition: Condition | null) => condition?.label?.zh ?? '';
const about = (compared: readonly Compared[], words: string) =>
  compared.find(({ before, after }) => `${name(before)}${name(after)}`.includes(words));

it('a pack beside itself is the same in everything', () => {
  const compared = comparePacks(pack('cn.srdi.2026'), pack('cn.srdi.2026'));
  expect(compared.length).toBeGreaterThan(10);
  expect(compared.every(({ change, before, after }) => change === 'same' && before === after)).toBe(true);
});

it('every requirement of both packs stands in exactly one row', () => {
  const [before, after] = [pack('cn.little-giant.2022'), pack('cn.little-giant.2026')];
  const compared = comparePacks(before, after);
  const sides = compared.flatMap((one) => [one.before, one.after]).filter((condition) => condition !== null);
  expect(new Set(sides).size).toBe(sides.length);
  expect(sides.filter(({ id }) => id === 'title')).toHaveLength(2);
});

describe('from 2022 to 2026 on the second rung', () => {
  const compared = comparePacks(pack('cn.srdi.2022'), pack('cn.srdi.2026'));
  it.each([
    ['未被列入经营异常名录', 'same'],
    ['从事特定细分市场', 'changed'],
    ['1500 万元', 'changed'],
    ['每年研发费用', 'changed'],
    ['已是科技和创新型中小企业', 'new'],
    ['资产负债率', 'new'],
    ['直通条件', 'gone'],
  ])('“%s” is %s', (words, change) => {
    expect(about(compared, words)?.change).toBe(change);
  });

  it('what only gave points before says for how many', () => {
    expect(about(compared, '资产负债率不高于')?.scored).toMatchObject({
      label: { zh: '上年度资产负债率' },
      maximum: 5,
    });
    expect(about(compared, '已是科技和创新型中小企业')?.scored).toBeNull();
  });

  it('differences come first and what is the same last', () => {
    const changes = compared.map(({ change }) => change);
    expect(changes.indexOf('same')).toBe(changes.length - changes.filter((change) => change === 'same').length);
  });
});
