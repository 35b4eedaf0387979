import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import type { PackFault, SourceFile } from '@leitu/rules';
import { readYaml } from './readYaml.ts';

/** Reads every .yaml file below a folder, in the order of their names, or refuses with the faults of all of them. */
export function readYamlFolder(folder: string): Result<readonly SourceFile[], readonly PackFault[]> {
  const files: SourceFile[] = [];
  const faults: PackFault[] = [];
  for (const path of globSync('**/*.yaml', { cwd: folder }).toSorted()) {
    const file = path.replaceAll('\\', '/');
    const read = readYaml(file, readFileSync(join(folder, path), 'utf8'));
    if (read.ok) files.push(read.value);
    else faults.push(...read.reason);
  }
  return faults.length > 0 ? refused(faults) : ok(files);
}
