import {
  type CalendarDay,
  defineRefusals,
  type MoneyScale,
  ok,
  type Refusal,
  type Result,
  refused,
} from '@leitu/kernel';
import type { Dictionary, FactDefinition } from './fact.ts';
import type { CellReading } from './factCell.ts';
import { hint } from './reading.ts';

const refuse = defineRefusals({
  no_uscc_column: {
    status: 422,
    zh: '表头中没有“统一社会信用代码”（uscc）一列；表头应在第一行',
    en: 'The header has no column uscc (统一社会信用代码); it must be the first row',
  },
  repeated_column: {
    status: 422,
    zh: '“{first}”和“{second}”两列是同一个指标；请只留一列',
    en: 'The columns “{first}” and “{second}” are the same fact; keep one',
  },
  unknown_unit: {
    status: 422,
    zh: '看不懂表头“{header}”中的单位“{unit}”；金额只能写 元、万元 或 亿元',
    en: 'The header “{header}” has the unit “{unit}”; money is in 元, 万元 or 亿元',
  },
});

export type HeaderCode = Parameters<typeof refuse>[0];

/** How each column of a table is read; null for a column that no fact goes by. */
export interface Header {
  readonly columns: readonly (CellReading | null)[];
  /** The columns that no fact goes by, each with what it may have been meant to be. */
  readonly ignored: readonly {
    readonly header: string;
    readonly hint: { readonly hint_zh: string; readonly hint_en: string };
  }[];
}

/** `上年度营业收入（万元）`: the fact, and in parentheses the unit. */
const HEADER = /^\*?\s*(.*?)\s*(?:[（(]\s*([^（）()]*)\s*[）)])?\s*\*?$/;

/**
 * Reads the header of a table: facts by name or label, money in 元 unless the header says 万元 or 亿元 in parentheses.
 * @example readHeader(['uscc', '上年度营业收入（万元）'], dictionary, day('2026-04-01'))
 */
export function readHeader(
  headers: readonly string[],
  dictionary: Dictionary,
  on: CalendarDay,
): Result<Header, Refusal<HeaderCode>> {
  const byLabel = new Map(
    [...dictionary.values()].flatMap((fact) => [fact.label.zh, fact.label.en].map((label) => [label, fact] as const)),
  );
  const seen = new Map<FactDefinition, string>();
  const columns: (CellReading | null)[] = [];
  const ignored: Header['ignored'][number][] = [];
  for (const header of headers) {
    const whole = header.trim();
    const [, label = '', note = ''] = HEADER.exec(whole) ?? [];
    const fact = dictionary.get(whole) ?? byLabel.get(whole) ?? dictionary.get(label) ?? byLabel.get(label);
    if (fact === undefined) {
      columns.push(null);
      if (whole !== '') ignored.push({ header: whole, hint: hint(label, [...dictionary.keys(), ...byLabel.keys()]) });
      continue;
    }
    const first = seen.get(fact);
    if (first !== undefined) return refused(refuse('repeated_column', { first, second: whole }));
    seen.set(fact, whole);
    const column = columnOf(fact, note, on);
    if (column === undefined) return refused(refuse('unknown_unit', { header: whole, unit: note }));
    columns.push(column);
  }
  const hasUscc = [...seen.keys()].some(({ name }) => name === 'uscc');
  return hasUscc ? ok({ columns, ignored }) : refused(refuse('no_uscc_column'));
}

const SCALES: Readonly<Record<string, MoneyScale>> = {
  '': '元',
  元: '元',
  CNY: '元',
  人民币元: '元',
  万元: '万元',
  亿元: '亿元',
};

function columnOf(fact: FactDefinition, note: string, on: CalendarDay): CellReading | undefined {
  const isPercent = fact.unit === 'ratio' && note === '%';
  if (fact.type !== 'money') return { fact, moneyScale: '元', isPercent, on };
  const moneyScale = SCALES[note];
  return moneyScale === undefined ? undefined : { fact, moneyScale, isPercent, on };
}
