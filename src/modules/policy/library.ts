import { fileURLToPath } from 'node:url';
import type { Result } from '@leitu/kernel';
import { type Library, loadLibrary, type PackFault, type SourceFile } from '@leitu/rules';
import { readYamlFolder } from '../../platform/yaml/readYamlFolder.ts';

/** The packs that come with Leitu. */
const PACKS_FOLDER = fileURLToPath(new URL('../../../packs/', import.meta.url));

/** Reads all packs below a folder, or refuses with every fault, each with file, line and column. */
export function readLibrary(folder: string = PACKS_FOLDER): Result<Library, readonly PackFault[]> {
  const files = readPackFiles(folder);
  return files.ok ? loadLibrary(files.value) : files;
}

/** Reads the files of all packs below a folder as they are loaded, for whoever keeps what a judgement was made with. */
export function readPackFiles(folder: string = PACKS_FOLDER): Result<readonly SourceFile[], readonly PackFault[]> {
  return readYamlFolder(folder);
}
