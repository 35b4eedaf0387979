import type { Bilingual, Refusal } from '@leitu/kernel';
import { type CellCode, refuseCell } from './cellRefusals.ts';
import { cellText, type RawCell, shownText } from './cellText.ts';
import { blankFacts, type Facts } from './fact.ts';
import { type CellReading, readCell } from './factCell.ts';
import { factWarnings } from './factWarnings.ts';

/** A cell that was refused: in which column, what stands there, and why. */
export interface CellRefusal extends Refusal<CellCode> {
  readonly column: string;
  readonly value: string;
}

/** One row of a table as facts about a firm. A row with a refusal is not judged. */
export interface FactRow {
  /** 1 is the first row below the header. */
  readonly row: number;
  readonly uscc: string;
  readonly facts: Facts;
  readonly refusals: readonly CellRefusal[];
  /** Facts that sit oddly beside each other; the row is judged all the same. */
  readonly warnings: readonly Bilingual[];
}

/** Reads the rows of one table, and knows each code's first row so that a second one is refused. */
export interface RowReader {
  read(row: number, cells: readonly RawCell[], extraCells: number): FactRow;
}

/**
 * Makes the reader of a table's rows.
 * @example createRowReader(header.columns).read(1, ['91350100M000100Y43', 12], 0).facts
 */
export function createRowReader(columns: readonly (CellReading | null)[]): RowReader {
  const firstRows = new Map<string, number>();
  const blank = blankFacts(columns.flatMap((column) => column?.fact.name ?? []));
  return {
    read(row, cells, extraCells) {
      const facts = blank();
      const refusals: CellRefusal[] = [];
      const warnings: Bilingual[] = [];
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index];
        const cell = cells[index];
        if (column === null || column === undefined || cell === null || cell === undefined) continue;
        const result = readCell(column, cell);
        if (result.ok) {
          if (result.value !== undefined) facts[column.fact.name] = result.value;
        } else if (PASSABLE.includes(result.reason.code)) warnings.push(result.reason.message);
        else refusals.push({ ...result.reason, column: column.fact.name, value: shownText(cellText(cell)) });
      }
      refusals.push(...rowRefusals(row, facts, refusals, extraCells, firstRows));
      return { row, uscc: String(facts.uscc ?? ''), facts, refusals, warnings: [...warnings, ...factWarnings(facts)] };
    },
  };
}

/** A code that has not its form is no ground to refuse a firm: it is told, and the fact counts as missing. */
const PASSABLE: readonly CellCode[] = ['region_code', 'industry_code'];

function rowRefusals(
  row: number,
  facts: Facts,
  refusals: readonly CellRefusal[],
  extraCells: number,
  firstRows: Map<string, number>,
): readonly CellRefusal[] {
  const found: CellRefusal[] = [];
  const add = (column: string, value: string, refusal: Refusal<CellCode>) => found.push({ ...refusal, column, value });
  if (extraCells > 0) add('', '', refuseCell('too_many_cells', { extra: extraCells }));
  const { uscc } = facts;
  if (typeof uscc !== 'string') {
    const isRefused = refusals.some(({ column }) => column === 'uscc');
    if (!isRefused) add('uscc', '', refuseCell('uscc_missing'));
    return found;
  }
  const first = firstRows.get(uscc);
  // Engines keep a cut-out text as a window on the whole it was cut from; two short halves are copies, and let the file go.
  if (first === undefined) firstRows.set(uscc.slice(0, 9) + uscc.slice(9), row);
  else add('uscc', uscc, refuseCell('uscc_repeated', { value: uscc, first, first_line: first + 1 }));
  return found;
}
