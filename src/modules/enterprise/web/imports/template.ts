import type { Dictionary, FactDefinition } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';

/**
 * An empty table of firms as .csv, whose headers say what belongs below them, and amounts in 万元. A mark at its beginning lets Excel know
 * that it is UTF-8.
 */
export function templateText(dictionary: Dictionary, language: Language): string {
  const headers = [...dictionary.values()].map((fact) => quoted(headerOf(fact, language)));
  return `\uFEFF${headers.join(',')}\r\n`;
}

function headerOf({ label, type, unit }: FactDefinition, language: Language): string {
  // Units in brackets are understood in Chinese brackets and in plain ones.
  if (type === 'money') return language === 'zh' ? `${label.zh}（万元）` : `${label.en} (万元)`;
  if (unit === 'ratio') return language === 'zh' ? `${label.zh}（%）` : `${label.en} (%)`;
  return label[language];
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
