import { ok, type Result, refused } from '@leitu/kernel';
import type { RawTable } from './rawTable.ts';

/** What is wrong in a file of ARFF, and in which line. */
export interface ArffFault {
  readonly line: number;
  readonly why: 'arffNoData' | 'arffAttribute' | 'arffSparse' | 'arffCells';
  readonly wanted: number;
  readonly found: number;
}

/**
 * Reads the attribute-relation file format of Weka (Witten, Frank and Hall, Data Mining, 2011, 2.4): names by @attribute, rows behind @data, `?` for a missing
 * value, lines that begin with % are comments.
 */
export function readArff(text: string): Result<RawTable, ArffFault> {
  const header: string[] = [];
  const rows: (string | null)[][] = [];
  let isData = false;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('%')) continue;
    const fault = (why: ArffFault['why'], wanted = 0, found = 0) => refused({ line: index + 1, why, wanted, found });
    if (!isData) {
      if (/^@data\b/i.test(line)) isData = true;
      else if (/^@attribute\b/i.test(line)) {
        const name = /^@attribute\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\S+))\s*\S/i.exec(line);
        if (name === null) return fault('arffAttribute');
        header.push((name[1] ?? name[2] ?? name[3] ?? '').replace(/\\(.)/g, '$1'));
      }
      continue;
    }
    if (line.startsWith('{')) return fault('arffSparse');
    const cells = cellsOf(line);
    if (cells.length !== header.length) return fault('arffCells', header.length, cells.length);
    rows.push(cells);
  }
  return isData
    ? ok({ header, rows })
    : refused({ line: text.split('\n').length, why: 'arffNoData', wanted: 0, found: 0 });
}

const CELL = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)/y;

function cellsOf(line: string): (string | null)[] {
  if (!/['"]/.test(line)) return line.split(',').map((cell) => plainCell(cell));
  const cells: (string | null)[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < line.length) {
    const match = CELL.exec(line);
    if (match === null) break;
    const quoted = match[1] ?? match[2];
    cells.push(quoted === undefined ? plainCell(match[3] ?? '') : quoted.replace(/\\(.)/g, '$1'));
  }
  return cells;
}

function plainCell(cell: string): string | null {
  const value = cell.trim();
  return value === '?' || value === '' ? null : value;
}
