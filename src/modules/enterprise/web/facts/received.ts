import type { FactDefinition, FactValue } from '@leitu/rules';

/** A value as it travels: money in CNY, ratios as decimals. */
export type TravelledValue = string | number | boolean | null;

/** A travelled value as the rules hold it: money in fen. */
export function receivedValue(fact: FactDefinition, value: TravelledValue): FactValue | null {
  return fact.type === 'money' && typeof value === 'number' ? Math.round(value * 100) : value;
}

/** A value of the rules as it travels. */
export function sentValue(fact: FactDefinition, value: FactValue): string | number | boolean {
  return fact.type === 'money' && typeof value === 'number' ? value / 100 : value;
}
