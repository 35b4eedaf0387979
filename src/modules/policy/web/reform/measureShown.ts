import { measureText, type Unit } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';

/** A number of the rules in words, rounded for the eye: money to 元, ratios to a hundredth of a per cent. */
export function measureShown(value: number, unit: Unit, language: Language): string {
  const rounded = unit === 'CNY' ? Math.round(value / 100) * 100 : Math.round(value * 1e4) / 1e4;
  return measureText({ value: rounded, unit }, language);
}
