import type { Measure, Unit } from './unit.ts';

export type Language = 'zh' | 'en';

/**
 * A number with its unit in words, exact: money in 元, 万元 or 亿元 (Chinese) or CNY, ratios in per cent.
 * @example measureText({ value: 100_000_000, unit: 'CNY' }, 'zh') // '100万元'
 * @example measureText({ value: 0.03, unit: 'ratio' }, 'en') // '3%'
 */
export function measureText({ value, unit }: Measure, language: Language): string {
  if (unit === 'CNY') return moneyText(value, language);
  if (unit === 'ratio') return `${numberText(value * 100)}%`;
  const text = numberText(value);
  if (language === 'zh') return `${text}${ZH[unit]}`;
  if (unit === 'level') return `level ${text}`;
  return `${text}${value === 1 ? EN[unit].replace(/s$/, '').replace(/people$/, 'person') : EN[unit]}`;
}

const ZH: Readonly<Record<Exclude<Unit, 'CNY' | 'ratio'>, string>> = {
  person: '人',
  count: '项',
  year: '年',
  rank: '名',
  level: '级',
  point: '分',
};

const EN: Readonly<Record<Exclude<Unit, 'CNY' | 'ratio'>, string>> = {
  person: ' people',
  count: '',
  year: ' years',
  rank: '',
  level: '',
  point: ' points',
};

function moneyText(fen: number, language: Language): string {
  if (language === 'en') return `CNY ${numberText(fen / 100)}`;
  const size = Math.abs(fen);
  if (size >= 1e10) return `${numberText(fen / 1e10)}亿元`;
  return size >= 1e6 ? `${numberText(fen / 1e6)}万元` : `${numberText(fen / 100)}元`;
}

/** A number to at most eight decimals, with commas between thousands and no trailing zeros. */
function numberText(value: number): string {
  const rounded = Math.abs(Math.round(value * 1e8) / 1e8);
  const [whole = '0', fraction] = rounded.toLocaleString('en-US', { maximumFractionDigits: 8 }).split('.');
  return `${value < 0 && rounded !== 0 ? '−' : ''}${whole}${fraction === undefined ? '' : `.${fraction}`}`;
}
