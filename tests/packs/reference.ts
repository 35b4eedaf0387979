/**
 * The contract written down a second time, as plainly as it reads, to be compared with the engine: one function a pack, no
 * language, no tables. It shares nothing with `packages/rules` but the names of the facts and of the verdicts.
 */
import type { CaseType, Facts, Verdict } from '@leitu/rules';

/** A number that may not be known. */
type Known = number | undefined;
type Range = readonly [lowest: number, highest: number];

export interface ReferenceJudgement {
  readonly verdict: Verdict;
  readonly score: Range | null;
}

// ── Verdicts ──

const ORDER: readonly Verdict[] = ['unmet', 'unknown', 'judgement', 'met'];

function all(...parts: readonly Verdict[]): Verdict {
  return ORDER.find((verdict) => parts.includes(verdict)) ?? 'met';
}

function any(...parts: readonly Verdict[]): Verdict {
  return ORDER.findLast((verdict) => parts.includes(verdict)) ?? 'unmet';
}

function not(part: Verdict): Verdict {
  if (part === 'met') return 'unmet';
  return part === 'unmet' ? 'met' : part;
}

function met(isMet: boolean): Verdict {
  return isMet ? 'met' : 'unmet';
}

function atLeast(value: Known, limit: number): Verdict {
  return value === undefined ? 'unknown' : met(value >= limit);
}

function below(value: Known, limit: number): Verdict {
  return value === undefined ? 'unknown' : met(value < limit);
}

function within(value: Known, first: number, last: number): Verdict {
  return value === undefined ? 'unknown' : met(value >= first && value <= last);
}

/** “A ratio within 1e-9 of a boundary is on it.” */
function isOn(value: number, limit: number): boolean {
  return Math.abs(value - limit) <= 1e-9;
}

function ratioAtLeast(value: Known, limit: number): Verdict {
  return value === undefined ? 'unknown' : met(value > limit || isOn(value, limit));
}

function ratioAtMost(value: Known, limit: number): Verdict {
  return value === undefined ? 'unknown' : met(value < limit || isOn(value, limit));
}

// ── Numbers ──

function divide(a: Known, b: Known): Known {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}

function growth(a: Known, b: Known): Known {
  return a === undefined || b === undefined ? undefined : divide(a - b, b);
}

function mean(a: Known, b: Known): Known {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}

function plus(a: Known, b: Known): Known {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** A firm's facts, asked by their type. */
function about(facts: Facts) {
  const number = (name: string): Known => {
    const value = facts[name];
    return typeof value === 'number' ? value : undefined;
  };
  return {
    number,
    share: (a: string, b: string) => divide(number(a), number(b)),
    yes: (name: string): Verdict => (facts[name] === undefined ? 'unknown' : met(facts[name] === true)),
    judged: (name: string): Verdict => (facts[name] === undefined ? 'judgement' : met(facts[name] === true)),
    is: (name: string, ...values: readonly string[]): Verdict =>
      facts[name] === undefined ? 'unknown' : met(values.includes(String(facts[name]))),
    /** Mean of the growth of main business in the last two years. */
    mainGrowth: () =>
      mean(
        growth(number('main_revenue_y1'), number('main_revenue_y2')),
        growth(number('main_revenue_y2'), number('main_revenue_y3')),
      ),
  };
}

type Firm = ReturnType<typeof about>;

const WAN = 10_000 * 100;

// ── Size classes ──

type Measure = readonly [fact: string, large: number, medium: number, small: number];

const X = 'employees_y1';
const Y = 'revenue_y1';
const Z = 'assets_y1';

function people(large: number, medium: number, small: number): Measure {
  return [X, large, medium, small];
}

function money(fact: string, large: number, medium: number, small: number): Measure {
  return [fact, large * WAN, medium * WAN, small * WAN];
}

function measuresOf(code: string): readonly Measure[] {
  const [letter, digits] = [code.charAt(0), code.slice(1)];
  const two = digits.slice(0, 2);
  if (letter === 'A') return [money(Y, 20000, 500, 50)];
  if (['B', 'C', 'D'].includes(letter)) return [people(1000, 300, 20), money(Y, 40000, 2000, 300)];
  if (letter === 'E') return [money(Y, 80000, 6000, 300), money(Z, 80000, 5000, 300)];
  if (two === '51') return [people(200, 20, 5), money(Y, 40000, 5000, 1000)];
  if (two === '52') return [people(300, 50, 10), money(Y, 20000, 500, 100)];
  if (['54', '55', '56', '57', '58'].includes(two)) return [people(1000, 300, 20), money(Y, 30000, 3000, 200)];
  if (two === '59') return [people(200, 100, 20), money(Y, 30000, 1000, 100)];
  if (two === '60') return [people(1000, 300, 20), money(Y, 30000, 2000, 100)];
  if (two === '61' || two === '62') return [people(300, 100, 10), money(Y, 10000, 2000, 100)];
  if (two === '63' || two === '64') return [people(2000, 100, 10), money(Y, 100000, 1000, 100)];
  if (two === '65') return [people(300, 100, 10), money(Y, 10000, 1000, 50)];
  if (digits === '7010') return [money(Y, 200000, 1000, 100), money(Z, 10000, 5000, 2000)];
  if (digits.startsWith('702')) return [people(1000, 300, 100), money(Y, 5000, 1000, 500)];
  if (letter === 'L') return [people(300, 100, 10), money(Z, 120000, 8000, 100)];
  return [people(300, 100, 10)];
}

/** The class of a firm of which all measures are known. */
function classOf(measures: readonly Measure[], values: readonly number[]): string {
  const isAt = (limit: 1 | 2 | 3) => measures.every((measure, index) => (values[index] ?? 0) >= measure[limit]);
  if (isAt(1)) return 'large';
  if (isAt(2)) return 'medium';
  return isAt(3) ? 'small' : 'micro';
}

/** Tries every level that a missing measure could have: what comes out is what stays possible. */
export function referenceSize(facts: Facts): readonly string[] {
  const names = ['large', 'medium', 'small', 'micro'];
  const { industry_code: code } = facts;
  if (typeof code !== 'string') return names;
  const measures = measuresOf(code);
  let firms: readonly (readonly number[])[] = [[]];
  for (const [fact, ...limits] of measures) {
    const value = facts[fact];
    const tried = typeof value === 'number' ? [value] : [0, ...limits];
    firms = firms.flatMap((firm) => tried.map((one) => [...firm, one]));
  }
  const found = new Set(firms.map((values) => classOf(measures, values)));
  return names.filter((name) => found.has(name));
}

function common(facts: Facts, firm: Firm): Verdict {
  const size = referenceSize(facts);
  const sme = size.includes('large') ? (size.length === 1 ? 'unmet' : 'unknown') : 'met';
  const lists = ['abnormal_list', 'dishonesty_list', 'major_incident_3y', 'prohibited_product'];
  return all(sme, ...lists.map((list) => not(firm.yes(list))));
}

// ── Scores ──

/** The first band that holds gives the points; where one is unknown, it and the later ones stay possible. */
function bands(otherwise: number, ...steps: readonly (readonly [Verdict, number])[]): Range {
  const possible: number[] = [];
  for (const [verdict, points] of steps) {
    if (verdict !== 'unmet') possible.push(points);
    if (verdict === 'met') return [Math.min(...possible), Math.max(...possible)];
  }
  possible.push(otherwise);
  return [Math.min(...possible), Math.max(...possible)];
}

function shareBands(value: Known, ...steps: readonly (readonly [percent: number, points: number])[]): Range {
  return bands(0, ...steps.map(([percent, points]) => [ratioAtLeast(value, percent / 100), points] as const));
}

function debtBands(value: Known, ...steps: readonly (readonly [percent: number, points: number])[]): Range {
  return bands(0, ...steps.map(([percent, points]) => [ratioAtMost(value, percent / 100), points] as const));
}

function total(...ranges: readonly Range[]): Range {
  const round = (points: number) => Math.round(points * 1e9) / 1e9;
  return [round(ranges.reduce((sum, [low]) => sum + low, 0)), round(ranges.reduce((sum, [, high]) => sum + high, 0))];
}

function reaches([lowest, highest]: Range, threshold: number): Verdict {
  if (lowest >= threshold) return 'met';
  return highest < threshold ? 'unmet' : 'unknown';
}

function property(firm: Firm, high: number, self: number, one: number, two: number): Range {
  return bands(
    0,
    [atLeast(firm.number('ip1_high_value'), 1), high],
    [atLeast(firm.number('ip1_self_developed'), 1), self],
    [atLeast(firm.number('ip1_total'), 1), one],
    [atLeast(firm.number('ip2_total'), 1), two],
  );
}

// ── The packs ──

function innovative2022(facts: Facts): ReferenceJudgement {
  const firm = about(facts);
  const { number, share, yes, is } = firm;
  const rd = share('rd_expense_y1', 'revenue_y1');
  const grown = growth(number('main_revenue_y1'), number('main_revenue_y2'));
  const innovation = total(property(firm, 20, 15, 10, 5), shareBands(rd, [5, 20], [3, 15], [2, 10], [1, 5]));
  const growing = total(
    shareBands(grown, [15, 20], [10, 15], [5, 10], [0, 5]),
    debtBands(share('liabilities_y1', 'assets_y1'), [55, 10], [75, 5]),
  );
  const specialisation = total(
    bands(5, [yes('strategic_emerging'), 10]),
    shareBands(share('main_revenue_y1', 'revenue_y1'), [70, 20], [60, 15], [55, 10], [50, 5]),
  );
  const score = total(innovation, growing, specialisation);
  const route = any(
    all(reaches(score, 60), reaches(innovation, 20), reaches(growing, 15), reaches(specialisation, 15)),
    atLeast(number('provincial_award_rank_3y'), 1),
    atLeast(number('national_award_rank_3y'), 1),
    yes('high_tech_or_ip_title'),
    is('rd_institution_level', 'provincial', 'national'),
    atLeast(number('equity_raised_3y'), 500 * WAN),
  );
  return { verdict: all(common(facts, firm), route), score };
}

function srdiScore(firm: Firm): Range {
  const { number, share, yes, is } = firm;
  const spend = number('rd_expense_y1');
  const rd = share('rd_expense_y1', 'revenue_y1');
  const years = number('niche_years');
  const local = number('local_feature_score');
  const quality = ['quality_award', 'quality_cert', 'own_brand', 'standards'].map(yes);
  const certain = quality.filter((verdict) => verdict === 'met').length;
  const possible = quality.filter((verdict) => verdict !== 'unmet').length;
  const spendBand = (wan: number, percent: number) => any(atLeast(spend, wan * WAN), ratioAtLeast(rd, percent / 100));
  const fullPairs = years === undefined ? undefined : Math.min(5, Math.floor(years / 2));
  return total(
    shareBands(share('main_revenue_y1', 'revenue_y1'), [80, 5], [70, 3], [60, 1]),
    shareBands(firm.mainGrowth(), [10, 10], [8, 8], [6, 6], [4, 4], [0, 2]),
    fullPairs === undefined ? [0, 5] : [fullPairs, fullPairs],
    bands(0, [yes('gap_filling'), 5], [any(yes('six_bases'), yes('time_honoured'), yes('key_chain_supplier')), 3]),
    bands(0, [atLeast(number('digital_level'), 3), 5], [atLeast(number('digital_level'), 2), 3]),
    [Math.min(5, 3 * certain), Math.min(5, 3 * possible)],
    shareBands(share('net_profit_y1', 'revenue_y1'), [10, 10], [8, 8], [6, 6], [4, 4], [2, 2]),
    debtBands(share('liabilities_y1', 'assets_y1'), [50, 5], [60, 3], [70, 1]),
    local === undefined ? [0, 15] : [local, local],
    property(firm, 10, 8, 6, 2),
    bands(
      0,
      [spendBand(500, 10), 10],
      [spendBand(400, 8), 8],
      [spendBand(300, 6), 6],
      [spendBand(200, 4), 4],
      [spendBand(100, 3), 2],
    ),
    shareBands(share('rd_staff_y1', 'employees_y1'), [20, 5], [10, 3], [5, 1]),
    bands(
      0,
      [is('rd_institution_level', 'national'), 10],
      [is('rd_institution_level', 'provincial'), 8],
      [is('rd_institution_level', 'city'), 4],
      [is('rd_institution_level', 'below_city'), 2],
    ),
  );
}

function srdi2022(facts: Facts): ReferenceJudgement {
  const firm = about(facts);
  const { number, share } = firm;
  const score = srdiScore(firm);
  const verdict = all(
    common(facts, firm),
    atLeast(number('niche_years'), 2),
    atLeast(number('rd_expense_y1'), 100 * WAN),
    ratioAtLeast(share('rd_expense_y1', 'revenue_y1'), 0.03),
    any(atLeast(number('revenue_y1'), 1000 * WAN), atLeast(number('equity_raised_2y'), 2000 * WAN)),
    any(
      reaches(score, 60),
      within(number('provincial_award_rank_3y'), 1, 3),
      within(number('national_award_rank_3y'), 1, 5),
      atLeast(mean(number('rd_expense_y1'), number('rd_expense_y2')), 1000 * WAN),
      atLeast(number('equity_raised_2y'), 6000 * WAN),
      within(number('maker_china_rank_3y'), 1, 500),
    ),
  );
  return { verdict, score };
}

function littleGiant2022(facts: Facts, caseType: CaseType): ReferenceJudgement {
  const firm = about(facts);
  const { number, share, yes, judged, is } = firm;
  const revenue = number('revenue_y1');
  const rdOfBothYears = (percent: number) =>
    all(
      ratioAtLeast(share('rd_expense_y1', 'revenue_y1'), percent / 100),
      ratioAtLeast(share('rd_expense_y2', 'revenue_y2'), percent / 100),
    );
  const rdByRevenue = any(
    all(atLeast(revenue, 10_000 * WAN), rdOfBothYears(3)),
    all(atLeast(revenue, 5000 * WAN), below(revenue, 10_000 * WAN), rdOfBothYears(6)),
    all(
      below(revenue, 5000 * WAN),
      atLeast(number('equity_raised_2y'), 8000 * WAN),
      atLeast(number('rd_expense_y1'), 3000 * WAN),
      ratioAtLeast(share('rd_staff_y1', 'employees_y1'), 0.5),
    ),
  );
  const verdict = all(
    common(facts, firm),
    yes('title_srdi'),
    atLeast(number('niche_years'), 3),
    ratioAtLeast(share('main_revenue_y1', 'revenue_y1'), 0.7),
    caseType === 'new' ? ratioAtLeast(firm.mainGrowth(), 0.05) : 'met',
    yes('core_business_it'),
    yes('mgmt_or_product_cert'),
    ratioAtMost(share('liabilities_y1', 'assets_y1'), 0.7),
    ratioAtLeast(number('market_share'), 0.1),
    judged('judged_high_fame'),
    yes('own_brand'),
    any(
      all(rdByRevenue, not(is('rd_institution_level', 'none')), atLeast(number('ip1_applied'), 2)),
      within(number('national_award_rank_3y'), 1, 3),
      within(number('maker_china_rank_3y'), 1, 50),
    ),
    judged('judged_key_link'),
    yes('key_field'),
  );
  return { verdict, score: null };
}

/** The development score: this year's in a new case, either year's in a recheck. */
function development(firm: Firm, caseType: CaseType, least: number): Verdict {
  const thisYear = atLeast(firm.number('development_score_y0'), least);
  return caseType === 'new' ? thisYear : any(thisYear, atLeast(firm.number('development_score_y1'), least));
}

function srdi2026(facts: Facts, caseType: CaseType): ReferenceJudgement {
  const firm = about(facts);
  const { number, share, yes, judged, is } = firm;
  const verdict = all(
    common(facts, firm),
    yes('title_innovative'),
    atLeast(number('niche_years'), 3),
    any(atLeast(number('revenue_y1'), 1500 * WAN), atLeast(number('equity_raised_2y'), 2000 * WAN)),
    ratioAtLeast(share('main_revenue_y1', 'revenue_y1'), 0.8),
    ratioAtMost(share('liabilities_y1', 'assets_y1'), 0.8),
    atLeast(number('rd_expense_y1'), 100 * WAN),
    ratioAtLeast(share('rd_expense_y1', 'revenue_y1'), 0.03),
    atLeast(number('rd_expense_y2'), 100 * WAN),
    ratioAtLeast(share('rd_expense_y2', 'revenue_y2'), 0.03),
    any(
      atLeast(number('ip1_applied'), 1),
      within(number('provincial_award_rank_3y'), 1, 3),
      within(number('national_award_rank_3y'), 1, 3),
      is('rd_institution_level', 'provincial', 'national'),
    ),
    judged('judged_market_position'),
    development(firm, caseType, 50),
  );
  return { verdict, score: null };
}

function littleGiant2026(facts: Facts, caseType: CaseType): ReferenceJudgement {
  const firm = about(facts);
  const { number, share, yes, judged } = firm;
  const overTwoYears = divide(number('revenue_y1'), number('revenue_y3'));
  const aYear = overTwoYears === undefined ? undefined : Math.sqrt(overTwoYears) - 1;
  const verdict = all(
    common(facts, firm),
    yes('title_srdi'),
    atLeast(number('niche_years'), 3),
    atLeast(number('revenue_y1'), 5000 * WAN),
    ratioAtLeast(share('main_revenue_y1', 'revenue_y1'), 0.9),
    caseType === 'new' ? ratioAtLeast(aYear, 0.05) : 'met',
    ratioAtMost(share('liabilities_y1', 'assets_y1'), 0.75),
    atLeast(plus(number('rd_expense_y1'), number('rd_expense_y2')), 1200 * WAN),
    ratioAtLeast(share('rd_expense_y1', 'revenue_y1'), 0.03),
    ratioAtLeast(share('rd_expense_y2', 'revenue_y2'), 0.03),
    any(atLeast(number('ip1_applied'), 4), within(number('national_award_rank_3y'), 1, 3)),
    any(ratioAtLeast(number('market_share'), 0.1), within(number('market_rank_domestic'), 1, 3)),
    judged('judged_high_fame'),
    any(yes('six_bases'), judged('judged_key_link')),
    development(firm, caseType, 60),
  );
  return { verdict, score: null };
}

/** Judges a firm by one of the five packs of the ladder. */
export const REFERENCE = {
  'cn.innovative.2022': innovative2022,
  'cn.srdi.2022': srdi2022,
  'cn.little-giant.2022': littleGiant2022,
  'cn.srdi.2026': srdi2026,
  'cn.little-giant.2026': littleGiant2026,
} as const;
