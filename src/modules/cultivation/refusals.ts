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
} as const satisfies Record<string, RefusalDefinition>;

type CultivationCode = keyof typeof definitions;

export type CultivationRefusal = Refusal<CultivationCode>;

export const refuseCultivation = defineRefusals<CultivationCode>(definitions);

/** The status with which a refusal leaves. */
export function statusOf({ code }: CultivationRefusal): number {
  return definitions[code].status;
}
