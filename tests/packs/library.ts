import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ClassPack, type Library, loadLibrary, type Pack, type SourceFile } from '@leitu/rules';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';

const FOLDER = join(import.meta.dirname, '../../packs');

/** The files of `packs/` as the loader takes them. */
export const packFiles: readonly SourceFile[] = globSync('**/*.yaml', { cwd: FOLDER })
  .sort()
  .map((name) => {
    const file = join(FOLDER, name);
    const source = readYaml(relative(FOLDER, file), readFileSync(file, 'utf8'));
    if (!source.ok) throw new Error(JSON.stringify(source.reason));
    return source.value;
  });

/** Every pack that the project ships, loaded as the server loads them. */
export const library: Library = (() => {
  const loaded = loadLibrary(packFiles);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.reason));
  return loaded.value;
})();

/** The five packs of the ladder, in the order of the contract. */
export const LADDER = [
  'cn.innovative.2022',
  'cn.srdi.2022',
  'cn.little-giant.2022',
  'cn.srdi.2026',
  'cn.little-giant.2026',
] as const;

export type LadderPack = (typeof LADDER)[number];

/** The pack of that id. */
export function packOf(id: string): Pack {
  const pack = library.packs.get(id);
  if (pack === undefined) throw new Error(`There is no pack ${id}`);
  return pack;
}

/** The size classes of 2011. */
export const smeSize: ClassPack = (() => {
  const pack = library.classPacks.get('cn.sme-size.2011');
  if (pack === undefined) throw new Error('There is no pack cn.sme-size.2011');
  return pack;
})();
