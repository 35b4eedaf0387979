import type { Language } from '../../platform/i18n/index.ts';

interface Step {
  readonly from: number;
  readonly unit: string;
}

/** Chinese counts in ten thousands, English in thousands. */
const steps: Readonly<Record<Language, readonly Step[]>> = {
  zh: [
    { from: 1e12, unit: '万亿' },
    { from: 1e8, unit: '亿' },
    { from: 1e4, unit: '万' },
  ],
  en: [
    { from: 1e12, unit: 'tn' },
    { from: 1e9, unit: 'bn' },
    { from: 1e6, unit: 'm' },
    { from: 1e3, unit: 'k' },
  ],
};

/** A number in short form, its unit apart so that it can be set smaller. */
export interface ShortNumber {
  readonly digits: string;
  readonly unit: string;
}

/** Below this a number is short enough as it is. */
const shortFrom = 100_000;

/**
 * A number shortened to four digits.
 * @example shortNumber(86_400_000, 'zh') // { digits: '8,640', unit: '万' }
 * @example shortNumber(86_400_000, 'en') // { digits: '86.4', unit: 'm' }
 */
export function shortNumber(value: number, language: Language): ShortNumber {
  if (Math.abs(value) < shortFrom) return { digits: fullNumber(value), unit: '' };
  // Rounded first, so that what rounds up to the next unit is written in it.
  const rounded = Number(value.toPrecision(4));
  const { from, unit } = steps[language].find((step) => Math.abs(rounded) >= step.from) ?? { from: 1, unit: '' };
  return { digits: fullNumber(rounded / from, 3), unit };
}

/** The same in one text: `8,640万`, `86.4m`. */
export function shortNumberText(value: number, language: Language): string {
  const { digits, unit } = shortNumber(value, language);
  return digits + unit;
}

/**
 * A number written out, in groups of three digits and with a true minus.
 * @example fullNumber(-1234.5) // '−1,234.5'
 */
export function fullNumber(value: number, mostDecimals = 2): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: mostDecimals }).replace('-', '−');
}

/**
 * An amount of CNY in short form with its unit.
 * @example amountText(86_400_000, 'zh') // '8,640万元'
 * @example amountText(86_400_000, 'en') // 'CNY 86.4m'
 */
export function amountText(yuan: number, language: Language): string {
  const short = shortNumberText(yuan, language);
  return language === 'zh' ? `${short}元` : `CNY ${short}`;
}
