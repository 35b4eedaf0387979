import { defineMessages } from '../../../../platform/i18n/index.ts';

/** The sentences of the page of firms by how they stand. */
export const messages = defineMessages({
  zh: {
    title: '达标名单',
    lead: '按最近一次判定的结果找企业：谁已经符合标准，谁要人工判断，谁还缺资料。',
    rungs: '层级',
    verdicts: '结果',
    withoutTitle: '只看没有这一级称号的',
    listOf: '{tier}：{verdict}的企业',
    name: '企业名称',
    tier: '称号',
    standing: '三级达标',
    judgedOn: '判定日期',
    none: '没有这样的企业',
    noneAdvice: '换一个结果、层级或地区看看；如果这里还没有判定过，请先判定全区企业。',
    toJudge: '判定全区企业',
    exportHint: '要导出名单和各项指标，请到“企业”页按同样的地区和行业筛选后导出。',
    toFirms: '去企业页',
  },
  en: {
    title: 'Firms by standing',
    lead: 'Firms by what their latest judgement found: who meets the criteria, who is for a person to judge, whose facts are incomplete.',
    rungs: 'Rung',
    verdicts: 'Verdict',
    withoutTitle: 'Only those without the title of this rung',
    listOf: '{tier}: firms judged “{verdict}”',
    name: 'Name of the firm',
    tier: 'Title',
    standing: 'Standing',
    judgedOn: 'Judged on',
    none: 'There are no such firms',
    noneAdvice: 'Try another verdict, rung or region; if nothing has been judged here yet, judge the region first.',
    toJudge: 'Judge the region',
    exportHint:
      'To export a list with its figures, filter the page “Firms” by the same region and industry and export there.',
    toFirms: 'To the firms',
  },
});
