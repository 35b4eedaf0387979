import type { Bilingual, CalendarDay } from '@leitu/kernel';
import type { Unit } from './unit.ts';

/** The types of a fact. A `judgement` is a yes or no that only a person can give. */
export const FACT_TYPES = ['text', 'date', 'integer', 'number', 'money', 'enum', 'boolean', 'judgement'] as const;

export type FactType = (typeof FACT_TYPES)[number];

/** How a type is called where it is explained. */
export const FACT_TYPE_NAMES: Readonly<Record<FactType, Bilingual>> = {
  text: { zh: '文字', en: 'a text' },
  date: { zh: '日期', en: 'a date' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数', en: 'a number' },
  money: { zh: '金额', en: 'money' },
  enum: { zh: '选项', en: 'a choice' },
  boolean: { zh: '是否', en: 'a yes or no' },
  judgement: { zh: '由人判断的是否', en: 'a yes or no for a person to judge' },
};

/** One value that an enum fact may take. */
export interface FactOption extends Bilingual {
  readonly value: string;
}

/** What a fact is: one entry of the dictionary. */
export interface FactDefinition {
  /** The name in files, interfaces and tables: `revenue_y1`. */
  readonly name: string;
  readonly label: Bilingual;
  readonly type: FactType;
  /** The unit of a number; null for text, date, enum, boolean and judgement. */
  readonly unit: Unit | null;
  readonly definition: Bilingual | null;
  /** Which department can vouch for it. */
  readonly source: Bilingual;
  /** Bounds that a value may not pass, money in fen; null where there is none. */
  readonly least: number | null;
  readonly most: number | null;
  readonly options: readonly FactOption[];
}

/** The facts that rules may speak of, by name, in the dictionary's order. */
export type Dictionary = ReadonlyMap<string, FactDefinition>;

/**
 * A value of a fact: numbers as numbers (money in fen, ratios as 0.03), dates as calendar days, enums and texts as texts,
 * booleans and judgements as booleans.
 */
export type FactValue = number | string | boolean | CalendarDay;

/** What is known about one firm. A name that is absent is a missing fact. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/**
 * Makes sets of facts to be filled in, each with the same names in the same order, whether known or not: engines keep and read objects of
 * one shape several times as cheaply as objects each of its own.
 * @example blankFacts(['revenue_y1', 'name'])() // { revenue_y1: undefined, name: undefined }
 */
export function blankFacts(names: Iterable<string>): () => Record<string, FactValue | undefined> {
  // An object that is read from JSON is made in one go. One to which names are added after each other is copied a hundred times as slowly.
  const nulls = JSON.stringify(Object.fromEntries(Array.from(names, (name) => [name, null])));
  const blank = JSON.parse(nulls) as Record<string, FactValue | undefined>; // Each is set below.
  for (const name in blank) blank[name] = undefined;
  return () => ({ ...blank });
}
