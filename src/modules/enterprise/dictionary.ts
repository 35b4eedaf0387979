import { assert } from '@leitu/kernel';
import type { Dictionary } from '@leitu/rules';
import { readLibrary } from '../policy/index.ts';
import { dossierDictionary } from './sources.ts';

let read: Dictionary | undefined;

/** Everything that can be stated of a firm, by the packs that come with Leitu. They are read once. */
export function dictionaryOfDossiers(): Dictionary {
  if (read !== undefined) return read;
  const library = readLibrary();
  assert(library.ok, 'the packs ship with the program and are checked before it is released');
  read = dossierDictionary(library.value.dictionary);
  return read;
}
