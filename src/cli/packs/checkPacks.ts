import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '@leitu/kernel';
import { type FactDefinition, type Facts, findingsOf, type Pack, type Position } from '@leitu/rules';
import { inLanguage } from '../../platform/i18n/index.ts';
import { type ExitCode, type Run, writeLines } from '../run.ts';
import { readingText } from '../words.ts';
import { readPacks } from './readPacks.ts';
import { textOf } from './text.ts';

/** `leitu packs check`: what is wrong in packs and, where nothing is, what is odd in them. */
export async function checkPacks(run: Run, path: string | undefined): Promise<ExitCode> {
  const read = readPacks(run, path);
  if (!read.ok) return read.reason;
  const { library, files } = read.value;
  // The lines of files that only stand beside are not shown.
  const shownIn = (file: string) => (files.has(file) ? path : undefined);
  if (!library.ok) {
    const lines = library.reason.flatMap((fault) =>
      noteLines(run, shownIn(fault.file), 'fault', fault, fault.message, null),
    );
    const count = textOf(run)('checked', { files: files.size, faults: library.reason.length, warnings: 0 });
    await writeLines(run.out, [...lines, count]);
    return 2;
  }
  const { places } = library.value;
  const isOwn = (pack: Pack) => files.has(places.get(pack)?.file ?? '');
  // A shared condition of Leitu's own is no matter of this folder.
  const findings = findingsOf(library.value, isOwn).filter(({ place }) => files.has(place.file));
  const lines = findings.flatMap(({ place, message, witness, facts }) => {
    const shown = witness === null ? null : factsText(run, facts, witness);
    return noteLines(run, shownIn(place.file), 'warning', place, message, shown);
  });
  const count = textOf(run)('checked', { files: files.size, faults: 0, warnings: findings.length });
  await writeLines(run.out, [...lines, count]);
  return findings.length > 0 ? 1 : 0;
}

/** One fault or warning: where and what, the line itself with the place marked, and a firm that shows it. */
function noteLines(
  run: Run,
  path: string | undefined,
  kind: 'fault' | 'warning',
  place: Position & { readonly file: string },
  message: Bilingual,
  witness: string | null,
): readonly string[] {
  const text = textOf(run);
  const { file, line, column } = place;
  const head = text('at', { file, line, column, kind: text(kind), message: inLanguage(message, run.language) });
  const shown = witness === null ? [] : [`    ${text('shownBy', { facts: witness })}`];
  return [head, ...sourceLines(path, place), ...shown];
}

/** The line of a file with a mark below the place; nothing where the file is none of the user's. */
function sourceLines(
  path: string | undefined,
  { file, line, column }: Position & { readonly file: string },
): readonly string[] {
  if (path === undefined) return [];
  const text = readFileSync(statSync(path).isDirectory() ? join(path, file) : path, 'utf8').split('\n')[line - 1] ?? '';
  const before = text
    .slice(0, column - 1)
    .replace(/[^\t\x20-\x7e]/gu, '　')
    .replace(/[\x21-\x7e]/g, ' ');
  return [`    ${text.trimEnd()}`, `    ${before}^`];
}

function factsText(run: Run, told: readonly FactDefinition[], firm: Facts): string {
  const texts = told.map((fact) => readingText({ fact, value: firm[fact.name] ?? null }, run.language));
  return texts.join(run.text('semicolon'));
}
