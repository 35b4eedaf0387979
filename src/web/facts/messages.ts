import { defineMessages } from '../../platform/i18n/index.ts';

/** The words in which values of facts are read. */
export const messages = defineMessages({
  zh: { yes: '是', no: '否', missing: '暂缺', rank: '第 {rank} 名', noRank: '无名次' },
  en: { yes: 'Yes', no: 'No', missing: 'missing', rank: 'rank {rank}', noRank: 'not ranked' },
});
