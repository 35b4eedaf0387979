import type { PackFault } from '@leitu/rules';

/**
 * A broken file. The mark ▸ stands right before the character that the refusal must point at; it is taken out before reading.
 * Beside it stand the dictionary, the shared conditions and the size classes that the project ships.
 */
export type Broken = readonly [what: string, text: string, ...others: readonly string[]];

const SOURCE = `source:
  issuer: {zh: 某部, en: Some ministry}
  document: {zh: 某办法, en: Some measures}
  number: 某〔2022〕1号
  in-force-from: 2022-08-01
article: 附件
`;

/** A pack that asks one thing. */
export function asking(condition: string, id = 'test.pack'): string {
  return `pack: ${id}\nzh: 测试\nen: Test\n${SOURCE}met:\n  all:\n    - ${condition}\n`;
}

/** A pack of one indicator, 10 points at most; what is given are the indicator's own lines. */
export function scoring(...lines: readonly string[]): string {
  const indicator = lines.map((line) => `          ${line}\n`).join('');
  return `${asking('得分 ≥ 5分')}score:
  maximum: 10
  article: 二
  groups:
    - id: only
      zh: 唯一指标组
      en: The only group
      article: （一）
      maximum: 10
      indicators:
        - id: one
          zh: 指标
          en: Indicator
          article: '1'
          maximum: 10
${indicator}`;
}

/** The lines of an indicator in which nothing is wrong. */
export const YES = ['bands:', '  - 属于重点领域: 10', '  - 其余: 0'];

const RD = 'value: 占比(上年度研发费用, 上年度营业收入)';

const SHARE = '占比(上年度研发费用, 上年度营业收入)';

/** A pack that applies at a time. */
export function applying(applies: string, id = 'test.pack'): string {
  return asking('属于重点领域', id).replace('met:', `tier: srdi\napplies:\n  - ${applies}\nmet:`);
}

/** A pack that asks for one thing, with examples. */
export function exampled(example: string): string {
  return `${asking('{id: own-brand, zh: 品牌, en: Brand, if: 自主品牌}')}examples:\n  - ${example}\n`;
}

/** An example with one more fact. */
export function valued(entry: string): string {
  return `{zh: 某, en: x, facts: {自主品牌: 是, ${entry}}, verdict: met}`;
}

export function fact(lines: string): string {
  return `facts:\n  - ${lines}\n`;
}

export function classes(rows: string, by = '国民经济行业代码'): string {
  const names = 'classes: [{value: big, zh: 大, en: big}, {value: little, zh: 小, en: little}]';
  return `pack: test.class\nzh: 分类\nen: Classes\n${SOURCE}${names}\nby: ${by}\nrows:\n${rows}`;
}

/** By the code that each is refused with. */
export const BROKEN: Readonly<Record<PackFault['code'], readonly Broken[]>> = {
  not_yaml: [
    ['a quotation mark without its other', 'pack: "test\n▸'],
    ['an anchor', 'pack: &a test\nzh: ▸*a\n'],
    ['two things at one place', 'pack: ▸test\n  zh: x\n'],
  ],
  wrong_shape: [
    ['a text where a map belongs', '▸just a text\n'],
    ['an empty file', '▸'],
    ['a list of nothing', asking('x').replace('    - x', '').replace('all:', 'all: ▸[]')],
    ['a map where a text belongs', asking('属于重点领域').replace('zh: 测试', 'zh: ▸{a: b}')],
    [
      'a text where a number belongs',
      scoring('▸')
        .replace('maximum: 10\n  article', 'maximum: ▸ten\n  article')
        .replace('          ▸\n', '          value: 地方特色指标得分\n'),
    ],
    ['a day that is none', asking('属于重点领域').replace('2022-08-01', '▸2022-02-30')],
    ['a tier that is none', applying('{from: 2022-08-01}').replace('tier: srdi', 'tier: ▸giant')],
    ['a case that is none', applying('{cases: [new, ▸renewal], from: 2022-08-01}')],
    ['a condition with two tests', asking('▸{if: 属于重点领域, not: 属于工业六基领域}')],
    ['a condition without a test', asking('▸{id: x, zh: x, en: x}')],
    ['a band of two entries', scoring('bands:', '  - ▸属于重点领域: 10', '    自主品牌: 5', '  - 其余: 0')],
    ['points that are no number', scoring('bands:', '  - 属于重点领域: ▸many', '  - 其余: 0')],
    ['years for each of people', scoring('value: 从业人员数', 'each: ▸2年', 'points: 1')],
    ['a sum of what is no yes or no', scoring('sum:', '  - ▸从业人员数 ≥ 3: 10')],
    ['a type that is none', fact('{name: x, zh: 某, en: x, type: ▸float, source: {zh: a, en: a}}')],
    ['a unit that is none', fact('{name: x, zh: 某, en: x, type: number, unit: ▸kg, source: {zh: a, en: a}}')],
    ['one limit too many', classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: ▸[10人, 5人]}}\n')],
    ['a limit without its unit', classes('  - {zh: a, en: a, article: 一, limits: {上年度营业收入: [▸20000]}}\n')],
    ['a row without limits', classes('  - {zh: a, en: a, article: 一, limits: ▸{}}\n')],
    [
      'a prefix that no code has',
      classes(
        '  - {zh: a, en: a, article: 一, industries: [▸五十二], limits: {从业人员数: [10人]}}\n  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n',
      ),
    ],
    ['points in two ways', scoring('sum: [{自主品牌: 10}]', ...YES).replace('- id: one', '- ▸id: one')],
    ['a limit in another unit', classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [▸10万元]}}\n')],
    ['a class that is none', asking('{class: cn.sme-size.2011, among: [medium, ▸tiny]}')],
  ],
  missing_key: [
    ['no English', asking('▸{id: x, zh: x, if: 属于重点领域}')],
    ['no source', `▸${asking('属于重点领域')}`.replace(SOURCE, 'article: 附件\n')],
    ['no condition', `▸pack: test.pack\nzh: 测试\nen: Test\n${SOURCE}`],
    [
      'no maximum',
      scoring(...YES)
        .replace("          article: '1'\n          maximum: 10\n", "          article: '1'\n")
        .replace('- id: one', '- ▸id: one'),
    ],
    ['no first day', applying('▸{until: 2022-08-01}')],
    ['no classes to be among', asking('▸{class: cn.sme-size.2011}')],
    ['points for each missing', scoring('value: 从事特定细分市场年限', 'each: 2年').replace('- id: one', '- ▸id: one')],
    ['a fact without a type', fact('▸{name: x, zh: 某, en: x, source: {zh: a, en: a}}')],
  ],
  unknown_key: [
    ['in a pack', asking('属于重点领域').replace('met:', '▸must: x\nmet:')],
    ['in a condition', asking('{id: x, zh: x, en: x, if: 属于重点领域, ▸when: x}')],
    ['in an indicator', scoring('▸weight: 3', ...YES)],
    ['in a fact', fact('{name: x, zh: 某, en: x, type: text, ▸kind: x, source: {zh: a, en: a}}')],
    ['in a source', asking('属于重点领域').replace('  number:', '  ▸page: 3\n  number:')],
  ],
  unknown_fact: [
    ['inside parentheses', asking('(属于重点领域 且 ▸不存在的指标)')],
    ['in a shared condition that nothing uses', 'shared: x\nzh: x\nen: x\nall:\n  - ▸revenu_y1 ≥ 3万元\n'],
    ['by name', asking('▸revenu_y1 ≥ 3万元')],
    [
      'by label, in the middle of a sentence',
      asking('上年度营业收入 ≥ 3万元 且 占比(上年度营业收入, ▸上年度收入) ≥ 3%'),
    ],
    ['in quotation marks', asking("'▸上年度收入 ≥ 3万元'")],
    ['in a band', scoring('bands:', '  - 属于重点领域 或 ▸属于重点领地: 10', '  - 其余: 0')],
    ['in an indicator', scoring('value: ▸地方特色得分')],
    [
      'as what chooses a row of classes',
      classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n', '▸行业'),
    ],
  ],
  unknown_pack: [
    ['a class pack', asking('{class: ▸cn.sme-size.2012, among: [small]}')],
    ['a shared condition', asking('{use: ▸cn.comon}')],
    ['the base of an overlay', `overlay: ▸cn.srdi.2021\npack: x.y\nzh: 某\nen: x\nregion: '99'\n${SOURCE}`],
  ],
  unknown_indicator: [
    [
      'an indicator that the pack below does not have',
      `overlay: base.pack\npack: x.y\nzh: 某\nen: x\nregion: '99'\n${SOURCE}indicators:\n  - ▸{id: nine, zh: 九, en: nine, article: '9', maximum: 15, value: 地方特色指标得分}\n`,
      scoring(...YES).replace('pack: test.pack', 'pack: base.pack'),
    ],
  ],
  unknown_condition: [
    ['in an example', exampled('{zh: 某, en: x, facts: {自主品牌: 是}, verdict: met, conditions: {▸own-brnd: met}}')],
    [
      'in an example, of a condition without a heading',
      exampled('{zh: 某, en: x, facts: {自主品牌: 是}, verdict: met, conditions: {▸met.1: met}}'),
    ],
  ],
  unknown_example: [
    ['that an example is like', exampled('{zh: 某, en: x, like: ▸base, verdict: met}')],
    [
      'that stands below',
      exampled(
        '{zh: 某, en: x, like: ▸base, verdict: met}\n  - {id: base, zh: 二, en: y, facts: {自主品牌: 是}, verdict: met}',
      ),
    ],
  ],
  fact_value: [
    ['money without a unit', exampled(valued('上年度营业收入: ▸100'))],
    ['money in people', exampled(valued('上年度营业收入: ▸100人'))],
    ['a ratio as a bare number', exampled(valued('细分市场占有率: ▸0.1'))],
    ['a ratio above its bound', exampled(valued('细分市场占有率: ▸120%'))],
    ['a level above its bound', exampled(valued('数字化水平等级: ▸5'))],
    ['a part of a person', exampled(valued('从业人员数: ▸2.5'))],
    ['a choice that there is not', exampled(valued('研发机构级别: ▸县级'))],
    ['a yes or no in another word', exampled(valued('自主品牌: ▸有'))],
    ['a day that is none', exampled(valued('成立日期: ▸2022-02-30'))],
    ['a list', exampled(valued('从业人员数: ▸[80]'))],
    ['a sum', exampled(valued('从业人员数: ▸40 + 40'))],
  ],
  unknown_group: [['a group of indicators', scoring(...YES).replace('得分 ≥ 5分', '得分(▸唯一指标) ≥ 5分')]],
  duplicate: [
    ['a key', asking('属于重点领域').replace('en: Test', 'en: Test\n▸zh: 又')],
    [
      'the id of a condition',
      asking('{id: x, zh: x, en: x, if: 属于重点领域}\n    - ▸{id: x, zh: x, en: x, if: 自主品牌}'),
    ],
    ['the id of an indicator and a group', scoring(...YES).replace('- id: one', '- ▸id: only')],
    ['the id of a shared condition', 'shared: ▸cn.common\nzh: x\nen: x\nall:\n  - 自主品牌\n'],
    [
      'the beginning of a code',
      classes(
        '  - {zh: a, en: a, article: 一, industries: [C, ▸C], limits: {从业人员数: [10人]}}\n  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n',
      ),
    ],
    ['the id of a pack', asking('属于重点领域', '▸test.pack'), asking('属于重点领域')],
    ['the name of a fact', fact('▸{name: revenue_y1, zh: 某, en: x, type: money, unit: CNY, source: {zh: a, en: a}}')],
    [
      'the label of a fact',
      fact('▸{name: x, zh: 上年度营业收入, en: x, type: money, unit: CNY, source: {zh: a, en: a}}'),
    ],
  ],
  expression: [
    ['bounds that nothing is within', asking('3年 ≤ 从事特定细分市场年限 ▸≤ 1年')],
    ['a division by nothing', asking('上年度营业收入 ▸/ 0 ≥ 3万元')],
    ['“not” twice', asking('非 ▸非 自主品牌')],
    ['parentheses without end', asking(`${'('.repeat(30)}▸${'('.repeat(5000)}自主品牌`)],
    ['a score where there is none', asking('▸得分 ≥ 60分')],
    ['a score in a band', scoring('bands:', '  - ▸得分 ≥ 5分: 10', '  - 其余: 0')],
    ['a score that is added to', scoring(...YES).replace('得分 ≥ 5分', '1分 + ▸得分 ≥ 5分')],
    ['a score below a number', scoring(...YES).replace('得分 ≥ 5分', '5分 ▸≥ 得分')],
    ['a score against a fact', scoring(...YES).replace('得分 ≥ 5分', '得分 ▸≥ 地方特色指标得分')],
    ['a score as the value of an indicator', scoring('value: ▸得分')],
    ['a sign that means nothing', asking('上年度营业收入 ▸~ 3万元')],
    ['nothing to compare with', asking('上年度营业收入 ≥▸')],
    ['no comparison', asking('上年度营业收入▸')],
    ['nothing on the left', asking('▸≥ 3万元')],
    ['a chain that turns', asking('1名 ≤ 近三年省级科技奖励排名 ▸≥ 3名')],
    ['a chain of facts', asking('从业人员数 ≥ 研发人员数 ▸≥ 3人')],
    ['a chain of three', asking('1名 ≤ 近三年省级科技奖励排名 ≤ 3名 ▸≤ 5名')],
    ['an unknown function', asking('▸最大(上年度营业收入, 前年度营业收入) ≥ 3万元')],
    ['a share of one number', asking('▸占比(上年度营业收入) ≥ 3%')],
    ['compound growth without years', asking('▸年均复合增长率(上年度营业收入, 大前年度营业收入, 2) ≥ 3%')],
    ['a missing parenthesis', asking('占比(上年度研发费用, 上年度营业收入 ▸≥ 3%')],
    ['a parenthesis too many', asking('占比(上年度研发费用, 上年度营业收入) ≥ 3%▸)')],
    ['an enum without a value', asking('研发机构级别▸')],
    ['a value that the enum has not', asking('研发机构级别 = ▸县级')],
    ['two sentences without a word between', asking('属于重点领域 ▸自主品牌')],
    ['a score that is to be low', scoring(...YES).replace('得分 ≥ 5分', '得分 ▸≤ 5分')],
    ['a minus without a number', asking('上年度净利润 ≥ -▸上年度营业收入')],
  ],
  unit_mismatch: [
    ['money added to a ratio', asking('上年度营业收入 ▸+ 3% ≥ 5万元')],
    ['money compared with a ratio', asking('上年度营业收入 ▸≥ 3%')],
    ['money compared with people', asking('上年度营业收入 ▸≥ 从业人员数')],
    ['money compared with a bare number', asking('上年度营业收入 ▸≥ 10000000')],
    ['a ratio compared with a bare number', asking('占比(上年度研发费用, 上年度营业收入) ▸≥ 3')],
    ['a share of money in people', asking('▸占比(上年度营业收入, 从业人员数) ≥ 3%')],
    ['years compared with people', asking('从事特定细分市场年限 ▸≥ 3人')],
    ['a band in another unit than its value', scoring(RD, 'bands:', '  - ▸≥ 5万元: 10', '  - 其余: 0')],
    ['money times money', asking('上年度营业收入 ▸* 前年度营业收入 ≥ 5万元')],
    ['the second bound of a chain', asking('1名 ≤ 近三年省级科技奖励排名 ▸≤ 3%')],
  ],
  wrong_type: [
    ['a text that is compared', asking('▸企业名称 ≥ 3')],
    ['a yes or no that is added', asking('从业人员数 ≥ ▸自主品牌')],
    ['a day that is compared', asking('▸成立日期 ≥ 3年')],
    ['an indicator whose value is not in points', scoring('value: 从业人员数').replace('- id: one', '- ▸id: one')],
  ],
  judgement_in_score: [
    ['in a band', scoring('bands:', '  - ▸知名度和影响力: 10', '  - 其余: 0')],
    ['in a part of a band', scoring('bands:', '  - ▸自主品牌 且 知名度和影响力: 10', '  - 其余: 0')],
  ],
  band_last: [
    ['no “otherwise”', scoring('bands:', '  - ▸属于重点领域: 10')],
    ['“otherwise” before the end', scoring('bands:', '  - ▸其余: 0', '  - 属于重点领域: 10')],
    ['“otherwise” twice', scoring('bands:', '  - 属于重点领域: 10', '  - ▸其余: 0', '  - 其余: 0')],
  ],
  row_last: [
    [
      'classes without a row for the rest',
      `▸${classes('  - {zh: a, en: a, article: 一, industries: [A], limits: {从业人员数: [10人]}}\n')}`,
    ],
  ],
  // The band on the upper side of the gap is shown.
  band_gap: [
    [
      'where every band says itself what it is about',
      scoring('bands:', `  - ▸${SHARE} ≥ 5%: 10`, `  - 3% ≤ ${SHARE} < 4%: 5`, '  - 其余: 0'),
    ],
    ['between 3% and 5%', scoring(RD, 'bands:', '  - ▸≥ 5%: 10', '  - 1% ≤ 值 < 3%: 5', '  - 其余: 0')],
    ['at the boundary itself', scoring(RD, 'bands:', '  - ▸值 > 5%: 10', '  - 1% ≤ 值 < 5%: 5', '  - 其余: 0')],
    ['below a band that reaches down', scoring(RD, 'bands:', '  - ▸≥ 5%: 10', '  - < 3%: 5', '  - 其余: 0')],
  ],
  band_overlap: [
    [
      'where every band says itself what it is about',
      scoring('bands:', `  - ${SHARE} ≥ 3%: 10`, `  - ▸1% ≤ ${SHARE} < 5%: 5`, '  - 其余: 0'),
    ],
    ['from 3% to 5%', scoring(RD, 'bands:', '  - ≥ 3%: 10', '  - ▸1% ≤ 值 < 5%: 5', '  - 其余: 0')],
    ['at the boundary itself', scoring(RD, 'bands:', '  - ≥ 5%: 10', '  - ▸1% ≤ 值 ≤ 5%: 5', '  - 其余: 0')],
    ['of opposite ways', scoring(RD, 'bands:', '  - ≥ 5%: 10', '  - ▸≤ 5%: 5', '  - 其余: 0')],
  ],
  band_covered: [
    ['a staircase that goes up', scoring(RD, 'bands:', '  - ≥ 3%: 10', '  - ▸≥ 5%: 5', '  - 其余: 0')],
    ['the same twice', scoring('bands:', '  - 属于重点领域: 10', '  - ▸属于重点领域: 5', '  - 其余: 0')],
    [
      'a part of what stands above',
      scoring('bands:', '  - 属于重点领域 或 自主品牌: 10', '  - ▸自主品牌 且 中华老字号: 5', '  - 其余: 0'),
    ],
    [
      'an “otherwise” that nothing is left for',
      scoring('bands:', '  - 属于重点领域: 10', '  - 非 属于重点领域: 5', '  - ▸其余: 0'),
    ],
  ],
  limits_rising: [
    [
      'limits that rise',
      classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人, ▸20人]}}\n').replace(
        'classes: [',
        'classes: [{value: huge, zh: 巨, en: huge}, ',
      ),
    ],
  ],
  points_below_zero: [
    ['in a band', scoring('bands:', '  - 属于重点领域: 10', '  - 自主品牌: ▸-1', '  - 其余: 0')],
    ['in a sum', scoring('sum:', '  - 属于重点领域: 10', '  - 自主品牌: ▸-3')],
    ['for each step', scoring('value: 从事特定细分市场年限', 'each: 2年', 'points: ▸0')],
  ],
  bounds: [
    [
      'a lower bound above the upper one',
      fact('{name: x, zh: 某, en: x, type: number, unit: count, least: ▸5, most: 4, source: {zh: a, en: a}}'),
    ],
  ],
  never_asked: [
    ['where every part is for new cases', asking('{any: ▸[{if: 属于重点领域, cases: [new]}]}')],
    ['in the one case that the whole is for', asking('{cases: [recheck], all: ▸[{if: 属于重点领域, cases: [new]}]}')],
  ],
  circular: [
    [
      'a shared condition that uses itself',
      'shared: ▸x\nzh: x\nen: x\nall:\n  - {use: x}\n'.replace('▸', '').replace('use: x', 'use: ▸x'),
    ],
  ],
  points_above_maximum: [
    [
      'an indicator that gives more',
      scoring('bands:', '  - 属于重点领域: 12', '  - 其余: 0').replace(
        "article: '1'\n          maximum: 10",
        "article: '1'\n          maximum: ▸10",
      ),
    ],
    [
      'an indicator that gives less',
      scoring('bands:', '  - 属于重点领域: 8', '  - 其余: 0').replace(
        "article: '1'\n          maximum: 10",
        "article: '1'\n          maximum: ▸10",
      ),
    ],
    [
      'a sum that cannot reach it',
      scoring('sum:', '  - 自主品牌: 3', '  - 属于重点领域: 3').replace(
        "article: '1'\n          maximum: 10",
        "article: '1'\n          maximum: ▸10",
      ),
    ],
    [
      'a group that is not its indicators',
      scoring(...YES).replace('maximum: 10\n      indicators', 'maximum: ▸20\n      indicators'),
    ],
    ['a score that is not its groups', scoring(...YES).replace('maximum: 10\n  article', 'maximum: ▸100\n  article')],
  ],
  dates: [['an end before the beginning', applying('▸{from: 2022-08-01, until: 2022-07-31}')]],
  applies_twice: [
    [
      'the same day',
      applying('▸{from: 2022-08-01}', 'test.late').replace('  - ▸', '  ▸- '),
      applying('{from: 2022-08-01}', 'test.early'),
    ],
    [
      'the last day of one is the first of the other',
      applying('{from: 2026-04-01}', 'test.late').replace('  - ', '  ▸- '),
      applying('{from: 2022-08-01, until: 2026-04-01}', 'test.early'),
    ],
    [
      'one case of two',
      applying('{cases: [recheck], from: 2026-04-01}', 'test.late').replace('  - ', '  ▸- '),
      applying('{from: 2022-08-01}', 'test.early'),
    ],
  ],
};
