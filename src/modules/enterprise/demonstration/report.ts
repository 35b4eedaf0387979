import { blankFacts, type Facts, type FactValue, type Tier } from '@leitu/rules';
import type { Business, FourYears } from './business.ts';
import type { Character } from './character.ts';
import type { Gaps } from './reporting.ts';
import type { Research } from './research.ts';
import type { Standing } from './standing.ts';

/** All that is true of a firm, whether it is known or not. */
export interface Firm {
  readonly name: string;
  readonly character: Character;
  readonly business: Business;
  readonly research: Research;
  readonly standing: Standing;
  readonly gaps: Gaps;
}

/** Which report: of the last year, or of the year before. */
export interface ReportOf {
  readonly yearsAgo: 0 | 1;
  /** The highest title that the firm held when it reported. */
  readonly tier: Tier | null;
}

type Known = Record<string, FactValue | undefined>;

/** Makes reports to be filled in, all with the same names. */
let blank: (() => Known) | undefined;

/** What a firm reports of a year: the true facts, of which those that are missing are undefined. */
export function report(firm: Firm, of: ReportOf): Facts {
  const parts: readonly Known[] = [
    identity(firm, of),
    money(firm, of),
    innovation(firm, of),
    titles(of),
    firm.standing.marks,
    market(firm, of),
    JUDGED,
  ];
  blank ??= blankFacts(parts.flatMap((part) => Object.keys(part)));
  const facts = blank();
  for (const part of parts) Object.assign(facts, part);
  for (const name of firm.gaps.facts) facts[name] = undefined;
  return facts;
}

/** What reviewers think of those whom they have judged. */
const JUDGED: Known = { judged_market_position: true, judged_high_fame: true, judged_key_link: true };

/** Whole 元, as books are rounded in reports, in fen. */
function fen(yuan: number): number {
  return Math.round(yuan) * 100;
}

/** The year that stands that far back in the report, unless it is missing. */
function yearOf(figures: FourYears, missing: readonly boolean[], yearsAgo: number): number | undefined {
  const figure = figures[yearsAgo];
  return figure === undefined || missing[yearsAgo] === true ? undefined : fen(figure);
}

function identity({ name, character, business, research }: Firm, { yearsAgo }: ReportOf): Known {
  return {
    name,
    region_code: character.county.regionCode,
    industry_code: character.industryCode,
    established_on: character.establishedOn,
    employees_y1: business.people[yearsAgo],
    rd_staff_y1: research.staff[yearsAgo],
  };
}

function money({ business, research, gaps }: Firm, { yearsAgo }: ReportOf): Known {
  const { equity } = research;
  const raisedInTwoYears = (equity[yearsAgo] ?? 0) + (equity[yearsAgo + 1] ?? 0);
  return {
    revenue_y1: yearOf(business.revenue, gaps.revenue, yearsAgo),
    revenue_y2: yearOf(business.revenue, gaps.revenue, yearsAgo + 1),
    revenue_y3: yearOf(business.revenue, gaps.revenue, yearsAgo + 2),
    main_revenue_y1: yearOf(business.mainRevenue, gaps.mainRevenue, yearsAgo),
    main_revenue_y2: yearOf(business.mainRevenue, gaps.mainRevenue, yearsAgo + 1),
    main_revenue_y3: yearOf(business.mainRevenue, gaps.mainRevenue, yearsAgo + 2),
    net_profit_y1: fen(business.netProfit[yearsAgo]),
    assets_y1: fen(business.assets[yearsAgo]),
    liabilities_y1: fen(business.liabilities[yearsAgo]),
    rd_expense_y1: yearOf(research.spend, gaps.research, yearsAgo),
    rd_expense_y2: yearOf(research.spend, gaps.research, yearsAgo + 1),
    equity_raised_2y: fen(raisedInTwoYears),
    equity_raised_3y: fen(raisedInTwoYears + (equity[yearsAgo + 2] ?? 0)),
  };
}

function innovation({ standing, research }: Firm, { yearsAgo }: ReportOf): Known {
  const property = research.property[yearsAgo];
  return {
    niche_years: Math.max(0, standing.nicheYears - yearsAgo),
    ip1_high_value: property.highValue,
    ip1_self_developed: property.selfDeveloped,
    ip1_total: property.classOne,
    ip1_applied: property.applied,
    ip2_total: property.classTwo,
    provincial_award_rank_3y: research.provincialRank,
    national_award_rank_3y: research.nationalRank,
    maker_china_rank_3y: research.makerChinaRank,
    rd_institution_level: research.institution,
    high_tech_or_ip_title: research.isHighTech,
  };
}

/** Who holds a rung holds those below it. */
function titles({ tier }: ReportOf): Known {
  return { title_innovative: tier !== null, title_srdi: tier === 'srdi' || tier === 'little-giant' };
}

function market({ standing }: Firm, { yearsAgo }: ReportOf): Known {
  return {
    digital_level: standing.digital[yearsAgo],
    market_share: standing.marketShare,
    market_rank_domestic: standing.marketRank,
    local_feature_score: standing.localFeatures,
    development_score_y0: tenths(standing.development[yearsAgo]),
    development_score_y1: tenths(standing.development[yearsAgo === 0 ? 1 : 2]),
  };
}

function tenths(score: number): number {
  return Math.floor(10 * score) / 10;
}
