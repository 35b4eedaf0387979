import type { Columns } from './character.ts';
import { LAST_YEAR } from './character.ts';
import { code } from './codes.ts';
import { between, clamp, geometric, happens, logistic, nearlyNormal, uniform } from './draws.ts';

/** How often a fact is missing, as a multiple of how careless the firm is; departments know some of every firm, others only it knows. */
const HARDNESS: Readonly<Record<string, number>> = {
  ...{ employees_y1: 0.15, rd_staff_y1: 1.4, revenue_y1: 0.2, revenue_y2: 0.2, revenue_y3: 0.2 },
  ...{ main_revenue_y1: 0.7, main_revenue_y2: 0.7, main_revenue_y3: 0.7, net_profit_y1: 0.6, assets_y1: 0.4 },
  ...{ liabilities_y1: 0.45, rd_expense_y1: 1, rd_expense_y2: 1, equity_raised_2y: 0.5, equity_raised_3y: 0.5 },
  ...{
    niche_years: 1.8,
    ip1_high_value: 1.6,
    ip1_self_developed: 1.2,
    ip1_total: 0.6,
    ip1_applied: 1.8,
    ip2_total: 0.6,
  },
  ...{
    provincial_award_rank_3y: 0.3,
    national_award_rank_3y: 0.3,
    maker_china_rank_3y: 0.4,
    rd_institution_level: 0.4,
  },
  ...{ high_tech_or_ip_title: 0.2, strategic_emerging: 0.9, gap_filling: 1.6, six_bases: 1.2, time_honoured: 0.3 },
  ...{ key_chain_supplier: 1.8, key_field: 1.2, digital_level: 2, core_business_it: 2, quality_award: 0.8 },
  ...{ quality_cert: 0.9, own_brand: 1.2, standards: 1.2, mgmt_or_product_cert: 1.2, market_share: 2 },
  ...{ market_rank_domestic: 2, prohibited_product: 0.1 },
};

/** The first number of the draws that say what is missing. */
const missingDraws = 200;

/** The expression of a fact, without those values that nobody has told. */
function told(name: string, value: string): string {
  const at = Object.keys(HARDNESS).indexOf(name);
  const hardness = HARDNESS[name];
  return hardness === undefined
    ? value
    : `case when ${happens(missingDraws + at, `careless * ${hardness}`)} then null else ${value} end`;
}

const yuan = (value: string) => `round(${value})::bigint`;
const whole = (value: string) => `(${value})::integer`;
/** What a year has that the firm did not live to see the whole of is not there. */
const inYear = (yearsAgo: number, value: string) => `case when age > ${yearsAgo} then ${value} end`;
const rank = (draw: number, odds: string, most: number) =>
  whole(
    `case when is_active and ${happens(draw, logistic(odds))} then 1 + floor(${most} * ${uniform(draw + 1)}) else 0 end`,
  );
/** Known where somebody has looked, which is more likely the further up a firm is. */
const knownBy = (draw: number, likely: readonly number[], value: string) =>
  `case when ${happens(draw, `case rung ${likely.map((one, rung) => `when ${rung} then ${one}`).join(' ')} end`)} then ${value} end`;

const isCertified = `(rung > 1 or ${happens(126, logistic('0.6 * size + 0.7 * drive - 1.8'))})`;
const digitalHeight = `(0.45 * size + 0.45 * drive + 0.6 * ${nearlyNormal(125)})`;
const marketShare = clamp(
  `0.003 * exp(1.05 * drive + 0.7 * ${nearlyNormal(140)}) + case rung when 3 then 0.1 else 0 end`,
  0.0001,
  0.6,
);
const sixBases = `(rung = 3 or ${happens(112, 'trade_six_bases * (0.6 + 0.3 * greatest(0, drive))')})`;
const isListed = (draw: number, likely: number) => `(rung = 0 and ${happens(draw, likely)})`;

/** What a firm reports; the facts by the names of the dictionary, money in whole 元. */
const FACTS: Columns = {
  uscc: code,
  name: `'虚拟' || trade_word || number || '号有限公司'`,
  region_code: 'region_code',
  industry_code: 'industry_code',
  established_on: `(date '${LAST_YEAR}-12-31' - floor(365.25 * age)::integer)`,
  employees_y1: whole('people'),
  rd_staff_y1: whole(
    `case when is_active then least(people, ceil(people * least(0.8, research_share * ${between(60, 1.5, 4)}))) else 0 end`,
  ),
  revenue_y1: yuan('revenue_1'),
  revenue_y2: inYear(1, yuan('revenue_2')),
  revenue_y3: inYear(2, yuan('revenue_3')),
  main_revenue_y1: yuan('revenue_1 * main_share'),
  main_revenue_y2: inYear(1, yuan(`revenue_2 * main_share * ${between(61, 0.96, 1)}`)),
  main_revenue_y3: inYear(2, yuan(`revenue_3 * main_share * ${between(62, 0.93, 1)}`)),
  net_profit_y1: yuan('revenue_1 * margin'),
  assets_y1: yuan('revenue_1 * turn'),
  liabilities_y1: yuan('revenue_1 * turn * debt'),
  rd_expense_y1: yuan('revenue_1 * research_share'),
  rd_expense_y2: inYear(1, yuan('revenue_2 * least(0.6, research_share * research_change)')),
  equity_raised_2y: yuan('equity'),
  equity_raised_3y: yuan(
    `equity + case when ${happens(65, logistic('1.1 * drive - 8'))} then 1e6 * ceil(20 * ${uniform(66)}) else 0 end`,
  ),
  niche_years: `(floor(2 * age * ${between(67, 0.5, 1)}) / 2)::double`,
  ip1_high_value: whole(`floor(property * 0.2 * ${uniform(70)})`),
  ip1_self_developed: whole(`round(property * ${between(71, 0.6, 1)})`),
  ip1_total: whole('property'),
  ip1_applied: whole(`round(property * ${between(72, 0.7, 1)})`),
  ip2_total: whole(geometric(73, 'case when is_active then exp(-0.3 + 0.5 * drive + 0.3 * size) else 0.1 end')),
  provincial_award_rank_3y: rank(74, '1.3 * drive - 7', 8),
  national_award_rank_3y: rank(76, '1.4 * drive - 9.5', 8),
  maker_china_rank_3y: rank(78, '1.1 * drive - 8', 800),
  rd_institution_level: `case when not is_active or institution < 1.6 then 'none' when institution < 2.4 then 'below_city'
    when institution < 3.6 then 'city' when institution < 5 then 'provincial' else 'national' end`,
  high_tech_or_ip_title: `(is_active and research_share >= 0.03 and property >= 1 and ${happens(82, logistic('1.5 * drive - 2.3'))})`,
  title_innovative: 'rung > 0',
  title_srdi: 'rung > 1',
  strategic_emerging: happens(110, 'trade_strategic * (0.65 + 0.15 * greatest(0, drive))'),
  gap_filling: `(is_active and ${happens(111, logistic('1.1 * drive - 5'))})`,
  six_bases: sixBases,
  time_honoured: happens(113, 0.0002),
  key_chain_supplier: `(is_active and ${happens(114, logistic('0.8 * drive - 3'))})`,
  key_field: `(${sixBases} or ${happens(115, 'trade_strategic * 0.5')})`,
  digital_level: whole(
    `1 + (${digitalHeight} >= 0.6)::integer + (${digitalHeight} >= 1.6)::integer + (${digitalHeight} >= 2.8)::integer`,
  ),
  core_business_it: `(rung = 3 or ${happens(127, logistic('0.9 * size + 0.5 * drive - 0.8'))})`,
  quality_award: happens(128, logistic('1.1 * drive - 7')),
  quality_cert: isCertified,
  own_brand: `(rung = 3 or ${happens(129, logistic('0.5 * drive + 0.3 * size - 1'))})`,
  standards: happens(130, logistic('1.15 * drive - 5')),
  mgmt_or_product_cert: `(rung = 3 or (${isCertified} and ${happens(131, 0.85)}))`,
  market_share: `round(${marketShare}, 4)`,
  market_rank_domestic: whole(
    `case when ${marketShare} > 0.08 and ${happens(141, 0.7)} then 1 + floor(8 * ${uniform(142)}) else 0 end`,
  ),
  local_feature_score: knownBy(
    150,
    [0.01, 0.4, 0.95, 0.95],
    `(round(2 * ${clamp(`6 + 2 * drive + 2.5 * ${nearlyNormal(151)}`, 0, 15)}) / 2)`,
  ),
  development_score_y0: knownBy(152, [0.02, 0.75, 0.99, 0.99], 'round(development, 1)'),
  development_score_y1: knownBy(
    152,
    [0.02, 0.75, 0.99, 0.99],
    `round(${clamp(`development - 1.5 + 3 * ${nearlyNormal(153)}`, 5, 98)}, 1)`,
  ),
  abnormal_list: isListed(160, 0.03),
  dishonesty_list: isListed(161, 0.004),
  major_incident_3y: isListed(162, 0.002),
  prohibited_product: isListed(163, 0.004),
  judged_market_position: knownBy(164, [0, 0.02, 0.25, 0.25], happens(167, 0.85)),
  judged_high_fame: knownBy(165, [0, 0.02, 0.25, 0.25], happens(168, 0.85)),
  judged_key_link: knownBy(166, [0, 0.02, 0.25, 0.25], happens(169, 0.85)),
};

/** What several facts read. */
export const BESIDE_FACTS: Columns = {
  equity: `case when ${happens(63, logistic('1.1 * drive - 7.5'))} then 1e6 * ceil(30 * ${uniform(64)}) else 0 end`,
  institution: `drive + 0.3 * size + 0.45 * ${nearlyNormal(81)}`,
};

/** The facts as they are told, without what is missing. */
export const TOLD_FACTS: Columns = Object.fromEntries(
  Object.entries(FACTS).map(([name, value]) => [name, told(name, value)]),
);
