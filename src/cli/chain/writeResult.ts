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

/**
 * Writes a result to the screen or a file; gives how the run ends where it could not. A file is opened before the result is made, so that
 * nobody waits for what cannot be written.
 */
export async function writeResult(
  run: Run,
  format: ResultFormat,
  out: string | undefined,
  make: () => ChainResult | Promise<ChainResult>,
): Promise<ExitCode | undefined> {
  if (out === undefined) {
    const { header, rows, lines } = await make();
    if (format === 'csv') await writePieces(run.out, csvText(header, rows, { mark: false }));
    else await writeLines(run.out, lines());
    return undefined;
  }
  const written = await writeText(out, piecesOf(format, make));
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${textIn(chainMessages, run.language)('written', { path: out })}\n`);
  return undefined;
}

async function* piecesOf(
  format: ResultFormat,
  make: () => ChainResult | Promise<ChainResult>,
): AsyncGenerator<string, void, void> {
  const { header, rows, lines } = await make();
  if (format === 'csv') yield* csvText(header, rows, { mark: false });
  else yield `${lines().join('\n')}\n`;
}

/** A share as people read it. */
export function percent(share = 0): string {
  return `${(share * 100).toFixed(4)}%`;
}
