import { type FactDefinition, type FactValue, measureText, optionText, type Unit } from '@leitu/rules';
import { formatDay, formatPercent, type Language, textIn } from '../../platform/i18n/index.ts';
import { messages } from './messages.ts';

/** A number with its unit, as it is read. */
export function quantityText(value: number, unit: Unit, language: Language): string {
  const text = textIn(messages, language);
  if (unit === 'ratio') return formatPercent(value);
  if (unit === 'rank') return value === 0 ? text('noRank') : text('rank', { rank: value });
  return measureText({ value, unit }, language);
}

/** The value of a fact, as it is read. */
export function valueText(fact: FactDefinition, value: FactValue | null, language: Language): string {
  const text = textIn(messages, language);
  if (value === null) return text('missing');
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (typeof value === 'number') return quantityText(value, fact.unit ?? 'count', language);
  if (fact.type === 'date') return formatDay(value, language);
  return fact.type === 'enum' ? optionText(fact, value, language) : value;
}
