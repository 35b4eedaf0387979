import type { Bilingual } from '@leitu/kernel';

/** The languages of the interface. Chinese is the language of the trade and the default; English is a switch away. */
export type Language = 'zh' | 'en';

/** Whether a word from outside (an option, a stored setting) names a language of the interface. */
export function isLanguage(word: unknown): word is Language {
  return word === 'zh' || word === 'en';
}

/** The language tag (BCP 47) that browsers, readers and number formats expect. */
export const languageTag: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/**
 * The sentence of a bilingual text in one language.
 * @example inLanguage({ zh: '企业', en: 'firm' }, 'en') // 'firm'
 */
export function inLanguage(text: Bilingual, language: Language): string {
  return text[language];
}
