import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where this run keeps what several of its files begin with. */
    readonly madeOnceFolder: string;
  }
}

/** Before all files of a project: a folder for what is made once, below a short path, open to whom PostgreSQL runs as. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join('/tmp', 'leitu-once-'));
  chmodSync(folder, 0o755);
  project.provide('madeOnceFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A folder that the first file that asks makes for all files of the run. Two that ask at the same moment both make it, and one of them
 * is kept: that costs less than waiting.
 */
export async function madeOnce(home: string, name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const kept = join(home, name);
  if (existsSync(kept)) return kept;
  const own = mkdtempSync(join(home, 'making-'));
  chmodSync(own, 0o755);
  await make(own);
  try {
    renameSync(own, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
    rmSync(own, { recursive: true });
  }
  return kept;
}
