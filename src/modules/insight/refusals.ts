import { defineRefusals, type Refusal, type RefusalDefinition } from '@leitu/kernel';

/** The closed list of what this module refuses. */
const definitions = {
  region_outside: {
    status: 403,
    zh: '地区 {region} 不在您的辖区 {own} 之内。请选择辖区内的地区。',
    en: 'The region {region} is not within yours, {own}. Choose one that is.',
  },
  unknown_region: {
    status: 404,
    zh: '行政区划中没有 {region}。请使用 2 位（省）、4 位（市）或 6 位（县）的代码。',
    en: 'There is no region {region}. Use the code of a province (2 digits), a city (4) or a county (6).',
  },
} as const satisfies Record<string, RefusalDefinition>;

type InsightCode = keyof typeof definitions;

export type InsightRefusal = Refusal<InsightCode>;

export const refuseInsight = defineRefusals<InsightCode>(definitions);

/** The status with which a refusal leaves. */
export function statusOf({ code }: InsightRefusal): number {
  return definitions[code].status;
}
