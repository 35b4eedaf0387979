import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what dossiers refuse, beside the cells of facts and files. */
const definitions = {
  unknown_column: {
    status: 422,
    zh: '没有“{name}”这一列；可用的有指标字典中的指标，以及 tier、tier_granted_on、updated_at',
    en: 'There is no column “{name}”; there are the facts of the dictionary, tier, tier_granted_on and updated_at',
  },
  condition_unfit: {
    status: 422,
    zh: '筛选条件“{condition}”无法使用；可以写成{zh}',
    en: 'The condition “{condition}” cannot be used; write {en}',
  },
  exports_busy: {
    status: 503,
    zh: '同时进行的导出已有 {most} 个，请稍后再试。',
    en: 'There are {most} exports under way already. Try again shortly.',
  },
  sheet_too_small: {
    status: 422,
    zh: '名单有 {rows} 家企业，超过一张工作表的上限 {most} 行。请改为导出 .csv，或缩小筛选范围。',
    en: 'The list has {rows} firms, more than the {most} rows of a sheet. Export it as .csv, or narrow the search.',
  },
} as const satisfies Record<string, RefusalDefinition>;

export type EnterpriseCode = keyof typeof definitions;

/** Makes a refusal of the dossier. */
export const refuseEnterprise = defineRefusals<EnterpriseCode>(definitions);

/** The status with which a refusal leaves; what the rules core refuses of a cell is a request that cannot be met, 422. */
export function statusOfRefusal({ code }: Refusal): number {
  const known: Readonly<Record<string, RefusalDefinition>> = definitions;
  return known[code]?.status ?? 422;
}
