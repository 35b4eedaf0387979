import {
  type Band,
  type Condition,
  conditionWords,
  expressionText,
  type FactDefinition,
  type FactValue,
  type Indicator,
  measureText,
  optionText,
  type Range,
  type Unit,
} from '@leitu/rules';
import { formatDay, formatPercent, type Language, textIn } from '../../../platform/i18n/index.ts';
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
  if (value === null) return text('absent');
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (typeof value === 'number') return quantityText(value, fact.unit ?? 'count', language);
  if (fact.type === 'date') return formatDay(value, language);
  return fact.type === 'enum' ? optionText(fact, value, language) : value;
}

/** Points that are certain, or from the lowest to the highest possible. */
export function pointsText([lowest, highest]: Range, language: Language): string {
  const shown = (points: number) => String(Math.round(points * 1e6) / 1e6);
  const range = lowest === highest ? shown(lowest) : `${shown(lowest)}–${shown(highest)}`;
  return textIn(messages, language)('points', { points: range });
}

/** When a band gives its points; where all bands are about one value, without naming it again. */
export function bandText({ condition }: Band, indicator: Indicator, language: Language): string {
  if (condition === null) return textIn(messages, language)('otherwise');
  const isAboutValue = indicator.kind === 'bands' && indicator.value !== null;
  if (!isAboutValue || condition.kind !== 'compare' || condition.also !== null) return sentence(condition, language);
  return `${condition.operator} ${expressionText(condition.right, language)}`;
}

/** A condition and its parts in one sentence. */
function sentence(condition: Condition, language: Language): string {
  if (condition.kind !== 'all' && condition.kind !== 'any') return conditionWords(condition)[language];
  const join = textIn(messages, language)(condition.kind === 'all' ? 'and' : 'or');
  return condition.parts.map((part) => sentence(part, language)).join(join);
}
