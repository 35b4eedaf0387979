import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary, type Pack } from '@leitu/rules';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';
import { packFiles } from '../packs/library.ts';

/** A pack that says everything the language can say, beside the packs that the project ships. */
export const everythingPack: Pack = (() => {
  const source = readYaml('everything.yaml', readFileSync(join(import.meta.dirname, 'everything.yaml'), 'utf8'));
  if (!source.ok) throw new Error(JSON.stringify(source.reason));
  const loaded = loadLibrary([...packFiles, source.value]);
  if (!loaded.ok) throw new Error(loaded.reason.map((fault) => `${fault.line}: ${fault.message.en}`).join('\n'));
  const pack = loaded.value.packs.get('test.everything');
  if (pack === undefined) throw new Error('The pack is there');
  return pack;
})();
