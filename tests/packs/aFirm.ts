import type { Facts, FactValue } from '@leitu/rules';
import { library } from './library.ts';

/** Facts that differ from those of another firm, by name. Money is in 元; null takes a fact away. */
export type Change = Readonly<Record<string, number | string | boolean | null>>;

/** A firm for a test, made step by step. Each step gives a new firm; money is in 元, as people write it. */
export interface Firm {
  /** What the rules read: money in fen. */
  readonly facts: Facts;
  with(change: Change): Firm;
  without(...names: readonly string[]): Firm;
  inIndustry(code: string): Firm;
  withEmployees(people: number): Firm;
  withRevenue(yuan: number): Firm;
}

/** A firm of which nothing is known. */
export function aFirm(): Firm {
  return firmOf({});
}

/**
 * A firm of which every fact is known and that meets each pack of the ladder: a maker of electronics with 200 people and
 * 1 亿元 of revenue. It has neither awards nor equity, so that only its score and its indicators carry it.
 */
export function aModelFirm(): Firm {
  return aFirm().with({ ...MODEL_IDENTITY, ...MODEL_BUSINESS, ...MODEL_INNOVATION, ...MODEL_STANDING });
}

/** The model firm with nothing that gives points beyond what it must have: every indicator of a score is at its least. */
export function aFirmWithoutPoints(): Firm {
  return aModelFirm().with({
    ...{ main_revenue_y1: 40_000_000, main_revenue_y2: 50_000_000, main_revenue_y3: 60_000_000 },
    ...{ liabilities_y1: 95_000_000, net_profit_y1: 0, niche_years: 2, rd_staff_y1: 0 },
    ...{ rd_expense_y1: 0, rd_expense_y2: 0, local_feature_score: 0, digital_level: 1 },
    ...{ ip1_high_value: 0, ip1_self_developed: 0, ip1_total: 0, ip2_total: 0, rd_institution_level: 'none' },
    ...{ strategic_emerging: false, gap_filling: false, six_bases: false, time_honoured: false },
    ...{ key_chain_supplier: false, quality_award: false, quality_cert: false, own_brand: false, standards: false },
  });
}

const MODEL_IDENTITY: Change = {
  uscc: '91350100M000100Y43',
  name: '示范电子有限公司',
  region_code: '350100',
  industry_code: 'C3921',
  established_on: '2010-01-01',
};

const MODEL_BUSINESS: Change = {
  ...{ employees_y1: 200, rd_staff_y1: 100, niche_years: 10 },
  ...{ revenue_y1: 100_000_000, revenue_y2: 90_000_000, revenue_y3: 80_000_000 },
  ...{ main_revenue_y1: 95_000_000, main_revenue_y2: 85_000_000, main_revenue_y3: 75_000_000 },
  ...{ net_profit_y1: 10_000_000, assets_y1: 100_000_000, liabilities_y1: 40_000_000 },
  ...{ rd_expense_y1: 10_000_000, rd_expense_y2: 9_000_000, equity_raised_2y: 0, equity_raised_3y: 0 },
};

const MODEL_INNOVATION: Change = {
  ...{ ip1_high_value: 1, ip1_self_developed: 4, ip1_total: 4, ip1_applied: 4, ip2_total: 0 },
  ...{ provincial_award_rank_3y: 0, national_award_rank_3y: 0, maker_china_rank_3y: 0 },
  ...{ rd_institution_level: 'city', high_tech_or_ip_title: false },
};

const MODEL_STANDING: Change = {
  ...{ title_innovative: true, title_srdi: true, strategic_emerging: true, gap_filling: true, six_bases: true },
  ...{ time_honoured: false, key_chain_supplier: false, key_field: true, digital_level: 3, core_business_it: true },
  ...{ quality_award: true, quality_cert: true, own_brand: true, standards: true, mgmt_or_product_cert: true },
  ...{ market_share: 0.2, market_rank_domestic: 0, local_feature_score: 15 },
  ...{ development_score_y0: 80, development_score_y1: 80 },
  ...{ abnormal_list: false, dishonesty_list: false, major_incident_3y: false, prohibited_product: false },
  ...{ judged_market_position: true, judged_high_fame: true, judged_key_link: true },
};

function firmOf(facts: Facts): Firm {
  return {
    facts,
    with: (change) => firmOf(changed(facts, change)),
    without: (...names) => firmOf(changed(facts, Object.fromEntries(names.map((name) => [name, null])))),
    inIndustry: (industry_code) => firmOf(changed(facts, { industry_code })),
    withEmployees: (employees_y1) => firmOf(changed(facts, { employees_y1 })),
    withRevenue: (revenue_y1) => firmOf(changed(facts, { revenue_y1 })),
  };
}

function changed(facts: Facts, change: Change): Facts {
  const result: Record<string, FactValue | undefined> = { ...facts };
  for (const [name, value] of Object.entries(change)) {
    const fact = library.dictionary.get(name);
    if (fact === undefined) throw new Error(`There is no fact ${name}`);
    if (value === null) delete result[name];
    else result[name] = fact.type === 'money' ? fenOf(Number(value)) : value;
  }
  return result;
}

/** 元 as fen; the tests state amounts to the fen and no finer. */
function fenOf(yuan: number): number {
  const fen = Math.round(yuan * 100);
  if (Math.abs(fen - yuan * 100) > 0.01 || !Number.isSafeInteger(fen)) throw new Error(`${yuan} 元 is not whole fen`);
  return fen;
}
