import type { Facts, FactValue } from '@leitu/rules';

/** The names of all facts that were ever written, the shorter first, as jsonb has them, and how each begins its value. */
const names: string[] = [];
const beginnings = new Map<string, string>();

const written = new WeakMap<Facts, string>();

/**
 * Facts as JSON with their names in order, so that equal facts make equal texts. A text is made once: of a new firm the record, its digest
 * and its row all hold the same facts.
 * @example factsText({ revenue_y1: 5, name: '南方' }) // '{"name":"南方","revenue_y1":5}'
 */
export function factsText(facts: Facts): string {
  const known = written.get(facts);
  if (known !== undefined) return known;
  for (const name in facts) if (!beginnings.has(name)) learnName(name);
  let text = '';
  for (const name of names) {
    const value = facts[name];
    if (value !== undefined) text += (beginnings.get(name) ?? '') + valueText(value);
  }
  const made = `{${text.slice(1)}}`;
  written.set(facts, made);
  return made;
}

function learnName(name: string): void {
  beginnings.set(name, `,${JSON.stringify(name)}:`);
  names.push(name);
  names.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function valueText(value: FactValue): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
