import type { Bilingual } from '@leitu/kernel';
import { expressionText, sentenceText } from './expressionText.ts';
import type { Language } from './measureText.ts';
import type { Band, Condition, Indicator } from './pack.ts';

/** What a condition asks, in both languages: its rule, without its heading. */
export function conditionWords(condition: Condition): Bilingual {
  return { zh: wordsIn(condition, 'zh'), en: wordsIn(condition, 'en') };
}

/** The heading of a condition or, where it has none, its rule. */
export function conditionTitle(condition: Pick<Condition, 'label'> & { readonly words: Bilingual }): Bilingual {
  return condition.label ?? condition.words;
}

/**
 * When a band gives its points: its bound alone (≥ 80%) where all bands are about one value, everything else in full. Null for the last
 * band, which takes the rest.
 */
export function bandWords({ condition }: Band, indicator: Indicator): Bilingual | null {
  if (condition === null) return null;
  const isAboutValue = indicator.kind === 'bands' && indicator.value !== null;
  if (!isAboutValue || condition.kind !== 'compare' || condition.also !== null) return conditionWords(condition);
  const bound = (language: Language) => `${condition.operator} ${expressionText(condition.right, language)}`;
  return { zh: bound('zh'), en: bound('en') };
}

function wordsIn(condition: Condition, language: Language): string {
  const isChinese = language === 'zh';
  switch (condition.kind) {
    case 'all':
    case 'any':
      return wordsOfParts(condition.kind, condition.parts, language);
    case 'not':
      return isChinese ? `非“${wordsIn(condition.part, language)}”` : `Not: ${wordsIn(condition.part, language)}`;
    case 'compare':
    case 'holds':
    case 'is':
      return sentenceText(condition, language);
    case 'class': {
      const names = condition.among.map(
        (value) => condition.pack.classes.find((one) => one.value === value)?.[language] ?? value,
      );
      const [last, ...before] = names.toReversed();
      const list = [before.toReversed().join(isChinese ? '、' : ', '), last]
        .filter(Boolean)
        .join(isChinese ? '或' : ' or ');
      return isChinese ? `企业规模为${list}` : `The firm is ${list}`;
    }
  }
}

/** Parts without headings are one sentence; those with headings are told one by one below it. */
function wordsOfParts(kind: 'all' | 'any', parts: readonly Condition[], language: Language): string {
  if (parts.every(({ label }) => label === null)) {
    const [zh, en] = kind === 'all' ? ['，且', ' and '] : ['，或', ' or '];
    return parts.map((part) => wordsIn(part, language)).join(language === 'zh' ? zh : en);
  }
  if (kind === 'all') return language === 'zh' ? '同时满足以下各项' : 'All of the following';
  return language === 'zh' ? '满足以下任意一项' : 'Any one of the following';
}

/** The citation of an article, whose Chinese form is the official one, in either language. */
export function articleText(article: string, language: Language): string {
  if (language === 'zh') return article;
  return article
    .replace(/附件(\d+)/g, 'Annex $1')
    .replace(/第([一二三四五六七八九十]+)条/g, (_, numeral: string) => `Article ${chineseNumeral(numeral)}`)
    .replace(/（([一二三四五六七八九十]+)）/g, (_, numeral: string) => `(${chineseNumeral(numeral)})`)
    .replace(/[一二三四五六七八九十]+/g, (numeral) => `§${chineseNumeral(numeral)}`)
    .replace(/示例/g, 'Example')
    .replace(/正文/g, 'Main text');
}

const DIGITS = '零一二三四五六七八九';

/** 一 to 九十九 as a number. */
function chineseNumeral(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const digit = (character: string | undefined) => Math.max(0, DIGITS.indexOf(character ?? ''));
  if (!numeral.includes('十')) return digit(ones);
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' || ones === undefined ? 0 : digit(ones));
}
