import type { Bilingual } from '@leitu/kernel';
import type { Dictionary, FactDefinition } from '@leitu/rules';
import { SOURCES, TIERS } from './contract.ts';

/** A department or another who states facts. */
export type Source = (typeof SOURCES)[number];

/** The sources as the dictionary calls those who can vouch for a fact. */
export const SOURCE_LABELS: Readonly<Record<Source, Bilingual>> = {
  market: { zh: '市场监管', en: 'Market regulation' },
  tax: { zh: '税务', en: 'Tax' },
  statistics: { zh: '统计', en: 'Statistics' },
  labour: { zh: '人力资源社会保障', en: 'Human resources' },
  ip: { zh: '知识产权', en: 'Intellectual property' },
  science: { zh: '科技', en: 'Science and technology' },
  industry: { zh: '工业和信息化', en: 'Industry and information' },
  commerce: { zh: '商务', en: 'Commerce' },
  credit: { zh: '信用', en: 'Credit' },
  emergency: { zh: '应急管理', en: 'Emergency management' },
  reform: { zh: '发展改革', en: 'Development and reform' },
  reviewer: { zh: '评审人员', en: 'Reviewer' },
  enterprise: { zh: '企业', en: 'The firm' },
};

const byLabel: ReadonlyMap<string, Source> = new Map(SOURCES.map((source) => [SOURCE_LABELS[source].zh, source]));

/** Who can vouch for a fact; null where the dictionary names nobody known here, as a region's own packs may. */
export function voucherOf(fact: FactDefinition): Source | null {
  return byLabel.get(fact.source.zh) ?? null;
}

/** How good a source is for a fact: 0 vouches for it, 1 is another department, 2 the industry office, 3 the firm itself. */
export type Rank = 0 | 1 | 2 | 3;

/**
 * How good a source is for a fact; the least is the best.
 * @example rankOf('tax', revenue) // 0
 */
export function rankOf(source: Source, fact: FactDefinition): Rank {
  if (source === voucherOf(fact)) return 0;
  if (source === 'enterprise') return 3;
  return source === 'industry' ? 2 : 1;
}

/** Fields of a dossier that no rule reads and that are stated as facts are: the highest title held, and since when. */
const dossierFacts: readonly FactDefinition[] = [
  {
    name: 'tier',
    label: { zh: '培育层级', en: 'Tier' },
    type: 'enum',
    unit: null,
    definition: { zh: '企业目前持有的最高一级称号', en: 'The highest title that the firm holds' },
    source: SOURCE_LABELS.industry,
    least: null,
    most: null,
    options: [
      { value: TIERS[0], zh: '科技和创新型', en: 'Innovative' },
      { value: TIERS[1], zh: '专精特新', en: 'Specialised and refined' },
      { value: TIERS[2], zh: '小巨人', en: 'Little giant' },
    ],
  },
  {
    name: 'tier_granted_on',
    label: { zh: '认定日期', en: 'Recognised on' },
    type: 'date',
    unit: null,
    definition: { zh: '最高一级称号的认定日期', en: 'The day on which the highest title was granted' },
    source: SOURCE_LABELS.industry,
    least: null,
    most: null,
    options: [],
  },
];

/** Everything that can be stated of a firm: the facts of the rules, and the fields of the dossier that go the same way. */
export function dossierDictionary(facts: Dictionary): Dictionary {
  return new Map([...facts, ...dossierFacts.map((fact) => [fact.name, fact] as const)]);
}
