import { chineseNumeral } from './chineseNumeral.ts';
import { shiftPoint } from './decimal.ts';
import { type Language, languageTag } from './language.ts';

/**
 * A number with thousands separators and at most six decimals.
 * @example formatNumber(12345.5, 'zh') // '12,345.5'
 */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(languageTag[language], { maximumFractionDigits: 6 }).format(value).replace('-', '−');
}

/**
 * An amount in the unit it is spoken of (元, 万元, 亿元; thousands, million, billion yuan), exact to the fen: an amount just
 * below a threshold never looks as if it reached it.
 * @example formatMoney(15_000_000, 'zh') // '1,500 万元'
 */
export function formatMoney(yuan: number, language: Language): string {
  const fen = Math.round(yuan * 100);
  const size = Math.abs(fen);
  if (language === 'zh') {
    if (size >= 1e10) return `${shiftPoint(fen, 10)} 亿元`;
    if (size >= 1e6) return `${shiftPoint(fen, 6)} 万元`;
    return `${shiftPoint(fen, 2)} 元`;
  }
  if (size >= 1e11) return `CNY ${shiftPoint(fen, 11)} billion`;
  if (size >= 1e8) return `CNY ${shiftPoint(fen, 8)} million`;
  return `CNY ${shiftPoint(fen, 2)}`;
}

/**
 * An amount as it is read aloud, for somebody checking that no zero too many was typed.
 * @example readMoneyAloud(15_000_000, 'zh') // '一千五百万元'
 */
export function readMoneyAloud(yuan: number, language: Language): string {
  const fen = Math.round(yuan * 100);
  if (language === 'en') return `${shiftPoint(fen, 2)} yuan`;
  const cents = Math.abs(fen) % 100;
  const whole = `${fen < 0 ? '负' : ''}${chineseNumeral(Math.floor(Math.abs(fen) / 100))}元`;
  if (cents === 0) return whole;
  const jiao = Math.floor(cents / 10);
  const rest = cents % 10;
  const jiaoWords = jiao > 0 ? `${chineseNumeral(jiao)}角` : '零';
  return whole + jiaoWords + (rest > 0 ? `${chineseNumeral(rest)}分` : '');
}

/**
 * A ratio in per cent, with as few decimals as its meaning allows: two, or more where fewer would carry it onto or over `near`.
 * @example formatPercent(0.02999, 'zh', 0.03) // '2.999%'
 */
export function formatPercent(ratio: number, language: Language, near?: number): string {
  const percent = ratio * 100;
  let shown = round(percent, 2);
  // A ratio within 1e-9 of a boundary is on it, so that side needs no more decimals.
  const isOnBoundary = near === undefined || Math.abs(ratio - near) <= 1e-9;
  for (let decimals = 3; !isOnBoundary && decimals <= 7; decimals += 1) {
    if (Math.sign(shown - near * 100) === Math.sign(ratio - near)) break;
    shown = round(percent, decimals);
  }
  return `${formatNumber(shown, language)}%`;
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

/** The units of the facts about a firm. */
export type Unit = 'person' | 'CNY' | 'year' | 'count' | 'rank' | 'level' | 'ratio' | 'point';

const UNIT_WORDS: Readonly<Record<Exclude<Unit, 'CNY' | 'ratio' | 'rank'>, { zh: string; one: string; many: string }>> =
  {
    person: { zh: '人', one: 'person', many: 'people' },
    year: { zh: '年', one: 'year', many: 'years' },
    count: { zh: '项', one: 'item', many: 'items' },
    level: { zh: '级', one: 'level', many: 'levels' },
    point: { zh: '分', one: 'point', many: 'points' },
  };

/**
 * A number together with its unit.
 * @example formatQuantity(3, 'year', 'zh') // '3 年'
 */
export function formatQuantity(value: number, unit: Unit, language: Language): string {
  if (unit === 'CNY') return formatMoney(value, language);
  if (unit === 'ratio') return formatPercent(value, language);
  const number = formatNumber(value, language);
  if (unit === 'rank') return formatRank(value, number, language);
  if (unit === 'level' && language === 'en') return `level ${number}`;
  const words = UNIT_WORDS[unit];
  if (language === 'zh') return `${number} ${words.zh}`;
  return `${number} ${value === 1 ? words.one : words.many}`;
}

function formatRank(value: number, number: string, language: Language): string {
  if (value === 0) return language === 'zh' ? '无名次' : 'not ranked';
  return language === 'zh' ? `第 ${number} 名` : `rank ${number}`;
}
