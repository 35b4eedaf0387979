import type { Dictionary, FactDefinition } from '@leitu/rules';
import { type Language, textIn } from '../../../../platform/i18n/index.ts';
import { valueText } from '../../../../web/facts/valueText.ts';
import { receivedValue } from '../facts/received.ts';
import { messages } from './messages.ts';

/** How one fact bounds a search; bounds are written as they travel (money in CNY, ratios as decimals), an open one is empty. */
export type FactCondition =
  | { readonly fact: string; readonly kind: 'range'; readonly from: string; readonly to: string }
  | { readonly fact: string; readonly kind: 'is'; readonly value: string }
  | { readonly fact: string; readonly kind: 'missing' };

/**
 * Reads a condition as the interface and the address write it; undefined for what is none.
 * @example readCondition('revenue_y1:20000000..') // { fact: 'revenue_y1', kind: 'range', from: '20000000', to: '' }
 */
export function readCondition(written: string): FactCondition | undefined {
  const [, fact = '', asked = ''] = /^([a-z][a-z0-9_]*):([^:]+)$/.exec(written) ?? [];
  if (fact === '') return undefined;
  if (asked === 'missing') return { fact, kind: 'missing' };
  const [from, to, ...more] = asked.split('..');
  if (to === undefined) return { fact, kind: 'is', value: asked };
  if (more.length > 0 || from === undefined || from + to === '') return undefined;
  return { fact, kind: 'range', from, to };
}

/** The opposite of `readCondition`. */
export function writeCondition(condition: FactCondition): string {
  switch (condition.kind) {
    case 'missing':
      return `${condition.fact}:missing`;
    case 'is':
      return `${condition.fact}:${condition.value}`;
    case 'range':
      return `${condition.fact}:${condition.from}..${condition.to}`;
  }
}

/**
 * A condition as it is read.
 * @example conditionText({ fact: 'revenue_y1', kind: 'range', from: '20000000', to: '' }, dictionary, 'zh') // '上年度营业收入 ≥ 2,000万元'
 */
export function conditionText(condition: FactCondition, dictionary: Dictionary, language: Language): string {
  const label = dictionary.get(condition.fact)?.label[language] ?? condition.fact;
  const bounds = boundsText(condition, dictionary, language);
  const isOpen = condition.kind === 'range' && condition.from !== condition.to;
  return isOpen ? `${label} ${bounds}` : textIn(messages, language)('conditionIs', { label, bounds });
}

/**
 * The same without the fact's name.
 * @example boundsText({ fact: 'market_share', kind: 'range', from: '0.1', to: '0.2' }, dictionary, 'zh') // '10% 至 20%'
 */
export function boundsText(condition: FactCondition, dictionary: Dictionary, language: Language): string {
  const text = textIn(messages, language);
  const fact = dictionary.get(condition.fact);
  if (condition.kind === 'missing') return text('notStated');
  if (condition.kind === 'is') return shown(fact, condition.value, language);
  const [from, to] = [shown(fact, condition.from, language), shown(fact, condition.to, language)];
  if (condition.from === condition.to) return from;
  if (condition.to === '') return `≥ ${from}`;
  return condition.from === '' ? `≤ ${to}` : text('between', { from, to });
}

/** A bound or an answer with its unit; as it was written where it is none of the fact's. */
function shown(fact: FactDefinition | undefined, written: string, language: Language): string {
  if (fact === undefined || written === '') return written;
  if (written === 'true' || written === 'false') return valueText(fact, written === 'true', language);
  if (fact.unit === null) return valueText(fact, written, language);
  const value = Number(written);
  return Number.isFinite(value) ? valueText(fact, receivedValue(fact, value), language) : written;
}
