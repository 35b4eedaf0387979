import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReformAnswer } from '../../src/modules/policy/index.ts';
import { describeWithShared } from '../shared.ts';
import { leitu } from './leitu.ts';

const toNew = ['reform', '--from', 'cn.srdi.2022', '--to', 'cn.srdi.2026'];
let folder = '';
let list = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-reform-'));
  list = join(folder, 'firms.csv');
  writeFileSync(list, 'uscc,name,revenue_y1\n91350100M000100Y43,示范电子有限公司,60000000\nnot-a-code,错,1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describeWithShared('leitu reform on the published firms', (shared) => {
  const firms = join(shared, 'cases', 'firms.csv');

  it('tells what 2026 does to those of 2022, and every way of grouping adds up to all of them', async () => {
    const { code, out } = await leitu([...toNew, firms, '--format', 'json']);
    const reform = JSON.parse(out) as ReformAnswer;
    expect([code, reform.firms, sum(Object.values(reform.movements)), sum(reform.flow.flat())]).toEqual([
      0, 300, 300, 300,
    ]);
    for (const groups of Object.values(reform.by)) {
      for (const movement of ['gained', 'lost', 'stays', 'out', 'open'] as const) {
        expect(sum(groups.map((group) => group[movement]))).toBe(reform.movements[movement]);
      }
    }
    expect(reform.movements.lost).toBeGreaterThan(reform.movements.gained);
    expect(reform.lost_by[0]?.label.zh).toBe('主导产品的市场地位较为靠前');
  });

  it('moves a threshold of a copy: nobody gains by a higher one', async () => {
    const same = ['reform', '--from', 'cn.srdi.2022', '--to', 'cn.srdi.2022', firms];
    const still = await leitu([...same, '--format', 'json']);
    expect((JSON.parse(still.out) as ReformAnswer).movements).toMatchObject({ gained: 0, lost: 0 });
    const moved = await leitu([...same, '--set', 'by-score=65分', '--format', 'json']);
    const reform = JSON.parse(moved.out) as ReformAnswer;
    expect(reform.movements.gained).toBe(0);
    expect(reform.movements.lost).toBeGreaterThan(0);
    expect(reform.moved).toEqual([{ id: 'by-score', value: 65, was: 60, unit: 'point' }]);
  });

  it.each([
    ['zh', '新增 3 · 失去 86 · 保留 70 · 两份都不符合 104 · 资料不足 37', '福建省'],
    ['en', 'gain 3 · lose 86 · stay 70 · in neither 104 · facts missing 37', 'Fujian'],
  ] as const)('is told to a person in %s', async (language, sums, region) => {
    const { out } = await leitu([...toNew, firms, '--by', 'region'], language);
    expect(out).toContain(sums);
    expect(out).toContain(region);
  });

  it('is a table for other programs, of the groups or of the flow', async () => {
    const grouped = await leitu([...toNew, firms, '--by', 'tier', '--format', 'csv']);
    expect(grouped.out.trim().split('\r\n')).toHaveLength(4);
    const flow = await leitu([...toNew, firms, '--format', 'csv'], 'en');
    expect(flow.out.trim().split('\r\n')).toHaveLength(17);
    expect(flow.out).toContain('met,unmet,86');
  });
});

describe('leitu reform', () => {
  it('leaves out rows with faults, and says so', async () => {
    const { code, out, err } = await leitu([...toNew, list, '--format', 'json']);
    expect([code, (JSON.parse(out) as ReformAnswer).firms]).toEqual([1, 1]);
    expect(err).toContain('1 行数据有误');
  });

  it.each([
    [['--format', 'xml'], '“xml”不可用'],
    [['--by', 'age'], '“age”不可用'],
    [['--case', 'maybe'], '“maybe”不可用'],
    [['--set', 'rd.2=5万元'], '门槛“rd.2”不能设为“5万元”；请写一个数，单位与“3%”相同'],
    [['--set', 'rd.9=5%'], '没有门槛“rd.9”；可以改的门槛：niche-years'],
    [['--set', 'development=101'], '应在 0分 与 100分 之间'],
  ])('refuses %j', async (options, words) => {
    const { code, err } = await leitu([...toNew, list, ...options]);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  it('refuses packs and lists that there are not', async () => {
    const unknown = await leitu(['reform', '--from', 'cn.srdi.2021', '--to', 'cn.srdi.2026', list]);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('没有规则包“cn.srdi.2021”')]);
    const nowhere = await leitu([...toNew, join(folder, 'none.csv')]);
    expect(nowhere.code).toBe(2);
  });
});
