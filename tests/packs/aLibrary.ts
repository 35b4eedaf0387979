import { type Library, loadLibrary } from '@leitu/rules';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';

/** A library made of texts alone, without the dictionary and the packs that the project ships. */
export function aLibrary(texts: readonly string[]): Library {
  const files = texts.map((text, index) => {
    const read = readYaml(`${index}.yaml`, text);
    if (!read.ok) throw new Error(JSON.stringify(read.reason));
    return read.value;
  });
  const loaded = loadLibrary(files);
  if (!loaded.ok)
    throw new Error(JSON.stringify(loaded.reason.map(({ message, line, column }) => [message.en, line, column])));
  return loaded.value;
}
