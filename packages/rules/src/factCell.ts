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
import type { FactDefinition, FactValue } from './fact.ts';
import { type Language, measureText } from './measureText.ts';
import { usccFault } from './uscc.ts';

/** What may stand in a cell of a table: a text, number, truth value, day, or what is never a value. Null is an empty cell. */
export type RawCell =
  | null
  | string
  | number
  | boolean
  | { readonly day: string }
  | { readonly formula: string }
  | { readonly error: string };

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
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return refused(
    refuseCell(code, { value: shown, label: fact.label.zh, label_en: fact.label.en, name: fact.name, ...figures }),
  );
}

/** A cell as it would be typed. */
export function cellText(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('day' in cell) return cell.day;
  return 'formula' in cell ? `=${cell.formula}` : cell.error;
}

/** Full-width digits, letters and signs as half-width ones, thousands without commas; most cells are plain and stay as they are. */
function plain(text: string): string {
  const trimmed = /[^\x20-\x7e]/.test(text) ? text.normalize('NFKC').trim() : text.trim();
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed;
}

function readText(column: CellReading, cell: FilledCell): CellResult {
  const { name } = column.fact;
  if (name === 'uscc') return readUscc(column, cell);
  if (name === 'region_code' && typeof cell === 'number') return readText(column, String(cell));
  if (typeof cell !== 'string') return no(column, 'not_a_text', cellText(cell));
  const text = cell.trim();
  if (/^[=+\-@\t\r＝＋－＠]/.test(text)) return no(column, 'looks_like_formula', text, { first: text.charAt(0) });
  if (name === 'region_code' && !/^\d{6}$/.test(text)) return no(column, 'region_code', text);
  if (name === 'industry_code' && !/^[A-T]\d{2,4}$/.test(text)) return no(column, 'industry_code', text);
  return ok(text);
}

function readUscc(column: CellReading, cell: FilledCell): CellResult {
  const text = cellText(cell).trim();
  if (typeof cell === 'number' || /^\d(\.\d+)?E\+?\d+$/i.test(text)) return no(column, 'uscc_as_number', text);
  const fault = usccFault(text);
  return fault === null ? ok(text) : no(column, fault, text, { length: text.length });
}

const WRITTEN_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function readDate(column: CellReading, cell: FilledCell): CellResult {
  const text = typeof cell === 'object' ? cell.day : plain(cellText(cell));
  if (typeof cell === 'number' || /^\d{4,6}(\.\d+)?$/.test(text)) {
    const serial = Number(text);
    // Excel counts days from 1899-12-30; 5 digits cover 1927 to 2173.
    const isSerial = serial >= 10_000 && serial < 100_000;
    if (!isSerial) return no(column, 'not_a_date', text);
    return no(column, 'excel_serial_date', text, { date: addDays(day('1899-12-30'), Math.floor(serial)) });
  }
  const [, year = '', month = '', dayOfMonth = ''] = WRITTEN_DAY.exec(text) ?? [];
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
  if (parsed === undefined) return no(column, 'not_a_date', text);
  return parsed > column.on ? no(column, 'date_in_future', parsed, { on: column.on }) : ok(parsed);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

function readNumber(column: CellReading, cell: FilledCell): CellResult {
  const { fact } = column;
  const text = plain(cellText(cell));
  const percent = fact.unit === 'ratio' && text.endsWith('%') ? text.slice(0, -1).trim() : undefined;
  const digits = percent ?? text;
  if (typeof cell === 'boolean' || !NUMBER.test(digits)) return notANumber(column, text);
  const divisor = percent !== undefined || column.isPercent ? 100 : 1;
  const value = Number(digits) / divisor;
  if (!Number.isFinite(value)) return notANumber(column, text);
  if (fact.type === 'integer' && !Number.isSafeInteger(value)) return no(column, 'not_whole', text);
  return inBounds(column, value, text);
}

function notANumber(column: CellReading, text: string): CellResult {
  const hasUnit = /^[+-]?[\d.,]+\s*(元|万元?|亿元?|千元|CNY|RMB|人|项|年|名|级|分|%)$/i.test(text);
  if (!hasUnit) return no(column, 'not_a_number', text);
  return no(column, 'unit_in_cell', text, { unit: column.fact.type === 'money' ? column.moneyScale : '数' });
}

function readMoney(column: CellReading, cell: FilledCell): CellResult {
  const text = plain(cellText(cell));
  if (typeof cell === 'boolean' || !NUMBER.test(text)) return notANumber(column, text);
  const amount = parseMoney(text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, ''), column.moneyScale);
  if (amount === 'not-a-number') return notANumber(column, text);
  return amount === 'too-large' ? no(column, 'too_large', text) : inBounds(column, amount, text);
}

function inBounds(column: CellReading, value: number, text: string): CellResult {
  const { least, most, unit } = column.fact;
  const words = (bound: number, language: Language) => measureText({ value: bound, unit: unit ?? 'count' }, language);
  if (least !== null && value < least) {
    return no(column, 'below_least', text, { least: words(least, 'zh'), least_en: words(least, 'en') });
  }
  if (most === null || value <= most) return ok(value);
  const isPercentMeant = unit === 'ratio' && value <= most * 100;
  return no(column, 'above_most', text, {
    most: words(most, 'zh'),
    most_en: words(most, 'en'),
    hint_zh: isPercentMeant ? `；如果是百分数，请写“${text}%”` : '',
    hint_en: isPercentMeant ? `; if you mean per cent, write “${text}%”` : '',
  });
}

function readOption(column: CellReading, cell: FilledCell): CellResult {
  const text = cellText(cell).trim();
  const option = column.fact.options.find(({ value, zh, en }) => value === text || zh === text || en === text);
  if (option !== undefined) return ok(option.value);
  const { options } = column.fact;
  return no(column, 'not_an_option', text, {
    options: options.map(({ zh }) => zh).join('、'),
    options_en: options.map(({ value }) => value).join(', '),
  });
}

const YES_OR_NO: Readonly<Record<string, boolean>> = {
  true: true,
  是: true,
  '1': true,
  false: false,
  否: false,
  '0': false,
};

function readYesOrNo(column: CellReading, cell: FilledCell): CellResult {
  if (typeof cell === 'boolean') return ok(cell);
  const answer = YES_OR_NO[plain(cellText(cell)).toLowerCase()];
  return answer === undefined ? no(column, 'not_yes_or_no', cellText(cell)) : ok(answer);
}
