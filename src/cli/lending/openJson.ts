import { readFile } from 'node:fs/promises';
import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { lendingMessages } from './messages.ts';

/** A file of JSON: its text, to find lines in, and what it says. */
export interface JsonFile {
  readonly text: string;
  readonly value: unknown;
}

/** Reads a file of JSON; where it cannot, says why and where, and gives how the run ends. */
export async function openJson(run: Run, path: string): Promise<Result<JsonFile, ExitCode>> {
  const say = textIn(lendingMessages, run.language);
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    // What the system has against a file is for whoever named it; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused(complain(run, say('cannotRead', { path, reason: String(error.code) })));
  }
  try {
    const value: unknown = JSON.parse(text);
    return ok({ text, value });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(complain(run, say('notJson', { path, reason: `${error.message}${placeOf(error, text)}` })));
  }
}

/** Line and column of a fault, which the engine tells as a position in the text. */
function placeOf({ message }: SyntaxError, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined || message.includes('line ')) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return ` (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}

/** The line in which a name of an object first stands; undefined where it stands nowhere. */
export function lineOfName({ text }: JsonFile, name: string): number | undefined {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.includes(JSON.stringify(name)));
  return index < 0 ? undefined : index + 1;
}

/** A name of an object that stands in the text twice, with the line of the second: JSON keeps the last without a word. */
export function nameTwice(
  { text }: JsonFile,
  names: readonly string[],
): { readonly name: string; readonly line: number } | undefined {
  for (const name of names) {
    const places = [...text.matchAll(new RegExp(`${RegExp.escape(JSON.stringify(name))}\\s*:`, 'g'))];
    const second = places[1];
    if (second !== undefined) return { name, line: text.slice(0, second.index).split('\n').length };
  }
  return undefined;
}
