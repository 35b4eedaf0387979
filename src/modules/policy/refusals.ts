import { defineRefusals, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
export const policyRefusals = {
  unknown_pack: {
    status: 404,
    zh: '没有规则包“{pack}”；现有：{known}',
    en: 'There is no pack “{pack}”; there are: {known}',
  },
  unknown_fact: {
    status: 422,
    zh: '指标字典中没有“{name}”；全部指标见 GET /api/policy/facts',
    en: 'The dictionary of facts has no “{name}”; GET /api/policy/facts lists them all',
  },
} as const satisfies Record<string, RefusalDefinition>;

export const refusePolicy = defineRefusals(policyRefusals);

export type PolicyCode = keyof typeof policyRefusals;
