import type { FactDefinition } from '@leitu/rules';
import { TIERS } from '../../contract.ts';

const industryOffice = { zh: '工业和信息化', en: 'Industry and information' };

/**
 * Fields of a dossier that are stated as facts are but that no rule reads: the highest title held, and since when. The server has the
 * same; dossierFacts.test.ts holds them together.
 */
export const dossierFacts: readonly FactDefinition[] = [
  {
    name: 'tier',
    label: { zh: '培育层级', en: 'Tier' },
    type: 'enum',
    unit: null,
    definition: { zh: '企业目前持有的最高一级称号', en: 'The highest title that the firm holds' },
    source: industryOffice,
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
    source: industryOffice,
    least: null,
    most: null,
    options: [],
  },
];

/** When something was last stated of a firm: no fact, but searched as one. */
export const updatedAt: FactDefinition = {
  name: 'updated_at',
  label: { zh: '更新日期', en: 'Updated on' },
  type: 'date',
  unit: null,
  definition: { zh: '档案最近一次变动的日期', en: 'The day on which the dossier last changed' },
  source: { zh: '', en: '' },
  least: null,
  most: null,
  options: [],
};
