import { divisionName, type FactDefinition, type FactValue, INDUSTRIES, sectionName } from '@leitu/rules';
import type { Language } from '../../platform/i18n/index.ts';
import { valueText } from './valueText.ts';

/**
 * The industries whose code or name has what was typed, as choices of a field.
 * @example industryOptions('仪表', 'zh') // [{ value: 'C40', label: 'C40 仪器仪表制造业' }]
 */
export function industryOptions(typed: string, language: Language): { value: string; label: string }[] {
  const wanted = typed.trim().toLowerCase();
  return INDUSTRIES.filter(({ code, zh, en }) => [code, zh, en].some((one) => one.toLowerCase().includes(wanted))).map(
    (one) => ({ value: one.code, label: `${one.code} ${one[language]}` }),
  );
}

/**
 * The section of an industry code, and its division where the list has it; null for what is no code of the standard.
 * @example industryName('C3453', 'zh') // '制造业 · 通用设备制造业'
 */
export function industryName(code: string, language: Language): string | null {
  const division = divisionName(code);
  if (division === undefined) return null;
  const names = [sectionName(code), division].flatMap((one) => (one === undefined ? [] : [one[language]]));
  return names.filter((name, index) => names.indexOf(name) === index).join(' · ');
}

/** An answer as it is read again: an industry code with the name of its industry behind it. */
export function answerText(fact: FactDefinition, value: FactValue, language: Language): string {
  const name = fact.name === 'industry_code' && typeof value === 'string' ? industryName(value, language) : null;
  const shown = valueText(fact, value, language);
  if (name === null) return shown;
  return language === 'zh' ? `${shown}（${name}）` : `${shown} (${name})`;
}
