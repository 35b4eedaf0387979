import type { Card, CardVariable } from './card.ts';
import type { Column } from './sample.ts';

/** How a variable of a card is called in its pack: the fact, the fact that says whether it is missing, and for words the option of each. */
export interface PackNames {
  readonly variable: CardVariable;
  readonly fact: string;
  readonly missing: string;
  readonly options: ReadonlyMap<string, string>;
  /** The option that stands for every word that is in no group: its value, and its name. */
  readonly others: readonly [value: string, name: string];
}

/** What the language of packs takes for itself. */
const RESERVED = new Set(
  'and or not score value otherwise share growth mean compound_growth 且 或 非 得分 值 其余 占比 增长率 平均 年均复合增长率'.split(
    ' ',
  ),
);

/** Names that the language of packs can read, one for each variable and each word; no two are the same. */
export function packNamesOf({ variables }: Pick<Card, 'variables'>): readonly PackNames[] {
  const taken = new Set<string>();
  return variables.map((variable) => {
    const fact = freeName(variable.name, taken);
    const missing = freeName(`${fact}_missing`, taken);
    const levels = variable.bins.flatMap(({ content }) => (content.kind === 'levels' ? content.levels : []));
    const named = new Set<string>();
    const options = new Map(levels.map((level) => [level, freeName(level, named)]));
    const values = new Set(levels);
    return { variable, fact, missing, options, others: [freeName('其他', values), freeName('其他', named)] };
  });
}

/** A name of letters, digits and underscores that is not taken, and is from now on. */
function freeName(wish: string, taken: Set<string>): string {
  const plain = wish.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  const base = /^[\p{L}\p{Nl}]/u.test(plain) && !RESERVED.has(plain) ? plain : `_${plain}`;
  let name = base;
  for (let number = 2; taken.has(name) || RESERVED.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

/**
 * A row as the facts that the card's pack reads: each value, and whether it is missing.
 * @example factsOfRow(packNamesOf(card), columns, 0) // age 31, age_missing false
 */
export function factsOfRow(
  names: readonly PackNames[],
  columns: readonly Column[],
  row: number,
): Readonly<Record<string, number | string | boolean>> {
  const facts: Record<string, number | string | boolean> = {};
  for (const { variable, fact, missing } of names) {
    const column = columns.find(({ name }) => name === variable.name);
    const value = column === undefined ? undefined : valueAt(column, row);
    facts[missing] = value === undefined;
    if (value !== undefined) facts[fact] = value;
  }
  return facts;
}

function valueAt(column: Column, row: number): number | string | undefined {
  if (column.kind === 'word') return column.levels[column.codes[row] ?? -1];
  const value = column.values[row];
  return Number.isNaN(value) ? undefined : value;
}
