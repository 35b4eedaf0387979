import {
  type CalendarDay,
  defineRefusals,
  type MoneyScale,
  ok,
  type Refusal,
  type Result,
  refused,
} from '@leitu/kernel';
import { meantText, shownText } from './cellText.ts';
import type { Dictionary, FactDefinition } from './fact.ts';
import type { CellReading } from './factCell.ts';
import { hint } from './reading.ts';
import type { Unit } from './unit.ts';

const refuse = defineRefusals({
  no_uscc_column: {
    status: 422,
    zh: '表头中没有“统一社会信用代码”（uscc）一列；表头应在第一行，现在的表头是：{found}',
    en: 'The header has no column uscc (统一社会信用代码); it must be the first row, which now reads: {found}',
  },
  repeated_column: {
    status: 422,
    zh: '“{first}”和“{second}”两列是同一个指标；请只留一列',
    en: 'The columns “{first}” and “{second}” are the same fact; keep one',
  },
  unknown_unit: {
    status: 422,
    zh: '表头“{header}”中的单位“{unit}”不能用；请写成“{example}”，并按这个单位填写',
    en: 'The header “{header}” has the unit “{unit}”, which cannot be used; write “{example}” and enter the values in that unit',
  },
});

export type HeaderCode = Parameters<typeof refuse>[0];

/** How each column of a table is read; null for a column that no fact goes by. */
export interface Header {
  readonly columns: readonly (CellReading | null)[];
  /** The columns that no fact goes by, each with what it may have been meant to be. */
  readonly ignored: readonly IgnoredColumn[];
}

export interface IgnoredColumn {
  readonly header: string;
  readonly hint: { readonly hint_zh: string; readonly hint_en: string };
}

/**
 * Reads the header of a table: facts by name or label, money in 元 unless the header says 万元 or 亿元 behind the label.
 * @example readHeader(['uscc', '上年度营业收入（万元）'], dictionary, day('2026-04-01'))
 */
export function readHeader(
  headers: readonly string[],
  dictionary: Dictionary,
  on: CalendarDay,
): Result<Header, Refusal<HeaderCode>> {
  const names = namesOf(dictionary);
  const seen = new Map<FactDefinition, string>();
  const columns: (CellReading | null)[] = [];
  const ignored: IgnoredColumn[] = [];
  for (const header of headers) {
    const shown = shownText(header.trim());
    const found = readColumn(header, names);
    if (found === undefined) {
      columns.push(null);
      const known = [...dictionary.values()].flatMap(({ name, label }) => [name, label.zh, label.en]);
      if (shown !== '') ignored.push({ header: shown, hint: hint(header.slice(0, 60), known) });
      continue;
    }
    const first = seen.get(found.fact);
    if (first !== undefined) return refused(refuse('repeated_column', { first, second: shown }));
    seen.set(found.fact, shown);
    const column = columnOf(found, on);
    if (column === undefined) {
      return refused(refuse('unknown_unit', { header: shown, unit: found.unit, example: exampleOf(found.fact) }));
    }
    columns.push(column);
  }
  if ([...seen.keys()].some(({ name }) => name === 'uscc')) return ok({ columns, ignored });
  return refused(refuse('no_uscc_column', { found: shownText(headers.slice(0, 5).join('、')) }));
}

/** A header as its fact and the unit that it writes behind it, empty where there is none. */
interface NamedColumn {
  readonly fact: FactDefinition;
  readonly unit: string;
}

type Names = ReadonlyMap<string, FactDefinition>;

function namesOf(dictionary: Dictionary): Names {
  const facts = [...dictionary.values()];
  return new Map(facts.flatMap((fact) => [fact.name, fact.label.zh, fact.label.en].map((name) => [alike(name), fact])));
}

/** Names that people take for the same: whatever the case, the width, the blanks and the form of Ⅰ and I. */
function alike(name: string): string {
  return meantText(name).normalize('NFKC').toLowerCase().replaceAll(' ', '');
}

/** No header is as long; what is longer is no name of a fact. */
const MOST_CHARACTERS = 120;

/** What may stand between a name and its unit: a bracket, a stroke, a comma or a blank. */
const SEPARATOR = /[([{【〔/,，、_:： ]/;

function readColumn(header: string, names: Names): NamedColumn | undefined {
  if (header.length > MOST_CHARACTERS) return undefined;
  const text = meantText(header)
    .replace(/^\*|[*:：]$/g, '')
    .trim();
  const whole = names.get(alike(text));
  if (whole !== undefined) return { fact: whole, unit: '' };
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (!SEPARATOR.test(text.charAt(at))) continue;
    const fact = names.get(alike(text.slice(0, at)));
    if (fact !== undefined) return { fact, unit: unitIn(text.slice(at + 1)) };
  }
  return undefined;
}

/** `单位：万元）` is 万元. */
function unitIn(note: string): string {
  return note
    .replace(/[)\]}】〕:： ]+$/, '')
    .replace(/^[([{【〔 ]+/, '')
    .replace(/^单位[:：]? ?/, '');
}

const SCALES: ReadonlyMap<string, MoneyScale> = new Map([
  ...['', '元', 'CNY', 'RMB', '人民币元', '人民币'].map((word) => [word, '元'] as const),
  ...['万元', '万', '人民币万元'].map((word) => [word, '万元'] as const),
  ...['亿元', '亿', '人民币亿元'].map((word) => [word, '亿元'] as const),
]);

/** The units that other numbers may name, all of which say what they are in anyway. */
const SAME: Readonly<Record<Exclude<Unit, 'CNY'>, readonly string[]>> = {
  person: ['人', '名', '个', 'people', 'persons'],
  count: ['项', '个', '件', 'items'],
  year: ['年', 'years'],
  rank: ['名', '位', '名次'],
  level: ['级', '等级'],
  ratio: ['%', '百分比', '比率', '小数'],
  point: ['分', 'points'],
};

function columnOf({ fact, unit }: NamedColumn, on: CalendarDay): CellReading | undefined {
  const plain: CellReading = { fact, moneyScale: '元', isPercent: false, on };
  if (fact.unit === null || unit === '') return plain;
  if (fact.unit !== 'CNY') {
    if (!SAME[fact.unit].includes(unit)) return undefined;
    return { ...plain, isPercent: unit === '%' || unit === '百分比' };
  }
  const moneyScale = SCALES.get(unit);
  return moneyScale === undefined ? undefined : { ...plain, moneyScale };
}

function exampleOf({ label, unit }: FactDefinition): string {
  if (unit === 'CNY') return `${label.zh}（万元）`;
  return unit === null ? label.zh : `${label.zh}（${SAME[unit][0]}）`;
}
