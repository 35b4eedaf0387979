import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRepository } from '../tidy/repository.ts';

/** What is planted in a file: its whole text, or a change to the text it has. */
export type Content = string | ((text: string) => string);

/** A copy of the working tree in which rules can be broken without harm. */
export interface Scratch {
  readonly root: string;
  /** Writes the files; gives the way back. */
  plant(files: Readonly<Record<string, Content>>): () => void;
  remove(): void;
}

const original = fileURLToPath(new URL('../..', import.meta.url));

export function makeScratch(): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'leitu-violations-'));
  for (const path of openRepository(original).files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(original, path), join(root, path));
  }
  linkPackages(root);
  execFileSync('git', ['init', '-q'], { cwd: root });
  return {
    root,
    plant: (files) => plant(root, files),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The installed packages, but the copy's own cores: otherwise imports by name would lead back to the original. */
function linkPackages(root: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(join(packages, '@leitu'), { recursive: true });
  for (const name of readdirSync(join(original, 'node_modules'))) {
    if (name !== '@leitu') symlinkSync(join(original, 'node_modules', name), join(packages, name), 'junction');
  }
  for (const core of readdirSync(join(root, 'packages'))) {
    symlinkSync(join(root, 'packages', core), join(packages, '@leitu', core), 'junction');
  }
}

function plant(root: string, files: Readonly<Record<string, Content>>): () => void {
  const undo = Object.entries(files).map(([path, content]) => {
    const full = join(root, path);
    const before = typeof content === 'string' ? undefined : readFileSync(full, 'utf8');
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, typeof content === 'string' ? content : content(before ?? ''));
    return () => (before === undefined ? rmSync(full) : writeFileSync(full, before));
  });
  return () => {
    for (const step of undo) step();
  };
}
