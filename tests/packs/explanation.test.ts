import {
  articleText,
  bandWords,
  type ConditionExplanation,
  classify,
  conditionTitle,
  type Explanation,
  explain,
  openQuestions,
} from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aFirm, aModelFirm, type Firm } from './aFirm.ts';
import { LADDER, library, packOf, smeSize } from './library.ts';

function explained(id: string, firm: Firm, caseType: 'new' | 'recheck' = 'new'): Explanation {
  return explain(packOf(id), firm.facts, caseType);
}

function nodesOf(node: ConditionExplanation): readonly ConditionExplanation[] {
  const waiver = node.waiver === null ? [] : nodesOf(node.waiver);
  return [node, ...node.parts.flatMap(nodesOf), ...waiver];
}

function nodeOf(explanation: Explanation, id: string): ConditionExplanation {
  const node = nodesOf(explanation.condition).find((one) => one.id === id);
  if (node === undefined) throw new Error(`There is no condition ${id}`);
  return node;
}

const names = (facts: readonly { readonly name: string }[]) => facts.map(({ name }) => name);

/** Conditions by pack and id: where they stand in the regulation, and what they say in both languages. */
const CONDITIONS: readonly (readonly [pack: string, id: string, article: string, zh: string, en: string])[] = [
  [
    'cn.srdi.2022',
    'rd-mean',
    '附件2 一（四）2',
    '上年度研发费用、前年度研发费用的平均值 ≥ 1,000万元',
    'mean of R&D spend, last year and R&D spend, the year before ≥ CNY 10,000,000',
  ],
  ['cn.srdi.2022', 'by-score', '附件2 一（四）', '评价得分 ≥ 60分', 'score ≥ 60 points'],
  ['cn.srdi.2022', 'sme', '第十条', '企业规模为中型、小型或微型', 'The firm is medium, small or micro'],
  [
    'cn.little-giant.2022',
    'growth',
    '附件3 一',
    '上年度主营业务收入比前年度主营业务收入的增长率、前年度主营业务收入比大前年度主营业务收入的增长率的平均值 ≥ 5%',
    'mean of growth of Main-business revenue, last year over Main-business revenue, the year before and growth of Main-business revenue, the year before over Main-business revenue, two years before ≥ 5%',
  ],
  [
    'cn.little-giant.2022',
    'niche-years',
    '附件3 一',
    '从事特定细分市场年限 ≥ 3年',
    'Years in the niche market ≥ 3 years',
  ],
  [
    'cn.little-giant.2022',
    'maker-china',
    '附件3 四（二）2',
    '1名 ≤ 近三年创客中国企业组排名 ≤ 50名',
    '1 ≤ Maker in China contest, rank in three years ≤ 50',
  ],
  [
    'cn.little-giant.2022',
    'institution',
    '附件3 四（一）2',
    '非“研发机构级别为无”',
    'not: Level of the R&D institution is none',
  ],
  [
    'cn.little-giant.2026',
    'growth',
    '附件2',
    '上年度营业收入比大前年度营业收入的年均复合增长率（2年） ≥ 5%',
    'yearly compound growth of Revenue, last year over Revenue, two years before (2 years) ≥ 5%',
  ],
  ['cn.little-giant.2026', 'not-abnormal', '正文', '非“列入经营异常名录”', 'not: On the list of abnormal operations'],
];

describe('an explanation', () => {
  it.each(CONDITIONS)('of %s says of %s: %s, %s', (pack, id, article, zh, en) => {
    const node = nodeOf(explained(pack, aModelFirm()), id);
    expect(node.article).toBe(article);
    expect(node.words.zh).toBe(zh);
    expect(node.words.en.toLowerCase()).toBe(en.toLowerCase());
  });

  it('gives every condition an article, words in both languages and an id of its own', () => {
    for (const id of LADDER) {
      const nodes = nodesOf(explained(id, aModelFirm()).condition);
      expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
      for (const node of nodes) {
        expect(node.article).toMatch(/^(附件\d|第十条|正文)/);
        expect(conditionTitle(node).zh).not.toMatch(/undefined|null|NaN|^$/);
        expect(conditionTitle(node).en).not.toMatch(/undefined|null|NaN|^$|\p{Script=Han}/u);
        expect(node.words.en).not.toMatch(/undefined|null|NaN|^$|\p{Script=Han}/u);
        expect(articleText(node.article, 'en')).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('shows what was read, what came of it and what is missing', () => {
    const node = nodeOf(explained('cn.srdi.2026', aModelFirm().without('main_revenue_y1')), 'main-share');
    expect(node.verdict).toBe('unknown');
    expect(node.value).toBeNull();
    expect(node.reads.map(({ fact, value }) => [fact.name, value])).toEqual([
      ['main_revenue_y1', null],
      ['revenue_y1', 10_000_000_000],
    ]);
    expect(names(node.missing)).toEqual(['main_revenue_y1']);
    const whole = nodeOf(explained('cn.srdi.2026', aModelFirm()), 'main-share');
    expect([whole.verdict, whole.value, whole.unit]).toEqual(['met', [0.95, 0.95], 'ratio']);
    expect(whole.missing).toEqual([]);
  });

  it('says where a condition counts as met because it is waived', () => {
    const firm = aModelFirm().with({ ip1_applied: 0, national_award_rank_3y: 2 });
    const node = nodeOf(explained('cn.little-giant.2026', firm), 'ip');
    expect([node.verdict, node.isWaived, node.waiver?.verdict]).toEqual(['met', true, 'met']);
    const own = nodeOf(explained('cn.little-giant.2026', aModelFirm()), 'ip');
    expect([own.verdict, own.isWaived, own.waiver?.verdict]).toEqual(['met', false, 'unmet']);
    const both = nodeOf(explained('cn.little-giant.2026', aModelFirm().with({ national_award_rank_3y: 2 })), 'ip');
    expect([both.verdict, both.isWaived]).toEqual(['met', false]);
  });

  it('leaves out what is asked in other cases only', () => {
    const ids = (caseType: 'new' | 'recheck') =>
      nodesOf(explained('cn.little-giant.2026', aModelFirm(), caseType).condition).map(({ id }) => id);
    expect(ids('new')).toEqual(expect.arrayContaining(['growth', 'development']));
    expect(ids('new')).not.toContain('development-recheck');
    expect(ids('recheck')).toContain('development-recheck');
    expect(ids('recheck')).not.toEqual(expect.arrayContaining(['growth']));
  });

  it('shows the classes that stay possible', () => {
    const firm = aModelFirm().with({ employees_y1: null, revenue_y1: 400_000_000 });
    const node = nodeOf(explained('cn.innovative.2022', firm), 'sme');
    expect(node.classes.map(({ value }) => value)).toEqual([...classify(smeSize, firm.facts)]);
    expect(names(node.missing)).toEqual(['employees_y1']);
  });

  it('shows for each indicator its value and which band holds or may hold', () => {
    const indicatorOf = (id: string, firm: Firm) =>
      explained('cn.innovative.2022', firm)
        .score?.groups.flatMap(({ indicators }) => indicators)
        .find(({ indicator }) => indicator.id === id);
    const growth = indicatorOf('main-growth', aModelFirm().with({ main_revenue_y1: 90, main_revenue_y2: 80 }));
    expect(growth).toMatchObject({ points: [15, 15], value: 0.125, unit: 'ratio', missing: [] });
    expect(growth?.bands).toEqual(['no', 'holds', 'no', 'no', 'no']);
    const ip = indicatorOf('ip', aModelFirm().with({ ip1_high_value: null, ip1_self_developed: 0, ip1_total: 1 }));
    expect(ip).toMatchObject({ points: [10, 20], value: null });
    expect(ip?.bands).toEqual(['possible', 'no', 'possible', 'no', 'no']);
  });

  it('cites each band of an indicator as the annex letters it', () => {
    const { score } = packOf('cn.srdi.2022');
    const indicator = score?.groups.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'profit');
    const articles = indicator?.kind === 'bands' ? indicator.bands.map(({ article }) => article) : [];
    expect(articles).toEqual(['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `附件2 二（二）7 ${letter}`));
  });
});

describe('the question that comes first', () => {
  it('is none where the verdict stands', () => {
    expect(openQuestions(explained('cn.srdi.2026', aModelFirm()))).toEqual([]);
    expect(openQuestions(explained('cn.srdi.2026', aFirm().with({ abnormal_list: true })))).toEqual([]);
  });

  it('is the only one that is left', () => {
    const questions = openQuestions(explained('cn.srdi.2026', aModelFirm().without('niche_years')));
    expect(questions.map(({ fact, weight }) => [fact.name, weight])).toEqual([['niche_years', 1]]);
  });

  it('can be looked up: what only a person can judge comes last', () => {
    const asked = names(openQuestions(explained('cn.little-giant.2022', aFirm())).map(({ fact }) => fact));
    expect(asked.slice(-2).toSorted()).toEqual(['judged_high_fame', 'judged_key_link']);
  });

  it('weighs more where it alone decides than where one of several is enough', () => {
    const questions = openQuestions(explained('cn.srdi.2022', aFirm()));
    const weightOf = (name: string) => questions.find(({ fact }) => fact.name === name)?.weight ?? 0;
    expect(weightOf('niche_years')).toBe(1);
    expect(weightOf('maker_china_rank_3y')).toBeLessThan(1);
    expect(weightOf('local_feature_score')).toBeLessThan(weightOf('maker_china_rank_3y'));
  });

  it('never asks for what another case asks', () => {
    const asked = names(openQuestions(explained('cn.little-giant.2026', aFirm(), 'recheck')).map(({ fact }) => fact));
    expect(asked).not.toContain('revenue_y3');
    expect(asked).toContain('development_score_y1');
  });
});

describe('the dictionary', () => {
  it('names every fact in both languages, each once', () => {
    const facts = [...library.dictionary.values()];
    expect(new Set(facts.map(({ label }) => label.zh)).size).toBe(facts.length);
    expect(new Set(facts.map(({ label }) => label.en)).size).toBe(facts.length);
    for (const { label } of facts) expect(label.en).not.toMatch(/\p{Script=Han}/u);
  });
});

it('a band says its bound alone where all bands are about one value, and everything else in full', () => {
  const indicators = packOf('cn.srdi.2022').score?.groups.flatMap((group) => group.indicators) ?? [];
  const bandsOf = (id: string) =>
    indicators
      .filter((indicator) => indicator.id === id)
      .flatMap((indicator) =>
        indicator.kind === 'bands' ? indicator.bands.map((band) => bandWords(band, indicator)?.zh) : [],
      );
  expect(bandsOf('main-share')).toEqual(['≥ 80%', '≥ 70%', '≥ 60%', undefined]);
  expect(bandsOf('rd-spend')[0]).toBe('上年度研发费用 ≥ 500万元，或上年度研发费用占上年度营业收入的比重 ≥ 10%');
});
