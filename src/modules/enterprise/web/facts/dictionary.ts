import type { Dictionary } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { valueText } from '../../../../web/facts/valueText.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import { dossierFacts, updatedAt } from './dossierFacts.ts';
import { groupFacts } from './groups.ts';
import { receivedValue, type TravelledValue } from './received.ts';

/** Everything that is stated of a firm: the facts of the rules, and the title it holds. */
export const dictionary: Dictionary = new Map([
  ...library.dictionary,
  ...dossierFacts.map((fact) => [fact.name, fact] as const),
]);

/** The same in the groups of a dossier. */
export const factGroups = groupFacts(dictionary);

/** What a search may ask for: the facts, and when something was last stated of the firm. */
export const searchDictionary: Dictionary = new Map([...dictionary, [updatedAt.name, updatedAt]]);

/** What a fact is called; one that only the server's packs know is called by its name. */
export function factLabel(name: string, language: Language): string {
  return searchDictionary.get(name)?.label[language] ?? name;
}

/** A travelled value as it is read, with its unit; amounts exactly, in 万元 for Chinese. */
export function factText(name: string, value: TravelledValue, language: Language): string {
  const fact = dictionary.get(name);
  if (fact === undefined) return value === null ? '' : String(value);
  // In one unit amounts can be compared down a page; 亿元 here and 万元 there cannot.
  const isLarge = fact.type === 'money' && typeof value === 'number' && Math.abs(value) >= 10_000;
  if (isLarge && language === 'zh') return `${fullNumber(value / 10_000, 6)}万元`;
  return valueText(fact, receivedValue(fact, value), language);
}
