import { describe } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import {
  aroundCount,
  aroundMoney,
  aroundRank,
  aroundRatio,
  COMMON,
  compoundGrowth,
  ratioFact,
  share,
  verdictTable,
  yesOrNo,
} from './tables.ts';

const PACK = 'cn.little-giant.2026';
const giant = aModelFirm();

describe('cn.little-giant.2026 (附件2)', () => {
  verdictTable('asks the common conditions', PACK, 'new', giant, COMMON);

  verdictTable('conditions that stand alone', PACK, 'new', giant, [
    ['all of them', {}, 'met'],
    ...yesOrNo(['title_srdi'], true, 'unknown'),
    ...yesOrNo(['judged_high_fame'], true, 'judgement'),
    ...aroundCount('niche_years', 3, 'met', 'unmet'),
    ['2.99 years in the niche', { niche_years: 2.99 }, 'unmet'],
    ...aroundRatio('debt', share('liabilities_y1', 'assets_y1'), 75, 'at most', 'met', 'unmet'),
    ['a key field of 2022 is not asked', { key_field: false }, 'met'],
  ]);

  const least = giant.with({ main_revenue_y1: 49_000_000, revenue_y2: 45_000_000, revenue_y3: 40_000_000 });
  verdictTable('revenue of 5,000 万元', PACK, 'new', least, [...aroundMoney('revenue_y1', 50_000_000, 'met', 'unmet')]);

  const vast = giant.with({ rd_expense_y1: 1e11, revenue_y1: 1.2e12, main_revenue_y1: 1.2e12 });
  verdictTable('main business of 90% of revenue', PACK, 'new', vast, [
    ...aroundRatio('main business', share('main_revenue_y1', 'revenue_y1'), 90, 'at least', 'met', 'unmet'),
  ]);

  verdictTable('compound growth of 5% a year from y3 to y1, in new cases', PACK, 'new', vast, [
    ...aroundRatio('growth', compoundGrowth('revenue_y1', 'revenue_y3'), 5, 'at least', 'met', 'unmet'),
    ['the year between does not matter', { revenue_y2: 1_000_000 }, 'met'],
    ['growth from zero', { revenue_y3: 0 }, 'unknown'],
    ['y3 missing', { revenue_y3: null }, 'unknown'],
  ]);
  verdictTable('growth is worked out on revenue, 10.25% over two years', PACK, 'new', giant, [
    ['from 80,000,000 to 88,200,000', { revenue_y1: 88_200_000, main_revenue_y1: 88_000_000 }, 'met'],
    ['from 80,000,000 to 88,199,999', { revenue_y1: 88_199_999, main_revenue_y1: 88_000_000 }, 'unmet'],
    ['main business shrank', { main_revenue_y3: 99_000_000 }, 'met'],
  ]);
  verdictTable('growth is not asked again in a recheck', PACK, 'recheck', giant, [
    ['shrunk', { revenue_y3: 200_000_000 }, 'met'],
    ['y3 missing', { revenue_y3: null }, 'met'],
  ]);

  verdictTable('R&D of 1,200 万元 in two years', PACK, 'new', giant.with({ rd_expense_y1: 6_000_000 }), [
    ...aroundMoney('rd_expense_y2', 6_000_000, 'met', 'unmet'),
    ['the year before missing', { rd_expense_y2: null }, 'unknown'],
    [
      '1,200 万元 last year alone, the year before missing',
      { rd_expense_y1: 12_000_000, rd_expense_y2: null },
      'unknown',
    ],
  ]);
  verdictTable('R&D of 3% in each of the two years', PACK, 'new', giant.with({ rd_expense_y2: 20_000_000 }), [
    ...aroundRatio('R&D', share('rd_expense_y1', 'revenue_y1', 1e8), 3, 'at least', 'met', 'unmet'),
    ...aroundRatio('R&D of the year before', share('rd_expense_y2', 'revenue_y2'), 3, 'at least', 'met', 'unmet'),
    ['no revenue the year before', { revenue_y2: 0 }, 'unknown'],
  ]);

  verdictTable('four items of class I property in use', PACK, 'new', giant, [
    ...aroundCount('ip1_applied', 4, 'met', 'unmet'),
    ['missing', { ip1_applied: null }, 'unknown'],
  ]);
  verdictTable('property is waived by a national award only', PACK, 'new', giant.with({ ip1_applied: 3 }), [
    ...aroundRank('national_award_rank_3y', 3, 'met', 'unmet'),
    ['national award missing', { national_award_rank_3y: null }, 'unknown'],
    ['first of a provincial award', { provincial_award_rank_3y: 1 }, 'unmet'],
    ['a national institution', { rd_institution_level: 'national' }, 'unmet'],
  ]);

  verdictTable('10% of the market', PACK, 'new', giant, [
    ...aroundRatio('market share', ratioFact('market_share'), 10, 'at least', 'met', 'unmet'),
    ['missing, not ranked', { market_share: null }, 'unknown'],
    ['missing, ranked second', { market_share: null, market_rank_domestic: 2 }, 'met'],
  ]);
  verdictTable('or among its first three', PACK, 'new', giant.with({ market_share: 0.01 }), [
    ...aroundRank('market_rank_domestic', 3, 'met', 'unmet'),
    ['rank missing', { market_rank_domestic: null }, 'unknown'],
  ]);

  verdictTable(
    'in the six bases or at a key link',
    PACK,
    'new',
    giant.with({ six_bases: false, judged_key_link: false }),
    [
      ['neither', {}, 'unmet'],
      ['six bases', { six_bases: true }, 'met'],
      ['key link', { judged_key_link: true }, 'met'],
      ['six bases, key link not judged yet', { six_bases: true, judged_key_link: null }, 'met'],
      ['not six bases, key link not judged yet', { judged_key_link: null }, 'judgement'],
      ['six bases missing, no key link', { six_bases: null }, 'unknown'],
      [
        'six bases missing, key link not judged yet: the higher counts',
        { six_bases: null, judged_key_link: null },
        'judgement',
      ],
    ],
  );

  verdictTable('a development score of 60 this year, in a new case', PACK, 'new', giant, [
    ['60', { development_score_y0: 60, development_score_y1: 0 }, 'met'],
    ['59.9', { development_score_y0: 59.9, development_score_y1: 100 }, 'unmet'],
    ['missing', { development_score_y0: null, development_score_y1: 100 }, 'unknown'],
  ]);
  verdictTable('a development score of 60 this year or last, in a recheck', PACK, 'recheck', giant, [
    ['60 this year', { development_score_y0: 60, development_score_y1: 0 }, 'met'],
    ['60 last year', { development_score_y0: 0, development_score_y1: 60 }, 'met'],
    ['59.9 in both', { development_score_y0: 59.9, development_score_y1: 59.9 }, 'unmet'],
    ['this year missing, enough last year', { development_score_y0: null, development_score_y1: 60 }, 'met'],
    ['this year missing, too little last year', { development_score_y0: null, development_score_y1: 59.9 }, 'unknown'],
  ]);
});
