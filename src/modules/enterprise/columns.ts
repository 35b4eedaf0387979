import { blankFacts, type Facts, type FactType, type FactValue, type Tier } from '@leitu/rules';
import { factsText } from './factsText.ts';
import { tierOf } from './resolve.ts';
import { termsOf } from './terms.ts';

/** The facts that have a column of their own in `enterprise.enterprises`, in its order; all others are kept in `other_facts`. */
export const FACT_COLUMNS = [
  ...['region_code', 'uscc', 'name', 'industry_code', 'established_on'],
  ...['employees_y1', 'rd_staff_y1'],
  ...['revenue_y1', 'revenue_y2', 'revenue_y3', 'main_revenue_y1', 'main_revenue_y2', 'main_revenue_y3'],
  ...['net_profit_y1', 'assets_y1', 'liabilities_y1', 'rd_expense_y1', 'rd_expense_y2'],
  ...['equity_raised_2y', 'equity_raised_3y', 'niche_years'],
  ...['ip1_high_value', 'ip1_self_developed', 'ip1_total', 'ip1_applied', 'ip2_total'],
  ...['provincial_award_rank_3y', 'national_award_rank_3y', 'maker_china_rank_3y', 'rd_institution_level'],
  ...['high_tech_or_ip_title', 'title_innovative', 'title_srdi', 'strategic_emerging', 'gap_filling', 'six_bases'],
  ...['time_honoured', 'key_chain_supplier', 'key_field', 'digital_level', 'core_business_it', 'quality_award'],
  ...['quality_cert', 'own_brand', 'standards', 'mgmt_or_product_cert', 'market_share', 'market_rank_domestic'],
  ...['local_feature_score', 'development_score_y0', 'development_score_y1'],
  ...['abnormal_list', 'dishonesty_list', 'major_incident_3y', 'prohibited_product'],
  ...['judged_market_position', 'judged_high_fame', 'judged_key_link'],
] as const;

const hasColumn: ReadonlySet<string> = new Set(FACT_COLUMNS);

/** The type of the column that holds a fact of a type: those whose comparisons are leakproof (docs/adr/0009). Money is in fen. */
export const COLUMN_TYPES: Readonly<Record<FactType, string>> = {
  text: 'text',
  enum: 'text',
  date: 'date',
  integer: 'bigint',
  money: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  judgement: 'boolean',
};

/** A row of `enterprise.enterprises` as it is read: whole numbers of 8 bytes as bigint, days as text. */
export interface FirmRow {
  readonly enterprise_id: string;
  readonly region_code: string;
  readonly uscc: string;
  readonly name: string;
  readonly tier: Tier | null;
  readonly tier_granted_on: string | null;
  readonly other_facts: Facts | null;
  readonly facts_year: number;
  readonly [column: string]: unknown;
}

/** A firm as its row has it. */
export interface Firm {
  readonly enterpriseId: string;
  readonly regionCode: string;
  readonly tier: Tier | null;
  /** The day on which the title was granted, `YYYY-MM-DD`. */
  readonly tierGrantedOn: string | null;
  /** The fiscal year that y1 stands for. */
  readonly factsYear: number;
  /** The facts of the rules, code, name, region and industry among them; money in fen. What is not there is missing. */
  readonly facts: Facts;
}

/** What a column of a fact says; undefined where the fact is missing. */
export function factOfColumn(value: unknown): FactValue | undefined {
  if (value === null || value === undefined) return undefined;
  // Columns of facts are whole numbers, doubles, days, texts and booleans; no amount is beyond 2^53.
  return typeof value === 'bigint' ? Number(value) : (value as FactValue);
}

const blankRow = blankFacts(FACT_COLUMNS);

/** Reads a row. */
export function firmOfRow(row: FirmRow): Firm {
  const facts = Object.assign(blankRow(), row.other_facts);
  for (const name of FACT_COLUMNS) {
    const value = factOfColumn(row[name]);
    if (value !== undefined) facts[name] = value;
  }
  return {
    enterpriseId: row.enterprise_id,
    regionCode: row.region_code,
    tier: row.tier,
    tierGrantedOn: row.tier_granted_on,
    factsYear: row.facts_year,
    facts,
  };
}

/** What a firm's row is to hold: its facts, and what stands in the other columns. */
export interface NewFirmRow {
  readonly facts: Facts;
  readonly beside: {
    readonly enterprise_id: string;
    readonly facts_year: number;
    readonly found_by: string;
    readonly tier: Tier | null;
    /** As JSON. */
    readonly other_facts: string | null;
  };
}

/** What a firm's row is to hold. */
export function rowOfFirm(enterpriseId: string, facts: Facts, factsYear: number): NewFirmRow {
  const others = factsWithoutColumn(facts);
  return {
    facts,
    beside: {
      enterprise_id: enterpriseId,
      facts_year: factsYear,
      found_by: foundBy(facts),
      tier: tierOf(facts),
      other_facts: others === null ? null : factsText(others),
    },
  };
}

function factsWithoutColumn(facts: Facts): Facts | null {
  let others: Record<string, FactValue> | null = null;
  for (const name in facts) {
    const value = facts[name];
    if (value === undefined || hasColumn.has(name) || name === 'tier' || name === 'tier_granted_on') continue;
    others ??= {};
    others[name] = value;
  }
  return others;
}

/** What stands before each of the texts by whose beginnings a firm is found. */
export const BEFORE_TERM = '\n';

function foundBy({ name, uscc }: Facts): string {
  const terms = termsOf(String(name), String(uscc));
  return BEFORE_TERM + terms.join(BEFORE_TERM);
}
