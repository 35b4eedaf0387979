import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
export const policyRefusals = {
  unknown_pack: {
    status: 404,
    zh: '没有规则包“{pack}”；现有：{known}',
    en: 'There is no pack “{pack}”; there are: {known}',
  },
  classification_asked: {
    status: 422,
    zh: '“{pack}”是划型标准，每次判定都会一并给出企业规模，不能用来判定层级；请改用：{known}',
    en: '“{pack}” is a classification: every judgement gives the size of the firm anyway. Use one of: {known}',
  },
  too_many_facts: {
    status: 413,
    zh: '第 {row} 家企业有 {count} 项指标，最多 {most} 项；请只给出指标字典中的指标',
    en: 'Firm {row} has {count} facts, and at most {most} are read; give only facts of the dictionary',
  },
  repeated_firm: {
    status: 422,
    zh: '统一社会信用代码“{uscc}”与第 {first} 家企业重复；每家企业只能出现一次',
    en: 'The unified social credit code “{uscc}” is that of firm {first} already; each firm may stand once',
  },
  unknown_fact: {
    status: 422,
    zh: '指标字典中没有“{name}”；全部指标见 GET /api/policy/facts',
    en: 'The dictionary of facts has no “{name}”; GET /api/policy/facts lists them all',
  },
  reform_region_outside: {
    status: 403,
    zh: '地区 {region} 不在您的辖区 {own} 之内。请选择辖区内的地区。',
    en: 'The region {region} is not within yours, {own}. Choose one that is.',
  },
  population_too_large: {
    status: 422,
    zh: '这一地区的企业超过 {most} 家，一次推演装不下。请选一个小一些的地区；全国的名单可用命令 leitu reform 推演。',
    en: 'The region has more than {most} firms, too many for one reform here. Choose a smaller region; the command leitu reform takes a whole country.',
  },
  reform_busy: {
    status: 503,
    zh: '同时推演的地区已满（{most} 个）。请过一分钟再试。',
    en: 'Reforms of {most} regions are being tried already. Try again in a minute.',
  },
  no_firms_kept: {
    status: 422,
    zh: '本系统没有企业档案模块，无法推演；可用命令 leitu reform 推演一份名单。',
    en: 'This system keeps no dossiers to try a reform on; the command leitu reform takes a list.',
  },
} as const satisfies Record<string, RefusalDefinition>;

export const refusePolicy = defineRefusals(policyRefusals);
