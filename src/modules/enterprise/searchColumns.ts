import { type Dictionary, type FactDefinition, type FactType, TIERS } from '@leitu/rules';
import { FACT_COLUMNS } from './columns.ts';

/** How the values of a column are compared and put in order. */
export type ColumnKind = 'money' | 'integer' | 'number' | 'date' | 'moment' | 'truth' | 'choice' | 'text';

/** A column by which firms may be searched and sorted. Its name goes into SQL, so there are no others than these. */
export interface SearchColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The values of a choice in their own order, and those of a number that can have only a few. */
  readonly options: readonly string[];
  readonly mayBeMissing: boolean;
}

const kinds: Readonly<Record<FactType, ColumnKind>> = {
  text: 'text',
  date: 'date',
  integer: 'integer',
  number: 'number',
  money: 'money',
  enum: 'choice',
  boolean: 'truth',
  judgement: 'truth',
};

const neverMissing = new Set(['uscc', 'name', 'region_code']);

/** Levels such as 1 to 4, of which each may be that of very many firms. */
const mostLevels = 10;

function fewNumbers({ least, most }: FactDefinition): readonly string[] {
  if (least === null || most === null || most - least >= mostLevels) return [];
  return Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
}

/** The columns by which firms may be searched and sorted, by name: facts that have one, and what the dossier keeps beside them. */
export function searchColumns(dictionary: Dictionary): ReadonlyMap<string, SearchColumn> {
  const facts = FACT_COLUMNS.flatMap((name): SearchColumn[] => {
    const fact = dictionary.get(name);
    if (fact === undefined) return [];
    const options = fact.type === 'integer' ? fewNumbers(fact) : fact.options.map(({ value }) => value);
    return [{ name, kind: kinds[fact.type], options, mayBeMissing: !neverMissing.has(name) }];
  });
  const own: readonly SearchColumn[] = [
    { name: 'tier', kind: 'choice', options: TIERS, mayBeMissing: true },
    { name: 'tier_granted_on', kind: 'date', options: [], mayBeMissing: true },
    { name: 'updated_at', kind: 'moment', options: [], mayBeMissing: false },
  ];
  return new Map([...facts, ...own].map((column) => [column.name, column]));
}
