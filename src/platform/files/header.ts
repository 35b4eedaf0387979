import { ok, type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from './refusals.ts';
import type { Cell } from './table.ts';

/**
 * The name of a column as a spreadsheet shows it; the first is 0.
 * @example columnLetters(27) // 'AB'
 */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** GB 32100-2015: 18 characters without I, O, S, V, Z; the third to eighth are a division code. A header holds no such thing. */
const creditCode = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const numberText = /^[-+]?[\d,]*\.?\d+%?$/;
const dayText = /^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?$/;
const truthText = /^(true|false|是|否)$/i;

function looksLikeValue(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell !== null;
  return numberText.test(cell) || dayText.test(cell) || truthText.test(cell) || creditCode.test(cell);
}

/**
 * The first row is taken for data when it holds a credit code, or when at least half of its filled cells are values: one column
 * named 2024 is a name, a row of figures is not.
 */
function firstValueOfDataRow(cells: readonly Cell[]): number {
  const filled = cells.filter((cell) => cell !== null).length;
  const values = cells.flatMap((cell, index) => (looksLikeValue(cell) ? [index] : []));
  const code = cells.findIndex((cell) => typeof cell === 'string' && creditCode.test(cell));
  if (code >= 0) return code;
  return values.length * 2 >= filled ? (values[0] ?? -1) : -1;
}

/**
 * The names of the columns from the first filled row. Blank cells after the last name are cut off.
 * @param rowInFile where the row stands in the file, from 1, for the names of cells in a refusal
 */
export function readHeader(
  found: readonly Cell[],
  rowInFile: number,
  path: string,
): Result<readonly string[], FileRefusal> {
  const cells = found.slice(0, found.findLastIndex((cell) => cell !== null) + 1);
  const nameOf = (index: number) => `${columnLetters(index)}${rowInFile}`;
  const computed = cells.findIndex((cell) => cell !== null && typeof cell === 'object' && !('day' in cell));
  if (computed >= 0) return refused(refuseFile('header_not_text', { path, cell: nameOf(computed), ...computedWords }));
  const value = firstValueOfDataRow(cells);
  if (value >= 0)
    return refused(
      refuseFile('header_missing', { path, cell: nameOf(value), value: cellAsWritten(cells[value] ?? null) }),
    );
  const seen = new Map<string, number>();
  for (const [index, cell] of cells.entries()) {
    if (cell === null) return refused(refuseFile('header_blank', { path, cell: nameOf(index) }));
    // A workbook can write NUL, which no database keeps in a text.
    const name = cellAsWritten(cell).replaceAll('\0', '�');
    const first = seen.get(name);
    if (first !== undefined)
      return refused(refuseFile('header_duplicate', { path, name, first: nameOf(first), second: nameOf(index) }));
    seen.set(name, index);
  }
  return ok([...seen.keys()]);
}

const computedWords = { foundZh: '公式或错误值', foundEn: 'a formula or an error' };

/** A cell in words, for a refusal that quotes it. */
function cellAsWritten(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('day' in cell) return cell.day;
  return 'formula' in cell ? cell.formula : cell.error;
}
