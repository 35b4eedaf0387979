import { ok, type Result, refused } from '@leitu/kernel';
import { csvText, type WrittenCell, writeText } from '../../platform/files/index.ts';
import { textIn } from '../../platform/i18n/index.ts';
import { complainOf, type ExitCode, type Run, writeLines, writePieces } from '../run.ts';
import { chainMessages } from './messages.ts';

export interface ResultOptions {
  readonly format?: string;
  readonly out?: string;
}

export type ResultFormat = 'csv' | 'table';

/** A result as rows for programs and as lines for people. */
export interface ChainResult {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly WrittenCell[]>;
  readonly lines: () => readonly string[];
}

/** The asked format; a table on a screen and .csv elsewhere unless said. */
export function formatOf(
  { language, isOnTerminal }: Run,
  { format, out }: ResultOptions,
): Result<ResultFormat, string> {
  const asked = format ?? (out === undefined && isOnTerminal ? 'table' : 'csv');
  if (asked === 'csv' || asked === 'table') return ok(asked);
  return refused(textIn(chainMessages, language)('badFormat', { value: asked }));
}

/** Writes a result to the screen or a file; gives how the run ends where it could not. */
export async function writeResult(
  run: Run,
  format: ResultFormat,
  out: string | undefined,
  { header, rows, lines }: ChainResult,
): Promise<ExitCode | undefined> {
  const pieces = format === 'csv' ? csvText(header, rows, { mark: false }) : undefined;
  if (out === undefined) {
    if (pieces === undefined) await writeLines(run.out, lines());
    else await writePieces(run.out, pieces);
    return undefined;
  }
  const written = await writeText(out, pieces ?? textOfLines(lines()));
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${textIn(chainMessages, run.language)('written', { path: out })}\n`);
  return undefined;
}

async function* textOfLines(lines: readonly string[]): AsyncGenerator<string, void, void> {
  yield `${lines.join('\n')}\n`;
}

/** A share as people read it. */
export function percent(share = 0): string {
  return `${(share * 100).toFixed(4)}%`;
}
