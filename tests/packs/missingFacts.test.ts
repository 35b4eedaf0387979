import { type CaseType, compileJudge, factsOfPack, VERDICTS, type Verdict } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import { LADDER, type LadderPack, packOf } from './library.ts';

/**
 * The model firm meets every pack. Here one fact at a time is taken from it: what its verdict becomes, by pack, in a new case.
 * Facts of a pack that are not named leave it met.
 */
const WITHOUT: Readonly<Record<LadderPack, Partial<Readonly<Record<Verdict, string>>>>> = {
  'cn.innovative.2022': {
    // The score of 95 is far above 60: what a missing fact puts in doubt is a group, growth below 15 or specialisation below 15.
    unknown: `industry_code abnormal_list dishonesty_list major_incident_3y prohibited_product
      main_revenue_y1 main_revenue_y2 revenue_y1`,
  },
  'cn.srdi.2022': {
    unknown: `industry_code abnormal_list dishonesty_list major_incident_3y prohibited_product
      niche_years rd_expense_y1 revenue_y1`,
  },
  'cn.little-giant.2022': {
    unknown: `industry_code abnormal_list dishonesty_list major_incident_3y prohibited_product title_srdi niche_years
      main_revenue_y1 main_revenue_y2 main_revenue_y3 revenue_y1 revenue_y2 core_business_it mgmt_or_product_cert
      liabilities_y1 assets_y1 market_share own_brand rd_expense_y1 rd_expense_y2 rd_institution_level ip1_applied key_field`,
    judgement: 'judged_high_fame judged_key_link',
  },
  'cn.srdi.2026': {
    // Revenue is missing for the share of main business and of R&D; equity is not asked beside it.
    unknown: `industry_code abnormal_list dishonesty_list major_incident_3y prohibited_product title_innovative niche_years
      revenue_y1 main_revenue_y1 liabilities_y1 assets_y1 rd_expense_y1 rd_expense_y2 revenue_y2 ip1_applied
      development_score_y0`,
    judgement: 'judged_market_position',
  },
  'cn.little-giant.2026': {
    // Six bases carry the firm without the judgement of its key link, and its market share without its rank.
    unknown: `industry_code abnormal_list dishonesty_list major_incident_3y prohibited_product title_srdi niche_years
      revenue_y1 main_revenue_y1 revenue_y3 liabilities_y1 assets_y1 rd_expense_y1 rd_expense_y2 revenue_y2 ip1_applied
      market_share development_score_y0`,
    judgement: 'judged_high_fame',
  },
};

/** In a recheck growth is not asked again, and last year's development score stands in for this year's. */
const ONLY_IN_NEW_CASES: Readonly<Record<LadderPack, string>> = {
  'cn.innovative.2022': '',
  'cn.srdi.2022': '',
  'cn.little-giant.2022': 'main_revenue_y2 main_revenue_y3',
  'cn.srdi.2026': 'development_score_y0',
  'cn.little-giant.2026': 'revenue_y3 development_score_y0',
};

const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter((word) => word !== '');

function expectedWithout(id: LadderPack, fact: string, caseType: CaseType): Verdict {
  if (caseType === 'recheck' && words(ONLY_IN_NEW_CASES[id]).includes(fact)) return 'met';
  return VERDICTS.find((verdict) => words(WITHOUT[id][verdict]).includes(fact)) ?? 'met';
}

describe.each(LADDER)('the model firm, which meets %s, with one fact missing', (id) => {
  const read = factsOfPack(packOf(id)).map(({ name }) => name);
  it('is told only of facts that the pack reads', () => {
    const told = Object.values(WITHOUT[id]).flatMap(words);
    expect(told.filter((name) => !read.includes(name))).toEqual([]);
  });
  for (const caseType of ['new', 'recheck'] as const) {
    const judge = compileJudge(packOf(id), caseType);
    it(`is met in a ${caseType} case while nothing is missing`, () => {
      expect(judge(aModelFirm().facts).verdict).toBe('met');
    });
    for (const fact of read) {
      const expected = expectedWithout(id, fact, caseType);
      it(`${caseType}, without ${fact}: ${expected}`, () => {
        expect(judge(aModelFirm().without(fact).facts).verdict).toBe(expected);
      });
    }
  }
});

describe('each of the four verdicts occurs in every pack that can give it', () => {
  const CAN_JUDGE = ['cn.little-giant.2022', 'cn.srdi.2026', 'cn.little-giant.2026'];
  const firms = {
    met: aModelFirm(),
    judgement: aModelFirm().without('judged_market_position', 'judged_high_fame', 'judged_key_link'),
    unknown: aModelFirm().without('abnormal_list'),
    unmet: aModelFirm().with({ abnormal_list: true }),
  };
  for (const id of LADDER) {
    for (const caseType of ['new', 'recheck'] as const) {
      it(`${id}, ${caseType}`, () => {
        const judge = compileJudge(packOf(id), caseType);
        expect(judge(firms.met.facts).verdict).toBe('met');
        expect(judge(firms.unknown.facts).verdict).toBe('unknown');
        expect(judge(firms.unmet.facts).verdict).toBe('unmet');
        expect(judge(firms.judgement.facts).verdict).toBe(CAN_JUDGE.includes(id) ? 'judgement' : 'met');
      });
    }
  }
});

describe('a firm of which nothing is known', () => {
  it.each([
    ['cn.innovative.2022', [5, 100]],
    ['cn.srdi.2022', [0, 100]],
    ['cn.little-giant.2022', null],
    ['cn.srdi.2026', null],
    ['cn.little-giant.2026', null],
  ] as const)('is unknown by %s, its score between %j', (id, score) => {
    expect(compileJudge(packOf(id), 'new')({})).toEqual({ verdict: 'unknown', score });
  });
});
