import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A working tree, as the rules of this folder read it: what git has or would take. */
export interface Repository {
  readonly root: string;
  /** Paths from the root, with forward slashes, sorted. */
  readonly files: readonly string[];
  read(path: string): string;
}

/** What a rule found: where, and what to do about it. */
export type Fault = string;

export function openRepository(root: string): Repository {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = [...new Set(listed.split('\0'))].filter((path) => path !== '' && isFile(join(root, path))).sort();
  const texts = new Map<string, string>();
  return {
    root,
    files,
    read: (path) => {
      const known = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
      texts.set(path, known);
      return known;
    },
  };
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** The names that a pattern with one group takes from the paths, each once. */
export function namesIn(repository: Repository, pattern: RegExp): string[] {
  return [...new Set(repository.files.flatMap((path) => pattern.exec(path)?.[1] ?? []))];
}

/** The lines of a file that match, as `path:line`. */
export function linesMatching(repository: Repository, path: string, pattern: RegExp): Fault[] {
  return repository
    .read(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []));
}
