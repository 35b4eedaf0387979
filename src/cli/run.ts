import type { Writable } from 'node:stream';
import type { Refusal } from '@leitu/kernel';
import type { PackFault } from '@leitu/rules';
import { inLanguage, type Language, type TextOf, textIn } from '../platform/i18n/index.ts';
import { messages } from './messages.ts';

/** How a run ends: 0 everything was done, 1 some rows were refused, 2 wrong usage or an unusable file. */
export type ExitCode = 0 | 1 | 2;

/** One run of the command: where it writes and in which language it speaks. */
export interface Run {
  readonly out: Writable;
  readonly err: Writable;
  /** Whether what is written is seen at once by a person. */
  readonly isOnTerminal: boolean;
  readonly language: Language;
  readonly text: TextOf<(typeof messages)['zh']>;
}

export function createRun(out: Writable, err: Writable, language: Language): Run {
  const isOnTerminal = 'isTTY' in out && out.isTTY === true;
  return { out, err, isOnTerminal, language, text: textIn(messages, language) };
}

/** Says what is wrong and ends with 2. */
export function complain(run: Run, sentence: string): ExitCode {
  run.err.write(`${sentence}\n`);
  return 2;
}

export function complainOf(run: Run, refusal: Refusal): ExitCode {
  return complain(run, inLanguage(refusal.message, run.language));
}

export function complainOfPacks(run: Run, faults: readonly PackFault[]): ExitCode {
  const lines = faults.map(({ file, line, column, message }) =>
    run.text('packFault', { file, line, column, message: inLanguage(message, run.language) }),
  );
  return complain(run, lines.join('\n'));
}

/** Writes lines, waiting where the reader is slower than we are. */
export async function writeLines(out: Writable, lines: Iterable<string>): Promise<void> {
  let piece = '';
  for (const line of lines) piece += `${line}\n`;
  await writePiece(out, piece);
}

export async function writePieces(out: Writable, pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) await writePiece(out, piece);
}

async function writePiece(out: Writable, piece: string): Promise<void> {
  if (piece === '') return;
  await new Promise<void>((resolve, reject) => {
    out.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}
