import { sectionName } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';
import { industryName } from '../../../../web/facts/industries.ts';

/**
 * A section, division or class of industries with its code.
 * @example industryWords('C3921', 'zh') // 'C3921 计算机、通信和其他电子设备制造业'
 */
export function industryWords(code: string, language: Language): string {
  const name = code.length === 1 ? sectionName(code)?.[language] : industryName(code, language)?.split(' · ').at(-1);
  return name === undefined ? code : `${code} ${name}`;
}
