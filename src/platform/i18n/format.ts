import { type Money, yuanText } from '@leitu/kernel';
import { chineseNumeral } from './chineseNumeral.ts';
import { type Language, languageTag } from './language.ts';

/**
 * An amount as it is read aloud, for somebody checking that no zero too many was typed.
 * @example readMoneyAloud(money(1_500_000_000), 'zh') // '一千五百万元'
 */
export function readMoneyAloud(amount: Money, language: Language): string {
  if (language === 'en') {
    const [whole = '', cents] = yuanText(amount).split('.');
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === undefined ? '' : `.${cents}`} yuan`;
  }
  const size = Math.abs(amount);
  const fen = size % 100;
  const whole = `${amount < 0 ? '负' : ''}${chineseNumeral(Math.floor(size / 100))}元`;
  if (fen === 0) return whole;
  const jiao = fen < 10 ? '零' : `${chineseNumeral(Math.floor(fen / 10))}角`;
  return whole + jiao + (fen % 10 === 0 ? '' : `${chineseNumeral(fen % 10)}分`);
}

/**
 * A ratio in per cent, to two decimals. What is not a whole per cent never looks like one: thresholds are whole, and a ratio just
 * below must not seem to reach its own.
 * @example formatPercent(0.0299999) // '2.99999%'
 */
export function formatPercent(ratio: number): string {
  const percent = ratio * 100;
  // As in judging, a ratio within 1e-9 of a boundary is on it.
  const isWhole = Math.abs(percent - Math.round(percent)) <= 1e-7;
  const decimals = isWhole ? 0 : ([2, 3, 4, 5, 6].find((places) => !Number.isInteger(round(percent, places))) ?? 7);
  return `${round(percent, decimals).toLocaleString('en-US', { maximumFractionDigits: 7 })}%`.replace('-', '−');
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/**
 * A calendar day, given as ISO 8601, the way it is written out.
 * @example formatDay('2026-04-01', 'en') // '1 April 2026'
 */
export function formatDay(isoDay: string, language: Language): string {
  const day = new Date(`${isoDay}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return isoDay;
  const format = new Intl.DateTimeFormat(languageTag[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(day);
}
