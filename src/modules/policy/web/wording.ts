import type { Bilingual } from '@leitu/kernel';
import type { Range } from '@leitu/rules';
import { type Language, textIn } from '../../../platform/i18n/index.ts';
import { messages } from './messages.ts';

/** Points that are certain, or from the lowest to the highest possible. */
export function pointsText([lowest, highest]: Range, language: Language): string {
  const shown = (points: number) => String(Math.round(points * 1e6) / 1e6);
  const range = lowest === highest ? shown(lowest) : `${shown(lowest)}–${shown(highest)}`;
  return textIn(messages, language)('points', { points: range });
}

/** When a band gives its points, in the words of `bandWords`. */
export function bandText(words: Bilingual | null, language: Language): string {
  return words?.[language] ?? textIn(messages, language)('otherwise');
}
