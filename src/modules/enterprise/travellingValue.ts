import type { FactDefinition, FactValue } from '@leitu/rules';

/**
 * A value as it leaves the server: money in CNY, null where it is missing.
 * @example travellingValue(revenue, 1050) // 10.5
 */
export function travellingValue(
  fact: FactDefinition | undefined,
  value: FactValue | undefined,
): string | number | boolean | null {
  if (value === undefined) return null;
  return typeof value === 'number' && fact?.unit === 'CNY' ? value / 100 : value;
}
