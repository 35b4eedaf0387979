import type { Language } from '../../../platform/i18n/index.ts';
import { library } from '../../../web/facts/library.ts';
import { factText } from '../../enterprise/web/door.ts';
import type { ChangeStep } from '../contract.ts';

const words = {
  zh: {
    missing: '未填报',
    least: '{value}以上',
    most: '不超过 {value}',
    exact: '{value}',
    within: '前 {value} 名以内',
  },
  en: {
    missing: 'not stated',
    least: 'at least {value}',
    most: 'at most {value}',
    exact: '{value}',
    within: 'among the first {value}',
  },
} as const;

/** What a fact is today. */
export function nowText({ fact, from }: ChangeStep, language: Language): string {
  return from === null ? words[language].missing : factText(fact, from, language);
}

/**
 * What a fact must be.
 * @example neededText({ fact: 'revenue_y1', to: 15_000_000, bound: 'least', … }, 'zh') // '1,500万元以上'
 */
export function neededText({ fact, to, bound }: ChangeStep, language: Language): string {
  const isRank = library.dictionary.get(fact)?.unit === 'rank' && typeof to === 'number';
  const how = isRank && bound === 'most' ? 'within' : typeof to === 'number' ? bound : 'exact';
  const value = isRank && how === 'within' ? String(to) : factText(fact, to, language);
  return words[language][how].replace('{value}', value);
}
