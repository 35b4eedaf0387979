import { defineMessages } from '../../../platform/i18n/index.ts';

/** The words that all pages of the module share. */
export const messages = defineMessages({
  zh: {
    firmsUnit: '家',
    region: '地区',
    industry: '行业',
    case: '情形',
    clear: '去掉“{filter}”',
    country: '全国',
    short_innovative: '科技和创新型',
    short_srdi: '专精特新',
    'short_little-giant': '小巨人',
    neverJudged: '未判定',
  },
  en: {
    firmsUnit: 'firms',
    region: 'Region',
    industry: 'Industry',
    case: 'Case',
    clear: 'Remove “{filter}”',
    country: 'China',
    short_innovative: 'Innovative',
    short_srdi: 'SRDI',
    'short_little-giant': 'Little giant',
    neverJudged: 'Not judged',
  },
});
