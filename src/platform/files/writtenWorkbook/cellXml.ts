import { epochDays, parseDay } from '@leitu/kernel';
import { mayRun } from '../formulaGuard.ts';
import { columnLetters } from '../header.ts';
import type { WrittenCell } from '../writeCsv.ts';
import { dayStyle, headerStyle, plainStyle, textStyle } from './styles.ts';
import { escapeXml } from './xmlText.ts';

/** What is the same in all cells of a column, made once, since a large sheet has millions of them. */
export interface ColumnXml {
  /** Up to the number of the row. */
  readonly start: string;
  /** What stands behind it, up to the value, by the kind of the value. */
  readonly number: string;
  readonly truth: string;
  readonly text: string;
  readonly noNumber: string;
}

export function columnXml(index: number, style: number): ColumnXml {
  const styled = style === plainStyle ? '"' : `" s="${style}"`;
  return {
    start: `<c r="${columnLetters(index)}`,
    number: `${styled}><v>`,
    truth: `${styled} t="b"><v>`,
    text: `${styled} t="inlineStr"><is><t`,
    noNumber: `${styled} t="e"><v>`,
  };
}

/** A cell of a sheet (ISO/IEC 29500-1, 18.3.1.4); nothing for an empty one, which takes its style from the column. */
export function cellXml(column: ColumnXml, row: number, cell: WrittenCell): string {
  switch (typeof cell) {
    case 'number':
      // A number that is none has no other form in a sheet than this error; spelled out it would make the file a damaged one.
      if (!Number.isFinite(cell)) return `${column.start}${row}${column.noNumber}#NUM!</v></c>`;
      return `${column.start}${row}${column.number}${cell}</v></c>`;
    case 'string':
      return cell === '' ? '' : textXml(column.start, row, mayRun(cell) ? guardedText : column.text, cell);
    case 'boolean':
      return `${column.start}${row}${column.truth}${cell ? 1 : 0}</v></c>`;
    default:
      return cell === null ? '' : dayXml(column, row, cell.day);
  }
}

/** A title, which is a text whatever it begins with. */
export function headerCellXml(index: number, title: string): string {
  const { start, text } = columnXml(index, headerStyle);
  return textXml(start, 1, text, title);
}

/** The cell of a text that would run if it were typed. */
const guardedText = columnXml(0, textStyle).text;
const dayNumber = columnXml(0, dayStyle).number;

function textXml(start: string, row: number, opening: string, text: string): string {
  // Without being told, a reader of XML may drop white space at the ends.
  const kept = text.charCodeAt(0) <= space || text.charCodeAt(text.length - 1) <= space;
  return `${start}${row}${opening}${kept ? ' xml:space="preserve">' : '>'}${escapeXml(text)}</t></is></c>`;
}

const space = 0x20;

/** Before it, spreadsheets disagree on the number of a day by one, since some know a 29 February 1900. */
const firstSureDay = '1900-03-01';
/** The number of 1970-01-01, from which `epochDays` counts. */
const serialOfEpoch = 25_569;

function dayXml(column: ColumnXml, row: number, day: string): string {
  const known = parseDay(day);
  // What the calendar does not know, or spreadsheets do not agree on, is shown as it is written.
  if (known === undefined || known < firstSureDay) return textXml(column.start, row, column.text, day);
  return `${column.start}${row}${dayNumber}${epochDays(known) + serialOfEpoch}</v></c>`;
}
