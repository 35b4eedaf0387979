import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for data that is not there yet, below a short path, open to whom PostgreSQL runs as; it goes when the tests of the file end. */
export function aDataFolder(): string {
  const folder = mkdtempSync(join('/tmp', 'leitu-data-'));
  chmodSync(folder, 0o755);
  made.push(folder);
  return join(folder, 'data');
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
