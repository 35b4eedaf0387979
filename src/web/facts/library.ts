import files from 'virtual:packs';
import { assert } from '@leitu/kernel';
import { type Library, loadLibrary } from '@leitu/rules';

function load(): Library {
  const loaded = loadLibrary(files);
  assert(loaded.ok, 'the packs were loaded when the application was built');
  return loaded.value;
}

/** The facts and packs that came with the application. */
export const library: Library = load();
