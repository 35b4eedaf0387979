import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asking, exampled, scoring, valued } from '../packs/brokenPacks.ts';
import { library } from '../packs/library.ts';
import { leitu } from './leitu.ts';

/** A folder with these files. */
function aFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-packs-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const own = (text: string) => readFileSync(join(import.meta.dirname, '../../packs', text), 'utf8');

describe('leitu packs check', () => {
  it('finds nothing in the packs that come with Leitu', async () => {
    const { code, out } = await leitu(['packs', 'check']);
    expect(code).toBe(0);
    expect(out).toContain('0 个错误，0 个提醒');
  });

  it.each([
    [
      'a route that the others rule out',
      asking('上年度营业收入 ≥ 1000万元\n    - any: [{if: 上年度营业收入 < 500万元}, {if: 自主品牌}]'),
      '不能同时成立',
    ],
    [
      'a condition that another one says',
      asking('上年度营业收入 ≥ 1000万元\n    - 上年度营业收入 ≥ 500万元'),
      '多余的',
    ],
    [
      'a ratio that another one says',
      asking('占比(上年度研发费用, 上年度营业收入) ≥ 3%\n    - 占比(上年度研发费用, 上年度营业收入) > 0%'),
      '多余的',
    ],
    ['a level above the last', asking('数字化水平等级 ≥ 5级'), '没有企业能够达到'],
    ['a share above all', asking('细分市场占有率 > 100%'), '没有企业能够达到'],
    ['a level from the first', asking('数字化水平等级 ≥ 1级'), '每家企业都达到'],
    [
      'points above the maximum',
      scoring('bands:', '  - 属于重点领域: 10', '  - 其余: 0').replace('得分 ≥ 5分', '得分 ≥ 11分'),
      '没有企业能够达到',
    ],
    [
      'a route that another one covers',
      asking('any: [{if: 近三年省级科技奖励排名 = 1}, {if: 1名 ≤ 近三年省级科技奖励排名 ≤ 3名}]'),
      '不增加任何企业',
    ],
    [
      'a waiver of nothing',
      asking('{if: 上年度营业收入 ≥ 500万元, waived-by: {if: 上年度营业收入 ≥ 1000万元}}'),
      '没有作用',
    ],
    [
      'a band out of bounds',
      scoring('bands:', '  - 属于重点领域 且 数字化水平等级 ≥ 5级: 10', '  - 自主品牌: 5', '  - 其余: 0'),
      '永远给不出',
    ],
    [
      'a band that a wider one takes first',
      scoring(
        'bands:',
        '  - 数字化水平等级 ≥ 1级 且 属于重点领域: 10',
        '  - 属于重点领域 且 自主品牌: 5',
        '  - 其余: 0',
      ),
      '都先得到',
    ],
  ])('warns of %s', async (_, text, words) => {
    const { code, out } = await leitu(['packs', 'check', aFolder({ 'a.yaml': text })]);
    expect(code).toBe(1);
    expect(out).toContain(words);
    expect(out).toMatch(/^a\.yaml:\d+:\d+ 提醒：/);
  });

  it('warns of days without a pack, at the pack that comes later', async () => {
    const late = own('cn/cultivation/srdi-2026.yaml').replace('from: 2026-04-01}', 'from: 2026-05-01}');
    const { code, out } = await leitu(['packs', 'check', aFolder({ 'late.yaml': late })], 'en');
    expect(code).toBe(1);
    expect(out).toMatch(/^late\.yaml:\d+:\d+ warning: From 2026-04-01 to 2026-04-30 no pack decides recognition/m);
  });

  it('shows the line of a fault with its place, and ends with 2', async () => {
    const { code, out } = await leitu(['packs', 'check', aFolder({ 'a.yaml': asking('上年度收入 ≥ 3万元') })], 'en');
    expect(code).toBe(2);
    expect(out).toMatch(/^a\.yaml:12:7 fault: .*did you mean/);
    expect(out.split('\n').slice(1, 3)).toEqual(['        - 上年度收入 ≥ 3万元', '          ^']);
  });

  it.each([
    ['a folder that is not there', '/nowhere/at/all', '找不到'],
    ['a folder without packs', aFolder({ 'a.txt': 'x' }), '没有 .yaml'],
  ])('refuses %s', async (_, path, words) => {
    const { code, out, err } = await leitu(['packs', 'check', path]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it('takes a file that comes with Leitu by its path, with those beside it', async () => {
    const path = join(import.meta.dirname, '../../packs/cn/cultivation/srdi-2026.yaml');
    expect(await leitu(['packs', 'check', path])).toMatchObject({ code: 0 });
  });

  it('refuses a sentence in more parentheses than anybody writes', async () => {
    const path = aFolder({ 'deep.yaml': asking(`"${'('.repeat(20_000)}自主品牌${')'.repeat(20_000)}"`) });
    const { code, out } = await leitu(['packs', 'check', path]);
    expect(code).toBe(2);
    expect(out).toContain('deep.yaml');
  });

  it('takes a pack that the folder says again instead of the one that comes with Leitu', async () => {
    const changed = own('cn/cultivation/srdi-2026.yaml').replace('从事特定细分市场年限 ≥ 3年', '数字化水平等级 ≥ 5级');
    const { code, out } = await leitu(['packs', 'check', aFolder({ 'srdi.yaml': changed })]);
    expect(code).toBe(1);
    expect(out).toContain('没有企业能够达到');
  });
});

describe('leitu packs test', () => {
  it('every pack and classification of the country carries examples, which come out as they say', async () => {
    const { code, out } = await leitu(['packs', 'test']);
    expect(code).toBe(0);
    for (const id of [...library.packs.keys(), ...library.classPacks.keys()]) expect(out).toContain(`${id}  `);
    expect(out).toContain('0 个不符');
  });

  it('tells what differs, and the condition that made it so', async () => {
    const text = exampled(valued('从业人员数: 3')).replace(
      'verdict: met',
      'verdict: unmet, score: 3, conditions: {own-brand: unmet}',
    );
    const { code, out } = await leitu(['packs', 'test', aFolder({ 'a.yaml': text })], 'en');
    expect(code).toBe(1);
    expect(out).toContain('should be “unmet”, is “met”');
    expect(out).toContain('should have 3 points, has none');
    expect(out).toContain('the condition “own-brand” should be “unmet”, is “met”');
    expect(out).toContain('✔ Brand');
  });

  it('tells the classes that a firm should have', async () => {
    const text = own('cn/size/sme-size-2011.yaml').replace('classes: [large]\n', 'classes: [micro]\n');
    const { code, out } = await leitu(['packs', 'test', aFolder({ 'size.yaml': text })]);
    expect(code).toBe(1);
    expect(out).toContain('应为 微型，实为 大型');
  });

  it('ends with 2 where there are no examples, or packs do not load', async () => {
    expect(await leitu(['packs', 'test', aFolder({ 'a.yaml': asking('自主品牌') })])).toMatchObject({ code: 2 });
    expect(await leitu(['packs', 'test', aFolder({ 'a.yaml': asking('没有的指标') })])).toMatchObject({ code: 2 });
  });
});

describe('leitu packs diff', () => {
  it('tells the reform of 2026 in words', async () => {
    const { code, out } = await leitu(['packs', 'diff', 'cn.srdi.2022', 'cn.srdi.2026']);
    expect(code).toBe(1);
    expect(out).toContain('从事特定细分市场年限：≥ 2年 → ≥ 3年');
    expect(out).toContain('上年度营业收入：≥ 1,000万元 → ≥ 1,500万元');
    expect(out).toContain('- 删  评价得分');
  });

  it.each([
    ['a threshold', '≥ 3年', '≥ 4年', '从事特定细分市场年限：≥ 3年 → ≥ 4年'],
    [
      'a rank between bounds',
      '近三年国家级科技奖励排名 ≤ 3名',
      '近三年国家级科技奖励排名 ≤ 5名',
      '免除条款：近三年国家级科技奖励排名：1名 ≤ … ≤ 3名 → 1名 ≤ … ≤ 5名',
    ],
    ['the first day', 'from: 2026-04-01}', 'from: 2026-05-01}', '认定 2026-04-01 起'],
    ['the cases', 'cases: [recheck]', 'cases: [new, recheck]', '适用情形：复核 → 认定、复核'],
  ])('tells %s from and to', async (_, before, after, words) => {
    const changed = own('cn/cultivation/srdi-2026.yaml').replace(before, after);
    const { code, out } = await leitu([
      'packs',
      'diff',
      'cn.srdi.2026',
      join(aFolder({ 'a.yaml': changed }), 'a.yaml'),
    ]);
    expect(code).toBe(1);
    expect(out).toContain(words);
  });

  it('tells of two classifications the industries and limits of each row from and to', async () => {
    const changed = own('cn/size/sme-size-2011.yaml')
      .replace('[1000人, 300人, 20人]', '[1000人, 400人, 20人]')
      .replace('industries: [E]', 'industries: [E, F]');
    const file = join(aFolder({ 'a.yaml': changed }), 'a.yaml');
    const { code, out } = await leitu(['packs', 'diff', 'cn.sme-size.2011', file]);
    expect(code).toBe(1);
    expect(out).toContain('行业代码 E → 行业代码 E、F');
    expect(out).toContain('中型 ≥ 300人，小型 ≥ 20人 → ');
    expect(out).toContain('共 2 处不同。');
    expect((await leitu(['packs', 'diff', 'cn.sme-size.2011', 'cn.sme-size.2011'])).code).toBe(0);
    expect(await leitu(['packs', 'diff', 'cn.sme-size.2011', 'cn.srdi.2022'])).toMatchObject({ code: 2 });
  });

  it('ends with 0 where both say the same', async () => {
    const { code, out } = await leitu(['packs', 'diff', 'cn.srdi.2026', 'cn.srdi.2026'], 'en');
    expect(code).toBe(0);
    expect(out).toContain('Both packs say the same.');
  });

  it.each([
    ['an id that there is not', 'cn.srdi.2031', '没有规则包'],
    [
      'a folder with several packs',
      aFolder({ 'a.yaml': asking('自主品牌', 'x.a'), 'b.yaml': asking('自主品牌', 'x.b') }),
      'x.a、x.b',
    ],
    ['a folder without a pack', aFolder({ 'a.yaml': 'shared: x\nzh: x\nen: x\nall: [自主品牌]\n' }), '没有规则包'],
  ])('refuses %s', async (_, name, words) => {
    const { code, err } = await leitu(['packs', 'diff', 'cn.srdi.2026', name]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
