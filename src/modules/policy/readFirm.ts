import type { Bilingual, CalendarDay, Refusal } from '@leitu/kernel';
import { cellText, type Dictionary, type Facts, type FactValue, factWarnings, readCell, shownText } from '@leitu/rules';
import { refusePolicy } from './refusals.ts';

/** A value of a request that was refused, and why. */
export interface RefusedValue extends Refusal {
  readonly column: string;
  readonly value: string;
}

export interface ReadFirm {
  readonly facts: Facts;
  readonly refused: RefusedValue[];
  readonly warnings: readonly Bilingual[];
}

/** Reads the facts of one firm of a request: money in CNY, what is null or left out is missing. */
export function readFirm(
  dictionary: Dictionary,
  given: Readonly<Record<string, string | number | boolean | null>>,
  on: CalendarDay,
): ReadFirm {
  const facts: Record<string, FactValue> = {};
  const refused: RefusedValue[] = [];
  for (const [name, cell] of Object.entries(given)) {
    const fact = dictionary.get(name);
    const value = shownText(cellText(cell));
    if (fact === undefined) {
      refused.push({ ...refusePolicy('unknown_fact', { name: shownText(name) }), column: shownText(name), value });
      continue;
    }
    const read = readCell({ fact, moneyScale: '元', isPercent: false, on }, cell);
    if (!read.ok) refused.push({ ...read.reason, column: name, value });
    else if (read.value !== undefined) facts[name] = read.value;
  }
  return { facts, refused, warnings: factWarnings(facts) };
}
