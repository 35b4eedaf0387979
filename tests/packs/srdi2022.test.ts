import { describe } from 'vitest';
import { aFirmWithoutPoints, aModelFirm } from './aFirm.ts';
import {
  aroundCount,
  aroundMoney,
  aroundRank,
  aroundRatio,
  COMMON,
  meanGrowth,
  pointsTable,
  share,
  staffShare,
  verdictTable,
} from './tables.ts';

const PACK = 'cn.srdi.2022';
const RD = share('rd_expense_y1', 'revenue_y1');

/** Meets what every SRDI firm must meet, with too few points and no direct route. */
const withoutRoutes = aFirmWithoutPoints().with({ rd_expense_y1: 3_000_000, rd_expense_y2: 3_000_000 });

describe('cn.srdi.2022 (附件2)', () => {
  verdictTable('asks the common conditions', PACK, 'new', aModelFirm(), COMMON);

  verdictTable('what every firm must meet', PACK, 'new', aModelFirm(), [
    ['all of it', {}, 'met'],
    ...aroundCount('niche_years', 2, 'met', 'unmet'),
    ['1.99 years in the niche', { niche_years: 1.99 }, 'unmet'],
    ['years in the niche missing', { niche_years: null }, 'unknown'],
    ...aroundRatio('R&D', RD, 3, 'at least', 'met', 'unmet'),
    [
      'R&D of 100 万元 and 5%',
      { rd_expense_y1: 1_000_000, revenue_y1: 20_000_000, main_revenue_y1: 19_000_000 },
      'met',
    ],
    [
      'R&D one fen below 100 万元 and 5%',
      { rd_expense_y1: 999_999.99, revenue_y1: 20_000_000, main_revenue_y1: 19_000_000 },
      'unmet',
    ],
    ['R&D of 200 万元, which is 2%', { rd_expense_y1: 2_000_000 }, 'unmet'],
    ['R&D missing', { rd_expense_y1: null }, 'unknown'],
    ['no revenue, so no R&D share, but equity', { revenue_y1: 0, equity_raised_2y: 20_000_000 }, 'unknown'],
  ]);

  const small = aModelFirm().with({ rd_expense_y1: 2_000_000, rd_expense_y2: 2_000_000, main_revenue_y1: 9_000_000 });
  verdictTable(
    'revenue of 1,000 万元, or equity of 2,000 万元 in two years',
    PACK,
    'new',
    small.with({ main_revenue_y2: 8_000_000, main_revenue_y3: 7_000_000, net_profit_y1: 2_000_000 }),
    [
      ...aroundMoney('revenue_y1', 10_000_000, 'met', 'unmet'),
      [
        'revenue one fen short, equity one fen short',
        { revenue_y1: 9_999_999.99, equity_raised_2y: 19_999_999.99 },
        'unmet',
      ],
      [
        'revenue one fen short, equity of 2,000 万元',
        { revenue_y1: 9_999_999.99, equity_raised_2y: 20_000_000 },
        'met',
      ],
      ['revenue one fen short, equity missing', { revenue_y1: 9_999_999.99, equity_raised_2y: null }, 'unknown'],
      [
        'equity of three years does not count for two',
        { revenue_y1: 9_999_999.99, equity_raised_3y: 99_000_000 },
        'unmet',
      ],
    ],
  );

  verdictTable('the direct routes, each of which is enough', PACK, 'new', withoutRoutes, [
    ['none of them', {}, 'unmet'],
    ...aroundRank('provincial_award_rank_3y', 3, 'met', 'unmet'),
    ...aroundRank('national_award_rank_3y', 5, 'met', 'unmet'),
    ...aroundRank('maker_china_rank_3y', 500, 'met', 'unmet'),
    ...aroundMoney('equity_raised_2y', 60_000_000, 'met', 'unmet'),
    ['R&D of 1,000 万元 on average', { rd_expense_y1: 10_000_000, rd_expense_y2: 10_000_000 }, 'met'],
    [
      'R&D of 1,000 万元 on average, all but a little in one year',
      { rd_expense_y1: 3_000_000, rd_expense_y2: 17_000_000 },
      'met',
    ],
    ['R&D one fen short in one of two years', { rd_expense_y1: 3_000_000, rd_expense_y2: 16_999_999.99 }, 'unmet'],
    ['R&D of the year before missing: the mean is unknown', { rd_expense_y2: null }, 'unknown'],
    [
      'R&D of 2,000 万元 last year, the year before missing',
      { rd_expense_y1: 20_000_000, rd_expense_y2: null },
      'unknown',
    ],
    ['provincial award missing', { provincial_award_rank_3y: null }, 'unknown'],
    ['national award missing', { national_award_rank_3y: null }, 'unknown'],
    ['contest missing', { maker_china_rank_3y: null }, 'unknown'],
    ['equity missing', { equity_raised_2y: null }, 'unknown'],
    ['a title is no route here', { high_tech_or_ip_title: true }, 'unmet'],
  ]);

  const fiftyTwo = withoutRoutes.with({
    ...{ ip1_high_value: 1, rd_institution_level: 'national', net_profit_y1: 10_000_000, digital_level: 3 },
    ...{ gap_filling: true, liabilities_y1: 0 },
  });
  verdictTable('a score of 60: 10 + 10 + 10 + 5 + 5 + 5 + 1 + 6 = 52 and the local features', PACK, 'new', fiftyTwo, [
    ['52 and 8', { local_feature_score: 8 }, 'met'],
    ['52 and 7.9', { local_feature_score: 7.9 }, 'unmet'],
    ['52 and 7.999999', { local_feature_score: 7.999999 }, 'unmet'],
    ['52 and 0 to 15', { local_feature_score: null }, 'unknown'],
    ['52 to 57 and 8: quality unknown', { local_feature_score: 8, quality_cert: null }, 'met'],
    ['52 to 55 and 5: quality unknown and just enough', { local_feature_score: 5, quality_cert: null }, 'unknown'],
    ['52 to 55 and 4.9: quality unknown and not enough', { local_feature_score: 4.9, quality_cert: null }, 'unmet'],
    ['42 to 52 and 7: property unknown and not enough', { local_feature_score: 7, ip1_high_value: null }, 'unmet'],
    ['42 to 52 and 15: property unknown', { local_feature_score: 15, ip1_high_value: null }, 'unknown'],
    ['51.7 and 8.3 are 60', { local_feature_score: 8.3, ip1_high_value: 1 }, 'met'],
  ]);
});

describe('cn.srdi.2022 gives points, as a specialised firm, for', () => {
  const firm = aFirmWithoutPoints();
  const main = share('main_revenue_y1', 'revenue_y1');
  pointsTable('main business as a share of revenue', PACK, 'main-share', firm, [
    ...aroundRatio('main business', main, 80, 'at least', 5, 3),
    ...aroundRatio('main business', main, 70, 'at least', 3, 1),
    ...aroundRatio('main business', main, 60, 'at least', 1, 0),
    ['revenue missing', { revenue_y1: null }, [0, 5]],
    ['no revenue', { revenue_y1: 0 }, [0, 5]],
  ]);

  const grown = meanGrowth('main_revenue_y1', 'main_revenue_y2', 'main_revenue_y3');
  pointsTable('mean growth in two years', PACK, 'main-growth', firm, [
    ...aroundRatio('mean growth', grown, 10, 'at least', 10, 8),
    ...aroundRatio('mean growth', grown, 8, 'at least', 8, 6),
    ...aroundRatio('mean growth', grown, 6, 'at least', 6, 4),
    ...aroundRatio('mean growth', grown, 4, 'at least', 4, 2),
    ...aroundRatio('mean growth', grown, 0, 'at least', 2, 0),
    // It is the mean of two growths, not the growth over two years: +50% and −50% are 0, though a quarter is lost.
    ['half more, then half less', { main_revenue_y1: 75, main_revenue_y2: 150, main_revenue_y3: 100 }, 2],
    ['from zero two years ago', { main_revenue_y3: 0 }, [0, 10]],
    ['from zero a year ago', { main_revenue_y2: 0 }, [0, 10]],
    ['the first of the three years missing', { main_revenue_y3: null }, [0, 10]],
    ['last year missing', { main_revenue_y1: null }, [0, 10]],
  ]);

  pointsTable('each full 2 years in the niche', PACK, 'niche', firm, [
    ['0 years', { niche_years: 0 }, 0],
    ['1.9 years', { niche_years: 1.9 }, 0],
    ['2 years', { niche_years: 2 }, 1],
    ['3 years', { niche_years: 3 }, 1],
    ['3.99 years', { niche_years: 3.99 }, 1],
    ['4 years', { niche_years: 4 }, 2],
    ['6 years', { niche_years: 6 }, 3],
    ['8 years', { niche_years: 8 }, 4],
    ['9.9 years', { niche_years: 9.9 }, 4],
    ['10 years', { niche_years: 10 }, 5],
    ['12 years', { niche_years: 12 }, 5],
    ['100 years', { niche_years: 100 }, 5],
    ['missing', { niche_years: null }, [0, 5]],
  ]);

  pointsTable('the field', PACK, 'field', firm, [
    ['none', {}, 0],
    ['a gap filled', { gap_filling: true }, 5],
    ['six bases', { six_bases: true }, 3],
    ['a time-honoured brand', { time_honoured: true }, 3],
    ['a supplier of a key chain', { key_chain_supplier: true }, 3],
    ['all of them', { gap_filling: true, six_bases: true, time_honoured: true, key_chain_supplier: true }, 5],
    ['gap missing, six bases', { gap_filling: null, six_bases: true }, [3, 5]],
    ['gap missing, nothing else', { gap_filling: null }, [0, 5]],
    ['six bases missing', { six_bases: null }, [0, 3]],
    ['six bases missing, time-honoured', { six_bases: null, time_honoured: true }, 3],
  ]);
});

describe('cn.srdi.2022 gives points, as a refined firm, for', () => {
  const firm = aFirmWithoutPoints();
  pointsTable('the digital level', PACK, 'digital', firm, [
    ['level 1', { digital_level: 1 }, 0],
    ['level 2', { digital_level: 2 }, 3],
    ['level 3', { digital_level: 3 }, 5],
    ['level 4', { digital_level: 4 }, 5],
    ['missing', { digital_level: null }, [0, 5]],
  ]);

  pointsTable('quality: 3 points each, at most 5', PACK, 'quality', firm, [
    ['none', {}, 0],
    ['an award', { quality_award: true }, 3],
    ['a certificate', { quality_cert: true }, 3],
    ['a brand', { own_brand: true }, 3],
    ['standards', { standards: true }, 3],
    ['two', { quality_award: true, standards: true }, 5],
    ['all four', { quality_award: true, quality_cert: true, own_brand: true, standards: true }, 5],
    ['one missing', { quality_award: null }, [0, 3]],
    ['two missing', { quality_award: null, own_brand: null }, [0, 5]],
    ['one and one missing', { quality_award: true, own_brand: null }, [3, 5]],
    ['two and one missing', { quality_award: true, standards: true, own_brand: null }, 5],
  ]);

  const profit = share('net_profit_y1', 'revenue_y1');
  pointsTable('the net profit margin', PACK, 'profit', firm, [
    ...aroundRatio('profit', profit, 10, 'at least', 10, 8),
    ...aroundRatio('profit', profit, 8, 'at least', 8, 6),
    ...aroundRatio('profit', profit, 6, 'at least', 6, 4),
    ...aroundRatio('profit', profit, 4, 'at least', 4, 2),
    ...aroundRatio('profit', profit, 2, 'at least', 2, 0),
    ['a loss', { net_profit_y1: -5_000_000 }, 0],
    ['no revenue', { revenue_y1: 0 }, [0, 10]],
    ['missing', { net_profit_y1: null }, [0, 10]],
  ]);

  const debt = share('liabilities_y1', 'assets_y1');
  pointsTable('the debt ratio', PACK, 'debt', firm, [
    ...aroundRatio('debt', debt, 50, 'at most', 5, 3),
    ...aroundRatio('debt', debt, 60, 'at most', 3, 1),
    ...aroundRatio('debt', debt, 70, 'at most', 1, 0),
    ['no assets', { assets_y1: 0 }, [0, 5]],
    ['assets missing', { assets_y1: null }, [0, 5]],
  ]);
});

describe('cn.srdi.2022 gives points, as a distinctive and innovative firm, for', () => {
  const firm = aFirmWithoutPoints();
  pointsTable('local features: their own value', PACK, 'local-features', firm, [
    ['0', { local_feature_score: 0 }, 0],
    ['8.3', { local_feature_score: 8.3 }, 8.3],
    ['15', { local_feature_score: 15 }, 15],
    ['missing', { local_feature_score: null }, [0, 15]],
  ]);

  pointsTable('intellectual property', PACK, 'ip', firm, [
    ['none', {}, 0],
    ...aroundCount('ip1_high_value', 1, 10, 0),
    ...aroundCount('ip1_self_developed', 1, 8, 0),
    ...aroundCount('ip1_total', 1, 6, 0),
    ...aroundCount('ip2_total', 1, 2, 0),
    ['high value missing, self-developed known', { ip1_high_value: null, ip1_self_developed: 1 }, [8, 10]],
    ['self-developed missing, class I known', { ip1_self_developed: null, ip1_total: 1 }, [6, 8]],
    ['class I missing', { ip1_total: null }, [0, 6]],
    ['class II missing', { ip2_total: null }, [0, 2]],
  ]);

  // 10^12 元 of revenue make any share too small, 1 元 makes any too great: one of the two measures alone decides.
  const byAmount = firm.withRevenue(1_000_000_000_000);
  pointsTable('R&D spend by its amount', PACK, 'rd-spend', byAmount, [
    ...aroundMoney('rd_expense_y1', 5_000_000, 10, 8),
    ...aroundMoney('rd_expense_y1', 4_000_000, 8, 6),
    ...aroundMoney('rd_expense_y1', 3_000_000, 6, 4),
    ...aroundMoney('rd_expense_y1', 2_000_000, 4, 2),
    ...aroundMoney('rd_expense_y1', 1_000_000, 2, 0),
    ['500 万元, revenue missing', { rd_expense_y1: 5_000_000, revenue_y1: null }, 10],
    ['200 万元, revenue missing', { rd_expense_y1: 2_000_000, revenue_y1: null }, [4, 10]],
    ['nothing, revenue missing', { rd_expense_y1: 0, revenue_y1: null }, [0, 10]],
    ['100 万元, revenue zero', { rd_expense_y1: 1_000_000, revenue_y1: 0 }, [2, 10]],
    ['missing', { rd_expense_y1: null }, [0, 10]],
  ]);

  // Revenue of 4,900 and 3,300 万元 keeps the amount just below the one that gives the same points.
  const rd = share('rd_expense_y1', 'revenue_y1', 49_000_000);
  pointsTable('R&D spend by its share', PACK, 'rd-spend', firm, [
    ...aroundRatio('R&D', rd, 10, 'at least', 10, 8),
    ...aroundRatio('R&D', rd, 8, 'at least', 8, 6),
    ...aroundRatio('R&D', rd, 6, 'at least', 6, 4),
    ...aroundRatio('R&D', rd, 4, 'at least', 4, 2),
    ...aroundRatio('R&D', share('rd_expense_y1', 'revenue_y1', 33_000_000), 3, 'at least', 2, 0),
  ]);

  const staff = staffShare('rd_staff_y1', 'employees_y1');
  pointsTable('R&D staff as a share of employees', PACK, 'rd-staff', firm, [
    ...aroundRatio('R&D staff', staff, 20, 'at least', 5, 3),
    ...aroundRatio('R&D staff', staff, 10, 'at least', 3, 1),
    ...aroundRatio('R&D staff', staff, 5, 'at least', 1, 0),
    ['1 of 20', { rd_staff_y1: 1, employees_y1: 20 }, 1],
    ['1 of 21', { rd_staff_y1: 1, employees_y1: 21 }, 0],
    ['of nobody', { rd_staff_y1: 0, employees_y1: 0 }, [0, 5]],
    ['missing', { rd_staff_y1: null }, [0, 5]],
  ]);

  pointsTable('the R&D institution', PACK, 'institution', firm, [
    ['national', { rd_institution_level: 'national' }, 10],
    ['provincial', { rd_institution_level: 'provincial' }, 8],
    ['city', { rd_institution_level: 'city' }, 4],
    ['below city', { rd_institution_level: 'below_city' }, 2],
    ['none', { rd_institution_level: 'none' }, 0],
    ['missing', { rd_institution_level: null }, [0, 10]],
  ]);
});
