import { type FactReading, measureText, optionText, type Range, type Verdict } from '@leitu/rules';
import type { PackJudgement } from '../modules/policy/index.ts';
import { type Language, textIn } from '../platform/i18n/index.ts';
import { messages } from './messages.ts';

export function verdictText(verdict: Verdict, language: Language): string {
  return textIn(messages, language)(`verdict_${verdict}`);
}

/** `符合 71 分`; `资料不足 50–72 分`. */
export function judgementText({ verdict, score }: PackJudgement, language: Language): string {
  const word = verdictText(verdict, language);
  return score === undefined ? word : `${word} ${rangeText(score, language)}`;
}

export function rangeText([lowest, highest]: Range, language: Language): string {
  const text = textIn(messages, language);
  return lowest === highest ? text('scoreExact', { points: lowest }) : text('scoreRange', { lowest, highest });
}

/** `上年度营业收入：6,000万元`. */
export function readingText({ fact, value }: FactReading, language: Language): string {
  return textIn(messages, language)('read', {
    fact: fact.label[language],
    value: valueText({ fact, value }, language),
  });
}

function valueText({ fact, value }: FactReading, language: Language): string {
  const text = textIn(messages, language);
  if (value === null) return text('absent');
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (fact.unit === 'rank' && value === 0) return text('none');
  if (typeof value === 'number') return measureText({ value, unit: fact.unit ?? 'count' }, language);
  return fact.type === 'enum' ? optionText(fact, value, language) : value;
}
