import type { Language } from '../../../platform/i18n/index.ts';
import { fullNumber } from '../../../web/ui/number.ts';

/**
 * What a change costs, as it is read. Costs are reckoned in the effort of spending CNY 10,000: an estimate, so no more than three digits.
 * @example costText(12.34, 'zh') // '约 12.3 万元'
 * @example costText(12.34, 'en') // 'about CNY 123,000'
 */
export function costText(cost: number, language: Language): string {
  const rounded = Number(cost.toPrecision(3));
  if (rounded === 0) return language === 'zh' ? '不另花钱' : 'nothing';
  return language === 'zh' ? `约 ${fullNumber(rounded, 4)} 万元` : `about CNY ${fullNumber(rounded * 10_000, 0)}`;
}
