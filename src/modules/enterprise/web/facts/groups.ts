import type { Bilingual } from '@leitu/kernel';
import type { Dictionary, FactDefinition } from '@leitu/rules';

/** A part of a dossier, as packs/cn/facts.yaml divides the dictionary. */
export interface FactGroup extends Bilingual {
  readonly id: string;
  readonly facts: readonly FactDefinition[];
}

type Division = Bilingual & { readonly id: string; readonly names: readonly string[] };

/** Who belongs where; a fact that stands nowhere here (a region's own) comes into the last group. */
const DIVISIONS: readonly Division[] = [
  {
    id: 'identity',
    zh: '主体与称号',
    en: 'Identity and titles',
    names: ['uscc', 'name', 'region_code', 'industry_code', 'established_on', 'tier', 'tier_granted_on'],
  },
  { id: 'people', zh: '人员', en: 'People', names: ['employees_y1', 'rd_staff_y1'] },
  {
    id: 'business',
    zh: '经营',
    en: 'Business',
    names: [
      ...['revenue_y1', 'revenue_y2', 'revenue_y3', 'main_revenue_y1', 'main_revenue_y2', 'main_revenue_y3'],
      ...['net_profit_y1', 'assets_y1', 'liabilities_y1', 'equity_raised_2y', 'equity_raised_3y', 'niche_years'],
    ],
  },
  {
    id: 'research',
    zh: '研发',
    en: 'Research and development',
    names: ['rd_expense_y1', 'rd_expense_y2', 'rd_institution_level'],
  },
  {
    id: 'property',
    zh: '知识产权',
    en: 'Intellectual property',
    names: ['ip1_high_value', 'ip1_self_developed', 'ip1_total', 'ip1_applied', 'ip2_total'],
  },
  {
    id: 'honours',
    zh: '荣誉与资质',
    en: 'Honours and titles',
    names: [
      ...['high_tech_or_ip_title', 'title_innovative', 'title_srdi', 'time_honoured'],
      ...['provincial_award_rank_3y', 'national_award_rank_3y', 'maker_china_rank_3y'],
    ],
  },
  {
    id: 'fields',
    zh: '产业领域',
    en: 'Fields of industry',
    names: ['strategic_emerging', 'gap_filling', 'six_bases', 'key_chain_supplier', 'key_field'],
  },
  {
    id: 'refinement',
    zh: '精细化',
    en: 'Refinement',
    names: [
      ...['digital_level', 'core_business_it', 'quality_award', 'quality_cert'],
      ...['own_brand', 'standards', 'mgmt_or_product_cert'],
    ],
  },
  {
    id: 'market',
    zh: '市场与评价',
    en: 'Market and assessment',
    names: [
      ...['market_share', 'market_rank_domestic', 'local_feature_score'],
      ...['development_score_y0', 'development_score_y1'],
    ],
  },
  {
    id: 'compliance',
    zh: '合规',
    en: 'Compliance',
    names: ['abnormal_list', 'dishonesty_list', 'major_incident_3y', 'prohibited_product'],
  },
  {
    id: 'judged',
    zh: '由人判断',
    en: 'For a person to judge',
    names: ['judged_market_position', 'judged_high_fame', 'judged_key_link'],
  },
];

const divided = new Set(DIVISIONS.flatMap(({ names }) => names));

/** The facts of a dictionary in the groups of a dossier. */
export function groupFacts(dictionary: Dictionary): readonly FactGroup[] {
  const groups = DIVISIONS.map(({ names, ...group }) => ({
    ...group,
    facts: names.flatMap((name) => dictionary.get(name) ?? []),
  }));
  const others = [...dictionary.values()].filter(({ name }) => !divided.has(name));
  return [...groups, { id: 'others', zh: '其他', en: 'Others', facts: others }].filter(({ facts }) => facts.length > 0);
}

/** One line of a group: a fact, or a yearly one with those of the years before it. */
export interface FactLine {
  /** The newest year first. */
  readonly facts: readonly FactDefinition[];
  /** What the line is called: the label without its year, where it has several. */
  readonly label: Bilingual;
}

/**
 * A group's facts as lines: `revenue_y1`, `revenue_y2` and `revenue_y3` are one.
 * @example linesOf(business).map(({ label }) => label.zh) // ['营业收入', '主营业务收入', '上年度净利润', …]
 */
export function linesOf({ facts }: FactGroup): readonly FactLine[] {
  const stems = [...new Set(facts.map(({ name }) => stemOf(name)))];
  return stems.map((stem): FactLine => {
    const line = facts.filter(({ name }) => stemOf(name) === stem);
    const label = line[0]?.label ?? { zh: '', en: '' };
    return { facts: line, label: line.length > 1 ? withoutYear(label) : label };
  });
}

/** The name of a yearly fact without its year; others stay. */
function stemOf(name: string): string {
  return name.replace(/_y\d+$/, '');
}

/** The fiscal year that a yearly fact is of, where y1 stands for `factsYear`; null for facts of no year. */
export function yearOf(name: string, factsYear: number): number | null {
  const number = /_y(\d+)$/.exec(name)?.[1];
  return number === undefined ? null : factsYear - Number(number) + 1;
}

function withoutYear({ zh, en }: Bilingual): Bilingual {
  return { zh: zh.replace(/^[上前本大]+年(度|末)/, ''), en: en.replace(/, (?:(?:end of )?last|this) year$/, '') };
}
