import { type CalendarDay, ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type CellReading, type Dictionary, readHeader } from '@leitu/rules';
import type { ImportColumn } from '../contract.ts';
import { refuseImport } from './refusals.ts';

/** A fact and the unit in which a column writes it. */
export type Reading = NonNullable<ImportColumn['reading']>;

/** What a header says by itself: a fact by its name or label, and the unit behind it; null where it says nothing that is known. */
export function readingOfHeader(header: string, dictionary: Dictionary, on: CalendarDay): Reading | null {
  // The header of a table is read as a whole and must have a code, so each is read beside one.
  const read = readHeader(['uscc', header], dictionary, on);
  if (!read.ok) return read.reason.code === 'repeated_column' ? plainReading('uscc') : null;
  const column = read.value.columns[1];
  if (column === null || column === undefined) return null;
  return { fact: column.fact.name, money_scale: column.moneyScale, is_percent: column.isPercent };
}

function plainReading(fact: string): Reading {
  return { fact, money_scale: '元', is_percent: false };
}

/**
 * Proposes how each column is read: as the organisation has mapped the header before, or else as the header says. Of two columns that
 * would be the same fact the first has it.
 */
export function proposeColumns(
  found: readonly Pick<ImportColumn, 'header' | 'examples'>[],
  remembered: ReadonlyMap<string, Reading | null>,
  dictionary: Dictionary,
  on: CalendarDay,
): readonly ImportColumn[] {
  const taken = new Set<string>();
  return found.map(({ header, examples }) => {
    const said = readingOfHeader(header, dictionary, on);
    const before = remembered.get(header);
    const isRemembered = before !== undefined && (before === null || dictionary.has(before.fact));
    const reading = isRemembered ? before : said;
    if (reading !== null && taken.has(reading.fact)) return { header, reading: null, origin: 'none', examples };
    if (reading !== null) taken.add(reading.fact);
    const origin = !isAlike(reading, said) ? 'remembered' : reading === null ? 'none' : 'header';
    return { header, reading, origin, examples };
  });
}

/** The columns as somebody has chosen them; those that are not named stay as they are. */
export function chooseColumns(
  columns: readonly ImportColumn[],
  chosen: readonly Pick<ImportColumn, 'header' | 'reading'>[],
  dictionary: Dictionary,
): Result<readonly ImportColumn[], Refusal> {
  const known = new Set(columns.map(({ header }) => header));
  const unknown = chosen.find(({ header }) => !known.has(header));
  if (unknown !== undefined) return refused(refuseImport('unknown_column', { header: unknown.header }));
  const choices = new Map(chosen.map(({ header, reading }) => [header, reading]));
  const result = columns.map((column): ImportColumn => {
    const reading = choices.get(column.header);
    if (reading === undefined || isAlike(reading, column.reading)) return column;
    return { ...column, reading, origin: 'chosen' };
  });
  const refusal = findFaultOfMapping(result, dictionary);
  return refusal === undefined ? ok(result) : refused(refusal);
}

function findFaultOfMapping(columns: readonly ImportColumn[], dictionary: Dictionary): Refusal | undefined {
  const headers = new Map<string, string>();
  for (const { header, reading } of columns) {
    if (reading === null) continue;
    const fact = dictionary.get(reading.fact);
    if (fact === undefined) return refuseImport('unknown_fact', { header, fact: reading.fact });
    const first = headers.get(reading.fact);
    if (first !== undefined) {
      return refuseImport('fact_twice', { first, second: header, label: fact.label.zh, label_en: fact.label.en });
    }
    headers.set(reading.fact, header);
  }
  return headers.has('uscc') ? undefined : refuseImport('no_uscc_column');
}

/** How the cells of each column of the file are read, in its order. */
export function cellReadings(
  columns: readonly ImportColumn[],
  dictionary: Dictionary,
  on: CalendarDay,
): readonly (CellReading | null)[] {
  return columns.map(({ reading }) => {
    const fact = reading === null ? undefined : dictionary.get(reading.fact);
    if (reading === null || fact === undefined) return null;
    return { fact, moneyScale: reading.money_scale, isPercent: reading.is_percent, on };
  });
}

function isAlike(a: Reading | null, b: Reading | null): boolean {
  if (a === null || b === null) return a === b;
  return a.fact === b.fact && a.money_scale === b.money_scale && a.is_percent === b.is_percent;
}
