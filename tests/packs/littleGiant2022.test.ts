import { describe } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import {
  aroundCount,
  aroundMoney,
  aroundRank,
  aroundRatio,
  COMMON,
  meanGrowth,
  ratioFact,
  share,
  staffShare,
  verdictTable,
  yesOrNo,
} from './tables.ts';

const PACK = 'cn.little-giant.2022';
const giant = aModelFirm();
describe('cn.little-giant.2022 (附件3)', () => {
  verdictTable('asks the common conditions', PACK, 'new', giant, COMMON);

  verdictTable('conditions that stand alone', PACK, 'new', giant, [
    ['all of them', {}, 'met'],
    ...yesOrNo(['title_srdi', 'core_business_it', 'mgmt_or_product_cert', 'own_brand', 'key_field'], true, 'unknown'),
    ...yesOrNo(['judged_high_fame', 'judged_key_link'], true, 'judgement'),
    ...aroundCount('niche_years', 3, 'met', 'unmet'),
    ['2.99 years in the niche', { niche_years: 2.99 }, 'unmet'],
    ...aroundRatio('debt', share('liabilities_y1', 'assets_y1'), 70, 'at most', 'met', 'unmet'),
    ...aroundRatio('market share', ratioFact('market_share'), 10, 'at least', 'met', 'unmet'),
    ['no assets', { assets_y1: 0 }, 'unknown'],
    [
      'a judgement against it outweighs one that is missing',
      { judged_high_fame: null, judged_key_link: false },
      'unmet',
    ],
    ['an unknown fact outweighs a judgement', { judged_high_fame: null, own_brand: null }, 'unknown'],
  ]);

  const shrunk = giant.with({ main_revenue_y2: 60_000_000, main_revenue_y3: 50_000_000 });
  verdictTable('main business of 70% of revenue', PACK, 'new', shrunk.with({ rd_expense_y1: 4e11 }), [
    ...aroundRatio('main business', share('main_revenue_y1', 'revenue_y1'), 70, 'at least', 'met', 'unmet'),
  ]);

  const growth = meanGrowth('main_revenue_y1', 'main_revenue_y2', 'main_revenue_y3');
  const vast = giant.with({ revenue_y1: 1.2e12, revenue_y2: 1e12, rd_expense_y1: 1e11, rd_expense_y2: 1e11 });
  verdictTable('mean growth of 5%, told to the ninth decimal', PACK, 'new', vast, [
    ...aroundRatio('mean growth', growth, 5, 'at least', 'met', 'unmet'),
  ]);
  verdictTable('mean growth of 5%, for new cases', PACK, 'new', giant, [
    ['no growth', { main_revenue_y2: 95_000_000, main_revenue_y3: 95_000_000 }, 'unmet'],
    ['growth from zero', { main_revenue_y3: 0 }, 'unknown'],
    ['three years ago missing', { main_revenue_y3: null }, 'unknown'],
  ]);
  verdictTable('growth is not asked again in a recheck', PACK, 'recheck', giant, [
    ['no growth', { main_revenue_y2: 95_000_000, main_revenue_y3: 95_000_000 }, 'met'],
    ['three years ago missing', { main_revenue_y3: null }, 'met'],
    ['but main business is: 69%', { main_revenue_y1: 69_000_000 }, 'unmet'],
  ]);
});

describe('cn.little-giant.2022, innovation', () => {
  const plain = giant.with({ rd_expense_y1: 0 });
  verdictTable('the direct routes, without R&D', PACK, 'new', plain, [
    ['none', {}, 'unmet'],
    ...aroundRank('national_award_rank_3y', 3, 'met', 'unmet'),
    ...aroundRank('maker_china_rank_3y', 50, 'met', 'unmet'),
    ['a provincial award is no route here', { provincial_award_rank_3y: 1 }, 'unmet'],
    ['award missing', { national_award_rank_3y: null }, 'unknown'],
    ['contest missing', { maker_china_rank_3y: null }, 'unknown'],
  ]);

  verdictTable('the general condition asks for all of R&D, institution and property', PACK, 'new', giant, [
    ...aroundCount('ip1_applied', 2, 'met', 'unmet'),
    ['class I property that is not in use does not count', { ip1_applied: 0, ip1_total: 9 }, 'unmet'],
    ['property missing', { ip1_applied: null }, 'unknown'],
    ['no institution', { rd_institution_level: 'none' }, 'unmet'],
    ['an institution below city level', { rd_institution_level: 'below_city' }, 'met'],
    ['institution missing', { rd_institution_level: null }, 'unknown'],
  ]);

  verdictTable('revenue of 1 亿元 and more: 3% in both years', PACK, 'new', giant, [
    ...aroundRatio('R&D', share('rd_expense_y1', 'revenue_y1', 1e8), 3, 'at least', 'met', 'unmet'),
    ...aroundRatio('R&D of the year before', share('rd_expense_y2', 'revenue_y2'), 3, 'at least', 'met', 'unmet'),
    ['no revenue the year before', { revenue_y2: 0 }, 'unknown'],
    ['R&D of the year before missing', { rd_expense_y2: null }, 'unknown'],
  ]);

  const sixPercent = { rd_expense_y1: 5_999_999, rd_expense_y2: 5_400_000 };
  verdictTable('from 1 亿元 on 3% are enough, below it 6% are needed', PACK, 'new', giant.with(sixPercent), [
    ...aroundMoney('revenue_y1', 100_000_000, 'met', 'unmet'),
  ]);

  const middle = giant.with({ main_revenue_y2: 70_000_000, main_revenue_y3: 60_000_000, main_revenue_y1: 85_000_000 });
  verdictTable('revenue of 5,000 万元 to 1 亿元: 6% in both years', PACK, 'new', middle, [
    ...aroundRatio('R&D', share('rd_expense_y1', 'revenue_y1', 9e7), 6, 'at least', 'met', 'unmet'),
  ]);
  verdictTable('revenue of 5,000 万元 to 1 亿元: 6% in the year before', PACK, 'new', middle.withRevenue(90_000_000), [
    ...aroundRatio('R&D of the year before', share('rd_expense_y2', 'revenue_y2'), 6, 'at least', 'met', 'unmet'),
    ['3% would be enough from 1 亿元 on', { rd_expense_y2: 2_700_000 }, 'unmet'],
  ]);

  const least = giant.with({ main_revenue_y1: 50_000_000, main_revenue_y2: 45_000_000, main_revenue_y3: 40_000_000 });
  verdictTable('below 5,000 万元 6% are no longer enough', PACK, 'new', least, [
    ...aroundMoney('revenue_y1', 50_000_000, 'met', 'unmet'),
  ]);

  const small = least.with({
    ...{ revenue_y1: 49_999_999.99, equity_raised_2y: 80_000_000, rd_expense_y1: 30_000_000 },
    ...{ employees_y1: 10, rd_staff_y1: 5 },
  });
  verdictTable('below 5,000 万元: equity of 8,000 万元, R&D of 3,000 万元 and half of the staff', PACK, 'new', small, [
    ['all three', {}, 'met'],
    ...aroundMoney('equity_raised_2y', 80_000_000, 'met', 'unmet'),
    ...aroundMoney('rd_expense_y1', 30_000_000, 'met', 'unmet'),
    ...aroundRatio('R&D staff', staffShare('rd_staff_y1', 'employees_y1'), 50, 'at least', 'met', 'unmet'),
    ['4 of 9', { rd_staff_y1: 4, employees_y1: 9 }, 'unmet'],
    ['equity missing', { equity_raised_2y: null }, 'unknown'],
    ['at 5,000 万元 this way is closed, but 6% in both years are there', { revenue_y1: 50_000_000 }, 'met'],
    ['at 5,000 万元 without 6% the year before', { revenue_y1: 50_000_000, rd_expense_y2: 1_000_000 }, 'unmet'],
  ]);
});
