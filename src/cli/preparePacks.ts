import { ok, type Result, refused } from '@leitu/kernel';
import type { Library, Pack } from '@leitu/rules';
import { readLibrary, type Selection, selectPacks } from '../modules/policy/index.ts';
import { complain, complainOf, complainOfPacks, type ExitCode, type Run } from './run.ts';
import { readSelection, type SelectionOptions } from './selection.ts';

/** What a command judges by: the library, and of it the packs that its options choose. */
export interface PreparedPacks {
  readonly library: Library;
  readonly packs: readonly Pack[];
  readonly selection: Selection;
}

/** Reads the packs and chooses among them; where that fails, the user has been told and the command ends with the code. */
export function preparePacks(run: Run, options: SelectionOptions): Result<PreparedPacks, ExitCode> {
  const selection = readSelection(run, options);
  if (!selection.ok) return refused(complain(run, selection.reason));
  const library = readLibrary();
  if (!library.ok) return refused(complainOfPacks(run, library.reason));
  const packs = selectPacks(library.value, selection.value);
  if (!packs.ok) return refused(complainOf(run, packs.reason));
  return ok({ library: library.value, packs: packs.value, selection: selection.value });
}
