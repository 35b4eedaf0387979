import {
  addDays,
  type CalendarDay,
  day,
  type Figures,
  type MoneyScale,
  ok,
  parseDay,
  parseMoney,
  type Refusal,
  type Result,
  refused,
} from '@leitu/kernel';
import { type CellCode, refuseCell } from './cellRefusals.ts';
import { cellText, meantText, type RawCell, shownText } from './cellText.ts';
import type { FactDefinition, FactValue } from './fact.ts';
import { type Language, measureText } from './measureText.ts';
import { usccFault } from './uscc.ts';

/** How the cells of a column are to be read. */
export interface CellReading {
  readonly fact: FactDefinition;
  /** The unit that amounts of money are written in. */
  readonly moneyScale: MoneyScale;
  /** True where the header says that ratios are written in per cent. */
  readonly isPercent: boolean;
  /** The day of judging: no date may be after it. */
  readonly on: CalendarDay;
}

export type CellResult = Result<FactValue | undefined, Refusal<CellCode>>;

/**
 * Reads one cell as a fact; an empty cell is a missing fact (undefined). Money comes out in fen.
 * @example readCell({ fact: revenue, moneyScale: '万元', isPercent: false, on }, '1,500') // ok(1_500_000_000)
 */
export function readCell(column: CellReading, cell: RawCell): CellResult {
  if (cell === null || cell === '') return ok(undefined);
  if (typeof cell === 'object' && 'formula' in cell) return no(column, 'formula', `=${cell.formula}`);
  if (typeof cell === 'object' && 'error' in cell) return no(column, 'error_value', cell.error);
  const isLong = typeof cell === 'string' && cell.length > MOST_CHARACTERS;
  if (isLong && column.fact.type !== 'text') return no(column, 'too_long', cell, { most: MOST_CHARACTERS });
  switch (column.fact.type) {
    case 'text':
      return readText(column, cell);
    case 'date':
      return readDate(column, cell);
    case 'integer':
    case 'number':
      return readNumber(column, cell);
    case 'money':
      return readMoney(column, cell);
    case 'enum':
      return readOption(column, cell);
    case 'boolean':
    case 'judgement':
      return readYesOrNo(column, cell);
  }
}

type FilledCell = Exclude<RawCell, null | { readonly formula: string } | { readonly error: string }>;

function no({ fact }: CellReading, code: CellCode, value: string, figures: Figures = {}): CellResult {
  const { label, name } = fact;
  return refused(refuseCell(code, { value: shownText(value), label: label.zh, label_en: label.en, name, ...figures }));
}

/** No number, date, choice or code is longer; a longer cell is refused before anything is looked for in it. */
const MOST_CHARACTERS = 100;

/** What was meant by a cell that is no free text; numbers without the commas between thousands. */
function meant(cell: FilledCell): string {
  const text = meantText(cellText(cell));
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
}

function readText(column: CellReading, cell: FilledCell): CellResult {
  const { name } = column.fact;
  if (name === 'uscc') return readUscc(column, cell);
  if (typeof cell === 'number') return readText(column, String(cell));
  if (typeof cell !== 'string') return no(column, 'not_a_text', cellText(cell));
  if (cell.length > MOST_TEXT) return no(column, 'too_long', cell, { most: MOST_TEXT });
  const text = cell.replace(/\s+/g, ' ').trim();
  if (/[\p{Cc}\p{Cs}\ufffd]/u.test(text)) return no(column, 'control_character', text);
  if (/^[=＝]/.test(text)) return no(column, 'looks_like_formula', text, { first: text.charAt(0) });
  if (name === 'region_code') return readCode(column, cell, 'region_code', /^\d{6}$/);
  if (name === 'industry_code') return readCode(column, cell.toUpperCase(), 'industry_code', /^[A-T]\d{2,4}$/);
  return ok(text);
}

/** No name of a firm is as long. */
const MOST_TEXT = 500;

function readCode(column: CellReading, cell: string, code: CellCode, pattern: RegExp): CellResult {
  const text = meantText(cell);
  return pattern.test(text) ? ok(text) : no(column, code, cell);
}

function readUscc(column: CellReading, cell: FilledCell): CellResult {
  const typed = cellText(cell);
  if (typed.length > MOST_CHARACTERS) return no(column, 'too_long', typed, { most: MOST_CHARACTERS });
  const text = meantText(typed);
  if (typeof cell === 'number' || /^\d(\.\d+)?E\+?\d+$/i.test(text)) return no(column, 'uscc_as_number', text);
  const fault = usccFault(text);
  return fault === null ? ok(text) : no(column, fault, text, { length: text.length });
}

const WRITTEN_DAY = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]00:00(?::00)?)?$/;

function readDate(column: CellReading, cell: FilledCell): CellResult {
  const text = meant(cell);
  if (typeof cell === 'number' || /^\d{4,6}(\.\d+)?$/.test(text)) {
    const serial = Number(text);
    // Excel counts days from 1899-12-30; 5 digits cover 1927 to 2173.
    const isSerial = serial >= 10_000 && serial < 100_000;
    if (!isSerial) return no(column, 'not_a_date', text);
    return no(column, 'excel_serial_date', text, { date: addDays(day('1899-12-30'), Math.floor(serial)) });
  }
  const [, year = '', m1, d1, month = m1 ?? '', dayOfMonth = d1 ?? ''] = WRITTEN_DAY.exec(text) ?? [];
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  if (parsed === undefined) return no(column, 'not_a_date', text);
  return parsed > column.on ? no(column, 'date_in_future', parsed, { on: column.on }) : ok(parsed);
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

/** As nearly all numbers are written. Each of them is looked at once, the others several times. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

function isPlainNumber(cell: FilledCell): cell is string {
  return typeof cell === 'string' && PLAIN_NUMBER.test(cell);
}

function readNumber(column: CellReading, cell: FilledCell): CellResult {
  if (isPlainNumber(cell)) return numberOf(column, Number(cell), column.isPercent, cell);
  const text = meant(cell);
  const percent = column.fact.unit === 'ratio' && text.endsWith('%') ? text.slice(0, -1).trim() : undefined;
  const digits = percent ?? text;
  if (typeof cell === 'boolean' || !NUMBER.test(digits)) return notANumber(column, cell);
  return numberOf(column, Number(digits), percent !== undefined || column.isPercent, text);
}

function numberOf(column: CellReading, written: number, isPercent: boolean, text: string): CellResult {
  const value = isPercent ? written / 100 : written;
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return no(column, 'too_large', text);
  if (column.fact.type === 'integer' && !Number.isInteger(value)) return no(column, 'not_whole', text);
  return inBounds(column, value, text);
}

const WITH_UNIT = /^[+-]?[\d.,]+ ?(元|万元?|亿元?|千元|CNY|RMB|人|项|个|件|年|名|级|分|%)$/i;

function notANumber(column: CellReading, cell: FilledCell): CellResult {
  const typed = cellText(cell);
  if (!WITH_UNIT.test(meantText(typed))) return no(column, 'not_a_number', typed);
  if (column.fact.type !== 'money') return no(column, 'unit_in_number', typed);
  return no(column, 'unit_in_cell', typed, { unit: column.moneyScale });
}

function readMoney(column: CellReading, cell: FilledCell): CellResult {
  if (isPlainNumber(cell)) return moneyOf(column, cell, cell);
  const text = meant(cell);
  if (typeof cell === 'boolean' || !NUMBER.test(text)) return notANumber(column, cell);
  return moneyOf(column, cell, text, text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, ''));
}

function moneyOf(column: CellReading, cell: FilledCell, text: string, digits = text): CellResult {
  const amount = parseMoney(digits, column.moneyScale);
  if (amount === 'not-a-number') return notANumber(column, cell);
  return amount === 'too-large' ? no(column, 'too_large', text) : inBounds(column, amount, text);
}

function inBounds(column: CellReading, value: number, text: string): CellResult {
  const { least, most, unit } = column.fact;
  const words = (bound: number, language: Language) => measureText({ value: bound, unit: unit ?? 'count' }, language);
  if (least !== null && value < least) {
    return no(column, 'below_least', text, { least: words(least, 'zh'), least_en: words(least, 'en') });
  }
  if (most === null || value <= most) return ok(value);
  const isPercentMeant = unit === 'ratio' && value <= most * 100 && !column.isPercent && !text.endsWith('%');
  return no(column, 'above_most', text, {
    most: words(most, 'zh'),
    most_en: words(most, 'en'),
    hint_zh: isPercentMeant ? `；如果是百分数，请写“${text}%”` : '',
    hint_en: isPercentMeant ? `; if you mean per cent, write “${text}%”` : '',
  });
}

function readOption(column: CellReading, cell: FilledCell): CellResult {
  const text = meantText(cellText(cell));
  const option = column.fact.options.find(({ value, zh, en }) => value === text || zh === text || en === text);
  if (option !== undefined) return ok(option.value);
  const { options } = column.fact;
  return no(column, 'not_an_option', text, {
    options: options.map(({ zh }) => zh).join('、'),
    options_en: options.map(({ value }) => value).join(', '),
  });
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ...['true', '是', '1', '1.0'].map((word) => [word, true] as const),
  ...['false', '否', '0', '0.0'].map((word) => [word, false] as const),
]);

function readYesOrNo(column: CellReading, cell: FilledCell): CellResult {
  if (typeof cell === 'boolean') return ok(cell);
  const plain = typeof cell === 'string' ? YES_OR_NO.get(cell) : undefined;
  const answer = plain ?? YES_OR_NO.get(meant(cell).toLowerCase());
  return answer === undefined ? no(column, 'not_yes_or_no', cellText(cell)) : ok(answer);
}
