import { type Band, type Condition, conditionWords, expressionText, type Indicator, type Range } from '@leitu/rules';
import { type Language, textIn } from '../../../platform/i18n/index.ts';
import { messages } from './messages.ts';

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
