import type { Threshold } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';

/** How a threshold is moved: what one unit of the slider is in the measure of the rules, and how far it goes. */
export interface Scale {
  /** The measure of one shown unit: 0.01 for %, 1,000,000 fen for 万元. */
  readonly measure: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly unit: string;
}

const UNITS: Readonly<Record<Threshold['unit'], Readonly<Record<Language, string>>>> = {
  CNY: { zh: '万元', en: 'CNY m' },
  person: { zh: '人', en: 'people' },
  count: { zh: '项', en: '' },
  year: { zh: '年', en: 'years' },
  rank: { zh: '名', en: '' },
  level: { zh: '级', en: '' },
  ratio: { zh: '%', en: '%' },
  point: { zh: '分', en: 'points' },
};

/**
 * The scale of a threshold: from its lowest possible value, or 0, to its highest, or some way beyond where it is, in steps that a person
 * would take.
 * @example scaleOf({ unit: 'ratio', value: 0.03, … }, 'zh') // 0 to 10 %, in steps of 0.5
 */
export function scaleOf({ unit, value, least, most }: Threshold, language: Language): Scale {
  const measure = unit === 'ratio' ? 0.01 : unit === 'CNY' ? (language === 'zh' ? 1e6 : 1e8) : 1;
  const shown = Math.abs(value) / measure;
  const reach = reachOf(unit, shown);
  const lowest = least === null ? 0 : least / measure;
  const highest = most === null ? reach : Math.min(reach, most / measure);
  return { measure, least: lowest, most: highest, step: stepOf(unit, highest), unit: UNITS[unit][language] };
}

/** Some way beyond the present value, round. */
function reachOf(unit: Threshold['unit'], shown: number): number {
  if (unit === 'ratio' && shown > 33) return 100;
  if (unit === 'point') return Math.max(10, shown * 2);
  if (shown === 0) return 10;
  const power = 10 ** Math.floor(Math.log10(shown * 3));
  return Math.ceil((shown * 3) / power) * power;
}

function stepOf(unit: Threshold['unit'], most: number): number {
  if (unit === 'ratio') return most > 33 ? 1 : 0.5;
  if (unit === 'CNY') return 10 ** Math.floor(Math.log10(most / 20));
  return unit === 'year' ? 0.5 : 1;
}

/** A value of the rules on the scale, without what floating-point arithmetic adds. */
export function onScale(value: number, { measure }: Scale): number {
  return Number((value / measure).toPrecision(12));
}

/** A value of the scale in the measure of the rules; money in whole fen. */
export function offScale(shown: number, { measure }: Scale): number {
  const value = shown * measure;
  return measure > 1 ? Math.round(value) : Number(value.toPrecision(12));
}
