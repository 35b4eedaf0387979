import { describe } from 'vitest';
import { aFirmWithoutPoints, aModelFirm } from './aFirm.ts';
import { aroundCount, aroundMoney, aroundRatio, COMMON, growth, pointsTable, share, verdictTable } from './tables.ts';

const PACK = 'cn.innovative.2022';

/** Nothing but the facts of one route can make this firm innovative. */
const withoutRoutes = aFirmWithoutPoints();

describe('cn.innovative.2022 (附件1)', () => {
  verdictTable('asks the common conditions', PACK, 'new', aModelFirm().with({ high_tech_or_ip_title: true }), COMMON);

  verdictTable('the direct routes, each of which is enough', PACK, 'new', withoutRoutes, [
    ['none of them', {}, 'unmet'],
    ...aroundCount('provincial_award_rank_3y', 1, 'met', 'unmet'),
    ['a provincial award at any rank', { provincial_award_rank_3y: 99 }, 'met'],
    ...aroundCount('national_award_rank_3y', 1, 'met', 'unmet'),
    ['a national award at any rank', { national_award_rank_3y: 99 }, 'met'],
    ['a valid title', { high_tech_or_ip_title: true }, 'met'],
    ['an R&D institution below city level', { rd_institution_level: 'below_city' }, 'unmet'],
    ['an R&D institution of city level', { rd_institution_level: 'city' }, 'unmet'],
    ['an R&D institution of provincial level', { rd_institution_level: 'provincial' }, 'met'],
    ['an R&D institution of national level', { rd_institution_level: 'national' }, 'met'],
    ...aroundMoney('equity_raised_3y', 5_000_000, 'met', 'unmet'),
    ['equity of two years does not count for three', { equity_raised_2y: 99_000_000 }, 'unmet'],
    ['provincial award unknown', { provincial_award_rank_3y: null }, 'unknown'],
    ['national award unknown', { national_award_rank_3y: null }, 'unknown'],
    ['title unknown', { high_tech_or_ip_title: null }, 'unknown'],
    ['R&D institution unknown', { rd_institution_level: null }, 'unknown'],
    ['equity of three years unknown', { equity_raised_3y: null }, 'unknown'],
    ['one route unknown, another taken', { equity_raised_3y: null, high_tech_or_ip_title: true }, 'met'],
  ]);

  const innovation = { 40: { ip1_high_value: 1, rd_expense_y1: 5_000_000 }, 20: { ip1_high_value: 1 } };
  const fifteen = { ip1_self_developed: 1 };
  const grown = (percent: number) => ({
    main_revenue_y2: 40_000_000,
    main_revenue_y1: 40_000_000 * (1 + percent / 100),
  });
  verdictTable(
    'the score: 60, with 20 for innovation and 15 each for growth and specialisation',
    PACK,
    'new',
    withoutRoutes.with({ liabilities_y1: 0, strategic_emerging: true }),
    [
      // liabilities 0 gives growth 10 points, a strategic industry gives specialisation 10.
      ['40 + 15 + 10: specialisation too low', { ...innovation[40], ...grown(0), revenue_y1: 100_000_000 }, 'unmet'],
      ['40 + 15 + 15', { ...innovation[40], ...grown(0), revenue_y1: 80_000_000 }, 'met'],
      ['40 + 10 + 30: growth too low', { ...innovation[40], ...grown(-1), revenue_y1: 40_000_000 }, 'unmet'],
      ['20 + 15 + 20 = 55: total too low', { ...innovation[20], ...grown(0), revenue_y1: 70_000_000 }, 'unmet'],
      ['20 + 15 + 25 = 60', { ...innovation[20], ...grown(0), revenue_y1: 64_000_000 }, 'met'],
      ['15 + 30 + 30 = 75: innovation too low', { ...fifteen, ...grown(15), revenue_y1: 46_000_000 }, 'unmet'],
      [
        '20 + 30 + 10 = 60: specialisation too low',
        { ...innovation[20], ...grown(15), revenue_y1: 100_000_000 },
        'unmet',
      ],
      ['20 + 25 + 15 = 60', { ...innovation[20], ...grown(10), revenue_y1: 80_000_000 }, 'met'],
      ['20 + 25 + 10 to 30: revenue missing', { ...innovation[20], ...grown(10), revenue_y1: null }, 'unknown'],
      [
        '0 to 20 + 25 + 30: class I property missing',
        { ip1_high_value: null, ...grown(10), revenue_y1: 40_000_000 },
        'unknown',
      ],
      [
        '0 to 15: innovation cannot reach 20',
        { ip1_self_developed: null, ...grown(15), revenue_y1: 46_000_000 },
        'unmet',
      ],
      [
        '20 to 35 + 25 + 30: missing but enough',
        { ...innovation[20], rd_expense_y1: null, ...grown(10), revenue_y1: 44_000_000 },
        'met',
      ],
    ],
  );
});

describe('cn.innovative.2022 gives points for', () => {
  const firm = aFirmWithoutPoints();
  pointsTable('intellectual property', PACK, 'ip', firm, [
    ['none', {}, 0],
    ...aroundCount('ip1_high_value', 1, 20, 0),
    ...aroundCount('ip1_self_developed', 1, 15, 0),
    ...aroundCount('ip1_total', 1, 10, 0),
    ...aroundCount('ip2_total', 1, 5, 0),
    ['the best counts', { ip1_high_value: 1, ip1_self_developed: 1, ip1_total: 1, ip2_total: 1 }, 20],
    ['high value missing, self-developed known', { ip1_high_value: null, ip1_self_developed: 1 }, [15, 20]],
    ['high value missing, nothing else', { ip1_high_value: null }, [0, 20]],
    ['self-developed missing, class I known', { ip1_self_developed: null, ip1_total: 1 }, [10, 15]],
    ['class I missing, class II known', { ip1_total: null, ip2_total: 1 }, [5, 10]],
    ['class II missing', { ip2_total: null }, [0, 5]],
    [
      'what stands below the band that holds does not matter',
      { ip1_high_value: 1, ip1_total: null, ip2_total: null },
      20,
    ],
  ]);

  const rd = share('rd_expense_y1', 'revenue_y1');
  pointsTable('R&D spend as a share of revenue', PACK, 'rd-share', firm, [
    ...aroundRatio('R&D', rd, 5, 'at least', 20, 15),
    ...aroundRatio('R&D', rd, 3, 'at least', 15, 10),
    ...aroundRatio('R&D', rd, 2, 'at least', 10, 5),
    ...aroundRatio('R&D', rd, 1, 'at least', 5, 0),
    ['one fen short of 5% of 1,000 万元 is on it', { rd_expense_y1: 499_999.99, revenue_y1: 10_000_000 }, 20],
    ['one fen short of 5% of 100 万元 is not', { rd_expense_y1: 49_999.99, revenue_y1: 1_000_000 }, 15],
    ['no revenue', { rd_expense_y1: 1, revenue_y1: 0 }, [0, 20]],
    ['neither spend nor revenue', { rd_expense_y1: 0, revenue_y1: 0 }, [0, 20]],
    ['revenue missing', { revenue_y1: null }, [0, 20]],
    ['spend missing', { rd_expense_y1: null }, [0, 20]],
  ]);

  const grown = growth('main_revenue_y1', 'main_revenue_y2');
  pointsTable('growth of main-business revenue', PACK, 'main-growth', firm, [
    ...aroundRatio('growth', grown, 15, 'at least', 20, 15),
    ...aroundRatio('growth', grown, 10, 'at least', 15, 10),
    ...aroundRatio('growth', grown, 5, 'at least', 10, 5),
    ...aroundRatio('growth', grown, 0, 'at least', 5, 0),
    ['lost by half', { main_revenue_y1: 1, main_revenue_y2: 2 }, 0],
    ['growth from zero', { main_revenue_y1: 1, main_revenue_y2: 0 }, [0, 20]],
    ['zero from zero', { main_revenue_y1: 0, main_revenue_y2: 0 }, [0, 20]],
    ['to nothing', { main_revenue_y1: 0, main_revenue_y2: 1 }, 0],
    ['year before missing', { main_revenue_y2: null }, [0, 20]],
  ]);

  const debt = share('liabilities_y1', 'assets_y1');
  pointsTable('the debt ratio', PACK, 'debt', firm, [
    ...aroundRatio('debt', debt, 55, 'at most', 10, 5),
    ...aroundRatio('debt', debt, 75, 'at most', 5, 0),
    ['no debt', { liabilities_y1: 0 }, 10],
    ['more debt than assets', { liabilities_y1: 2, assets_y1: 1 }, 0],
    ['no assets', { assets_y1: 0 }, [0, 10]],
    ['debt missing', { liabilities_y1: null }, [0, 10]],
  ]);

  pointsTable('the field', PACK, 'field', firm, [
    ['strategic', { strategic_emerging: true }, 10],
    ['other', { strategic_emerging: false }, 5],
    ['missing', { strategic_emerging: null }, [5, 10]],
  ]);

  const main = share('main_revenue_y1', 'revenue_y1');
  pointsTable('main business as a share of revenue', PACK, 'main-share', firm, [
    ...aroundRatio('main business', main, 70, 'at least', 20, 15),
    ...aroundRatio('main business', main, 60, 'at least', 15, 10),
    ...aroundRatio('main business', main, 55, 'at least', 10, 5),
    ...aroundRatio('main business', main, 50, 'at least', 5, 0),
    ['no revenue', { revenue_y1: 0 }, [0, 20]],
    ['main revenue missing', { main_revenue_y1: null }, [0, 20]],
  ]);
});
