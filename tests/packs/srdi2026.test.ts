import { describe } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import { aroundCount, aroundMoney, aroundRank, aroundRatio, COMMON, share, verdictTable, yesOrNo } from './tables.ts';

const PACK = 'cn.srdi.2026';
const firm = aModelFirm();

describe('cn.srdi.2026 (附件1)', () => {
  verdictTable('asks the common conditions', PACK, 'new', firm, COMMON);

  verdictTable('conditions that stand alone', PACK, 'new', firm, [
    ['all of them', {}, 'met'],
    ...yesOrNo(['title_innovative'], true, 'unknown'),
    ...yesOrNo(['judged_market_position'], true, 'judgement'),
    ...aroundCount('niche_years', 3, 'met', 'unmet'),
    ['2.99 years in the niche', { niche_years: 2.99 }, 'unmet'],
    ...aroundRatio('debt', share('liabilities_y1', 'assets_y1'), 80, 'at most', 'met', 'unmet'),
    ['no assets', { assets_y1: 0 }, 'unknown'],
    ['the second-rung title is not asked', { title_srdi: false }, 'met'],
  ]);

  const vast = firm.with({ rd_expense_y1: 1e11 });
  verdictTable('main business of 80% of revenue', PACK, 'new', vast, [
    ...aroundRatio('main business', share('main_revenue_y1', 'revenue_y1'), 80, 'at least', 'met', 'unmet'),
    ['main business missing', { main_revenue_y1: null }, 'unknown'],
  ]);

  const small = firm.with({ main_revenue_y1: 14_000_000 });
  verdictTable('revenue of 1,500 万元, or equity of 2,000 万元 in two years', PACK, 'new', small, [
    ...aroundMoney('revenue_y1', 15_000_000, 'met', 'unmet'),
    ['both a fen short', { revenue_y1: 14_999_999.99, equity_raised_2y: 19_999_999.99 }, 'unmet'],
    ['revenue a fen short, equity enough', { revenue_y1: 14_999_999.99, equity_raised_2y: 20_000_000 }, 'met'],
    ['revenue a fen short, equity missing', { revenue_y1: 14_999_999.99, equity_raised_2y: null }, 'unknown'],
  ]);

  verdictTable('R&D of 3% of the revenue of its year, in both years', PACK, 'new', firm, [
    ...aroundRatio('R&D', share('rd_expense_y1', 'revenue_y1', 1e8), 3, 'at least', 'met', 'unmet'),
    ...aroundRatio('R&D of the year before', share('rd_expense_y2', 'revenue_y2'), 3, 'at least', 'met', 'unmet'),
    ['no revenue the year before', { revenue_y2: 0 }, 'unknown'],
    ['revenue of the year before missing', { revenue_y2: null }, 'unknown'],
  ]);
  const modest = firm.with({ revenue_y1: 20_000_000, main_revenue_y1: 18_000_000, revenue_y2: 20_000_000 });
  verdictTable('R&D of 100 万元 in both years', PACK, 'new', modest, [
    ...aroundMoney('rd_expense_y1', 1_000_000, 'met', 'unmet'),
    ...aroundMoney('rd_expense_y2', 1_000_000, 'met', 'unmet'),
  ]);

  verdictTable('class I property in use', PACK, 'new', firm, [
    ...aroundCount('ip1_applied', 1, 'met', 'unmet'),
    ['property that is not in use does not count', { ip1_applied: 0, ip1_total: 9 }, 'unmet'],
    ['missing', { ip1_applied: null }, 'unknown'],
  ]);
  verdictTable('property is waived for', PACK, 'new', firm.with({ ip1_applied: 0 }), [
    ...aroundRank('provincial_award_rank_3y', 3, 'met', 'unmet'),
    ...aroundRank('national_award_rank_3y', 3, 'met', 'unmet'),
    ['a provincial institution', { rd_institution_level: 'provincial' }, 'met'],
    ['a national institution', { rd_institution_level: 'national' }, 'met'],
    ['no institution', { rd_institution_level: 'none' }, 'unmet'],
    ['an institution that may be provincial: missing', { rd_institution_level: null }, 'unknown'],
    ['an award that may be: missing', { provincial_award_rank_3y: null }, 'unknown'],
    ['an award, property missing', { ip1_applied: null, national_award_rank_3y: 1 }, 'met'],
    ['the contest does not waive it', { maker_china_rank_3y: 1 }, 'unmet'],
  ]);

  verdictTable('a development score of 50 this year, in a new case', PACK, 'new', firm, [
    ['50', { development_score_y0: 50, development_score_y1: 0 }, 'met'],
    ['49.9', { development_score_y0: 49.9, development_score_y1: 100 }, 'unmet'],
    ['missing', { development_score_y0: null, development_score_y1: 100 }, 'unknown'],
  ]);
  verdictTable('a development score of 50 this year or last, in a recheck', PACK, 'recheck', firm, [
    ['50 this year', { development_score_y0: 50, development_score_y1: 0 }, 'met'],
    ['50 last year', { development_score_y0: 0, development_score_y1: 50 }, 'met'],
    ['49.9 in both', { development_score_y0: 49.9, development_score_y1: 49.9 }, 'unmet'],
    ['this year missing, enough last year', { development_score_y0: null, development_score_y1: 50 }, 'met'],
    ['this year missing, too little last year', { development_score_y0: null, development_score_y1: 49.9 }, 'unknown'],
    ['both missing', { development_score_y0: null, development_score_y1: null }, 'unknown'],
  ]);
});
