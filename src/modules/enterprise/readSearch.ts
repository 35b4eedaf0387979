import {
  addDays,
  type Bilingual,
  fillIn,
  ok,
  parseDay,
  parseDecimal,
  parseMoney,
  type Refusal,
  type Result,
  refused,
} from '@leitu/kernel';
import type { Dictionary } from '@leitu/rules';
import type { SearchQuery } from './contract.ts';
import { refuseEnterprise } from './refusals.ts';
import type { ColumnKind, SearchColumn } from './searchColumns.ts';
import { searchTerms } from './terms.ts';

/** What is looked for, with every name and value known to be good. */
export interface FirmSearch {
  /** The beginning of a term; empty where nothing is typed. */
  readonly term: string;
  /** Beginnings of terms that a firm bears besides. */
  readonly otherTerms: readonly string[];
  /** The beginning of the region codes; empty for all that may be seen. */
  readonly region: string;
  readonly industry: string;
  readonly conditions: readonly FactCondition[];
}

/** How one column bounds a search. Days, moments and numbers are texts as PostgreSQL reads them; money is in fen. */
export type FactCondition =
  | { readonly column: SearchColumn; readonly test: 'missing' }
  | { readonly column: SearchColumn; readonly test: 'is'; readonly value: string | boolean }
  | {
      readonly column: SearchColumn;
      readonly test: 'between';
      readonly from: string | null;
      /** The last that counts; of moments, the first that does not. */
      readonly until: string | null;
    };

/** In which order firms come; those of which it is not known come last either way. */
export interface FirmOrder {
  readonly column: SearchColumn;
  readonly isDescending: boolean;
}

type Columns = ReadonlyMap<string, SearchColumn>;

/** Reads what is looked for. */
export function readSearch(query: SearchQuery, columns: Columns): Result<FirmSearch, Refusal> {
  const conditions: FactCondition[] = [];
  const tier = query.tier === undefined ? [] : [`tier:${query.tier === 'none' ? 'missing' : query.tier}`];
  for (const written of [...tier, ...query.where]) {
    const condition = readCondition(written, columns);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  const { region = '', industry = '', q = '' } = query;
  const [term = '', ...otherTerms] = searchTerms(q);
  return ok({ term, otherTerms, region, industry, conditions });
}

/** Reads by what to sort: `-revenue_y1` from the greatest. */
export function readOrder(sort: string, columns: Columns): Result<FirmOrder, Refusal> {
  const isDescending = sort.startsWith('-');
  const name = isDescending ? sort.slice(1) : sort;
  const column = columns.get(name);
  return column === undefined ? refused(refuseEnterprise('unknown_column', { name })) : ok({ column, isDescending });
}

/** Reads which facts are to be shown, with commas between; `all` where nothing is asked for. */
export function readShown(
  written: string | undefined,
  all: readonly string[],
  dictionary: Dictionary,
): Result<readonly string[], Refusal> {
  if (written === undefined) return ok(all);
  const names = [...new Set(written.split(',').map((name) => name.trim()))].filter((name) => name !== '');
  const unknown = names.find((name) => !dictionary.has(name));
  return unknown === undefined ? ok(names) : refused(refuseEnterprise('unknown_column', { name: unknown }));
}

/** `revenue_y1:20000000..`, `own_brand:true`, `rd_institution_level:national` or `digital_level:missing`. */
function readCondition(written: string, columns: Columns): Result<FactCondition, Refusal> {
  const [name = '', value = ''] = written.split(/:(.*)/s);
  const column = columns.get(name);
  if (column === undefined) return refused(refuseEnterprise('unknown_column', { name }));
  // A word of its own, in the contract too: none is a level of a research institution.
  const condition = value === 'missing' ? ({ column, test: 'missing' } as const) : readTest(column, value);
  if (condition !== undefined) return ok(condition);
  const { zh, en } = examples[column.kind];
  const figures = { condition: written, zh: fillIn(zh, { name }), en: fillIn(en, { name }) };
  return refused(refuseEnterprise('condition_unfit', figures));
}

/** What a condition on a column may look like, for whoever wrote another. */
const examples: Readonly<Record<ColumnKind, Bilingual>> = {
  money: {
    zh: '“{name}:20000000..”（元，两端均可省略）',
    en: '“{name}:20000000..” (in CNY; either end may be left out)',
  },
  integer: { zh: '“{name}:10..200”（两端均可省略）', en: '“{name}:10..200” (either end may be left out)' },
  number: { zh: '“{name}:0.1..0.5”（两端均可省略）', en: '“{name}:0.1..0.5” (either end may be left out)' },
  date: {
    zh: '“{name}:2020-01-01..2024-12-31”（两端均可省略）',
    en: '“{name}:2020-01-01..2024-12-31” (either end may be left out)',
  },
  moment: {
    zh: '“{name}:2026-01-01..2026-12-31”（两端均可省略）',
    en: '“{name}:2026-01-01..2026-12-31” (either end may be left out)',
  },
  truth: {
    zh: '“{name}:true”“{name}:false”或“{name}:missing”',
    en: '“{name}:true”, “{name}:false” or “{name}:missing”',
  },
  choice: {
    zh: '“{name}:missing”，或冒号后写指标字典中的选项',
    en: '“{name}:missing”, or an option of the dictionary behind the colon',
  },
  text: {
    zh: '“{name}:missing”；名称、代码、地区和行业请用 q、region、industry 查找',
    en: '“{name}:missing”; names, codes, regions and industries are looked for by q, region and industry',
  },
};

/** What stands behind the name of a column; undefined where the column has no such test. */
function readTest(column: SearchColumn, value: string): FactCondition | undefined {
  switch (column.kind) {
    case 'text':
      return undefined;
    case 'choice':
      return column.options.includes(value) ? { column, test: 'is', value } : undefined;
    case 'truth':
      return value === 'true' || value === 'false' ? { column, test: 'is', value: value === 'true' } : undefined;
    default:
      return readRange(column, value);
  }
}

function readRange(column: SearchColumn, value: string): FactCondition | undefined {
  const [low, high, ...more] = value.split('..');
  if (low === undefined || high === undefined || more.length > 0) return undefined;
  const [from, until] = [readBound(column, low, 'from'), readBound(column, high, 'until')];
  if (from === undefined || until === undefined) return undefined;
  return from === null && until === null ? undefined : { column, test: 'between', from, until };
}

/** One end of a range; null where it is open, undefined where it cannot be read. */
function readBound({ kind }: SearchColumn, written: string, end: 'from' | 'until'): string | null | undefined {
  const text = written.trim();
  if (text === '') return null;
  switch (kind) {
    case 'money': {
      const amount = parseMoney(text, '元');
      return typeof amount === 'number' ? String(amount) : undefined;
    }
    case 'integer':
      return wholeBound(text, end);
    case 'date':
      return parseDay(text);
    case 'moment':
      return momentBound(text, end);
    default:
      return parseDecimal(text) === undefined || !Number.isFinite(Number(text)) ? undefined : String(Number(text));
  }
}

/** Columns of whole numbers are compared with whole numbers: from 9.5 means from 10. */
function wholeBound(text: string, end: 'from' | 'until'): string | undefined {
  if (parseDecimal(text) === undefined) return undefined;
  const whole = end === 'from' ? Math.ceil(Number(text)) : Math.floor(Number(text));
  return Number.isSafeInteger(whole) ? String(whole) : undefined;
}

/** Days are those of China; a range takes in the whole of its last day. */
function momentBound(text: string, end: 'from' | 'until'): string | undefined {
  const written = parseDay(text);
  if (written === undefined || written >= '9999-12-31') return undefined;
  return `${end === 'from' ? written : addDays(written, 1)}T00:00:00+08:00`;
}
