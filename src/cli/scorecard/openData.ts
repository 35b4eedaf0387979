import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import type { Card, Column } from '@leitu/scorecard';
import { type Cell, openTable } from '../../platform/files/index.ts';
import { inLanguage, textIn } from '../../platform/i18n/index.ts';
import { complain, complainOf, type ExitCode, type Run } from '../run.ts';
import { scorecardMessages } from './messages.ts';
import type { RawTable } from './rawTable.ts';
import { readArff } from './readArff.ts';

/** Reads all of a file of data; where it cannot, says why, and gives how the run ends. */
export async function openData(run: Run, path: string): Promise<Result<RawTable, ExitCode>> {
  const say = textIn(scorecardMessages, run.language);
  const table = extname(path).toLowerCase() === '.arff' ? await openArff(run, path) : await openRows(run, path);
  if (table.ok && table.value.rows.length === 0) return refused(complain(run, say('noRows', { path })));
  return table;
}

async function openArff(run: Run, path: string): Promise<Result<RawTable, ExitCode>> {
  const say = textIn(scorecardMessages, run.language);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // What the system has against a file is for whoever named it; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused(complain(run, say('cannotRead', { path, reason: String(error.code) })));
  }
  const read = readArff(text);
  if (read.ok) return read;
  const { line, why, wanted, found } = read.reason;
  return refused(
    complain(run, say('arff', { path, line, why: why === 'arffCells' ? say(why, { wanted, found }) : say(why) })),
  );
}

async function openRows(run: Run, path: string): Promise<Result<RawTable, ExitCode>> {
  const opened = await openTable(path);
  if (!opened.ok) return refused(complainOf(run, opened.reason));
  const rows: (string | number | null)[][] = [];
  for await (const batch of opened.value.rows) {
    if (!batch.ok) return refused(complain(run, inLanguage(batch.reason.message, run.language)));
    for (const { cells } of batch.value) rows.push(cells.map(plainOf));
  }
  return ok({ header: opened.value.header, rows });
}

/** What is no value in one table or another. */
const MISSING = new Set(['?', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL']);

function plainOf(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return MISSING.has(cell) ? null : cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return 'day' in cell ? cell.day : null;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * The columns of a table but those that are left out: of numbers where every value is one, else of words. Columns of a card are of the kind that they have
 * there, and what is no number is missing.
 */
export function columnsOf({ header, rows }: RawTable, without: readonly string[], card?: Card): readonly Column[] {
  const kinds = new Map(card?.variables.map(({ name, kind }) => [name, kind]));
  return header.flatMap((name, index): readonly Column[] => {
    if (without.includes(name)) return [];
    const cells = rows.map((row) => row[index] ?? null);
    const isNumber = kinds.get(name) ?? (cells.every(isNumeric) ? 'number' : 'word');
    return [isNumber === 'number' ? numbersOf(name, cells) : wordsOf(name, cells)];
  });
}

type Plain = string | number | null;

/** Columns that are words because of a few values alone, the others being numbers: likely a slip, with the first such value. */
export function mixedColumns(
  { header, rows }: RawTable,
  without: readonly string[],
): readonly { readonly name: string; readonly odd: string; readonly rows: number }[] {
  return header.flatMap((name, index) => {
    const cells = without.includes(name) ? [] : rows.map((row) => row[index] ?? null).filter((cell) => cell !== null);
    const odd = cells.filter((cell) => !isNumeric(cell));
    const isMixed = odd.length > 0 && odd.length < cells.length / 2;
    return isMixed ? [{ name, odd: String(odd[0]), rows: odd.length }] : [];
  });
}

function isNumeric(cell: Plain): boolean {
  return cell === null || (typeof cell === 'number' ? Number.isFinite(cell) : NUMBER.test(cell));
}

function numbersOf(name: string, cells: readonly Plain[]): Column {
  const values = Float64Array.from(cells, (cell) => (cell !== null && isNumeric(cell) ? Number(cell) : Number.NaN));
  return { kind: 'number', name, values };
}

function wordsOf(name: string, cells: readonly Plain[]): Column {
  const places = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === null) return -1;
    const word = String(cell);
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return place;
  });
  return { kind: 'word', name, codes, levels: [...places.keys()] };
}
