import type { SeededGenerator } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { clamp, happens, logNormal } from './chance.ts';
import type { Character } from './character.ts';

/**
 * How often a fact is missing, as a multiple of how careless the firm is. What departments know of every firm is seldom
 * missing; what only the firm knows is missing often. A fact that is not named here is known of every firm.
 */
const HARDNESS: Readonly<Record<string, number>> = {
  ...{ employees_y1: 0.15, net_profit_y1: 0.6, assets_y1: 0.4, liabilities_y1: 0.45, rd_staff_y1: 1.4 },
  ...{ equity_raised_2y: 0.5, equity_raised_3y: 0.5, niche_years: 1.8 },
  ...{ ip1_high_value: 1.6, ip1_self_developed: 1.2, ip1_total: 0.6, ip1_applied: 1.8, ip2_total: 0.6 },
  ...{ provincial_award_rank_3y: 0.3, national_award_rank_3y: 0.3, maker_china_rank_3y: 0.4 },
  ...{ rd_institution_level: 0.4, high_tech_or_ip_title: 0.2, strategic_emerging: 0.9, gap_filling: 1.6 },
  ...{ six_bases: 1.2, time_honoured: 0.3, key_chain_supplier: 1.8, key_field: 1.2 },
  ...{ digital_level: 2, core_business_it: 2, quality_award: 0.8, quality_cert: 0.9, own_brand: 1.2, standards: 1.2 },
  ...{ mgmt_or_product_cert: 1.2, market_share: 4.5, market_rank_domestic: 4.5, prohibited_product: 0.1 },
};

/** How often a figure of one year is missing; it is missing in every report that would show that year. */
const HARDNESS_OF_YEARS = { revenue: 0.2, main_revenue: 0.7, rd_expense: 1 } as const;

/** Four years, the last first; true where the figure is missing. */
type MissingYears = readonly boolean[];

/** What is missing of what a firm could report. */
export interface Gaps {
  readonly facts: ReadonlySet<string>;
  readonly revenue: MissingYears;
  readonly mainRevenue: MissingYears;
  readonly research: MissingYears;
}

/** Small firms miss more than large ones, and those that apply or hold a title miss little. */
export function drawGaps(generator: SeededGenerator, character: Character): Gaps {
  const careless = carelessness(generator, character);
  const facts = Object.entries(HARDNESS)
    .filter(([, hardness]) => happens(generator, Math.min(0.9, careless * hardness)))
    .map(([name]) => name);
  const years = (hardness: number) => [0, 1, 2, 3].map(() => happens(generator, careless * hardness));
  return {
    facts: new Set([...facts, ...unscored(generator, character), ...unjudged(generator, character)]),
    revenue: years(HARDNESS_OF_YEARS.revenue),
    mainRevenue: years(HARDNESS_OF_YEARS.main_revenue),
    research: years(HARDNESS_OF_YEARS.rd_expense),
  };
}

function carelessness(generator: SeededGenerator, { people, tier, aim }: Character): number {
  const usual = clamp(0.14 - 0.03 * Math.log(people / 10), 0.015, 0.2) * logNormal(generator, 0.85, 0.6);
  if (tier !== null) return Math.min(0.015, usual * 0.05);
  return Math.min(0.45, aim === null ? usual : usual * 0.3);
}

/** How likely the national platform has scored a firm, and how likely the province has set its points for local features. */
const SCORED: Readonly<Record<Tier | 'none', readonly [development: number, localFeatures: number]>> = {
  none: [0.04, 0.03],
  innovative: [0.75, 0.4],
  srdi: [0.99, 0.95],
  'little-giant': [0.99, 0.95],
};

function unscored(generator: SeededGenerator, { tier, aim }: Character): readonly string[] {
  const [development, localFeatures] = SCORED[tier ?? 'none'];
  // Some firms without a title have asked for the score, since they mean to apply.
  const developmentLikely = tier === null && aim !== null ? 0.4 : development;
  return [
    ...(happens(generator, developmentLikely) ? [] : ['development_score_y0', 'development_score_y1']),
    ...(happens(generator, localFeatures) ? [] : ['local_feature_score']),
  ];
}

/** Reviewers have judged few firms yet, and only where a rung asks for the judgement. */
function unjudged(generator: SeededGenerator, { tier }: Character): readonly string[] {
  const isReviewed = tier !== null && tier !== 'innovative' && happens(generator, 0.25);
  if (isReviewed) return tier === 'srdi' ? ['judged_high_fame', 'judged_key_link'] : [];
  return ['judged_market_position', 'judged_high_fame', 'judged_key_link'];
}
