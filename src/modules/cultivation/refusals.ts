import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
const definitions = {
  unknown_firm: {
    status: 404,
    zh: '没有这家企业，或您无权查看。请核对企业编号，或联系其所在地主管部门。',
    en: 'There is no such firm, or it is not yours to see. Check its identifier, or ask the office of its region.',
  },
  unknown_judgement: {
    status: 404,
    zh: '该企业没有这次判定。请从它的判定记录中选择。',
    en: 'The firm has no such judgement. Choose one from its history.',
  },
  unknown_run: {
    status: 404,
    zh: '没有这次全区判定，或它不在您的辖区。请从判定记录中选择。',
    en: 'There is no such run, or it is not of your region. Choose one from the list of runs.',
  },
  day_not_come: {
    status: 422,
    zh: '判定日期 {on} 还没有到，今天是 {today}。请改为今天或更早的日期；试算请用“自测”。',
    en: 'The day {on} has not come; today is {today}. Judge on today or a day before it; to try things out use the self-check.',
  },
  region_outside: {
    status: 403,
    zh: '地区 {region} 不在您的辖区 {own} 之内。请选择辖区内的地区。',
    en: 'The region {region} is not within yours, {own}. Choose one that is.',
  },
  region_without_firms: {
    status: 422,
    zh: '该地区还没有企业，没有可判定的。请先导入企业，或换一个地区。',
    en: 'The region has no firms yet, so there is nothing to judge. Import firms first, or choose another region.',
  },
  no_pack_in_force: {
    status: 422,
    zh: '{on} 没有适用于这一层级和情形的标准。请换一个层级或情形。',
    en: 'On {on} no criteria decide this rung in this case. Choose another rung or case.',
  },
  unmovable_fact: {
    status: 422,
    zh: '指标“{fact}”不能变动，或没有给出变动的代价，因此无法设定。可以设定的指标见 GET /api/cultivation/change-costs。',
    en: 'The fact “{fact}” cannot be changed, or no cost of changing it is given. GET /api/cultivation/change-costs lists those that can.',
  },
  county_costs: {
    status: 403,
    zh: '改动的代价由省级或市级主管部门设定，{own} 是县级。请与上级主管部门联系。',
    en: 'Costs of changes are set by the office of a province or a city, and {own} is a county. Ask the office above.',
  },
  list_too_long: {
    status: 422,
    zh: '名单超过 {most} 行，一次导不完。请用地区、行业或某一项改变缩小范围。',
    en: 'The list has more than {most} rows, which is more than is exported at once. Narrow it by region, industry or a single change.',
  },
} as const satisfies Record<string, RefusalDefinition>;

type CultivationCode = keyof typeof definitions;

export type CultivationRefusal = Refusal<CultivationCode>;

export const refuseCultivation = defineRefusals<CultivationCode>(definitions);

/** The status with which a refusal leaves. */
export function statusOf({ code }: CultivationRefusal): number {
  return definitions[code].status;
}
