import { isUtf8 } from 'node:buffer';
import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import { type PackFault, packFault, type SourceFile } from '@leitu/rules';
import { readYaml } from './readYaml.ts';

/** Reads every .yaml file below a folder in the order of their names, or one file, or refuses with the faults of all of them. */
export function readYamlFolder(path: string): Result<readonly SourceFile[], readonly PackFault[]> {
  const files: SourceFile[] = [];
  const faults: PackFault[] = [];
  const isFile = statSync(path).isFile();
  const folder = isFile ? dirname(path) : path;
  const names = isFile ? [basename(path)] : globSync('**/*.yaml', { cwd: folder }).toSorted();
  for (const name of names) {
    const file = name.replaceAll('\\', '/');
    const text = readUtf8(join(folder, name));
    const read = text === undefined ? refused([packFault(file, START, 'not_yaml', NOT_UTF8)]) : readYaml(file, text);
    if (read.ok) files.push(read.value);
    else faults.push(...read.reason);
  }
  return faults.length > 0 ? refused(faults) : ok(files);
}

const START = { line: 1, column: 1 };
const NOT_UTF8 = {
  problem: '文件不是 UTF-8 编码，请另存为 UTF-8',
  problem_en: 'the file is not in UTF-8; save it as UTF-8',
};

/** The text of a file in UTF-8; undefined where it is in another encoding. */
function readUtf8(path: string): string | undefined {
  const bytes = readFileSync(path);
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
