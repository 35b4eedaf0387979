import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { sweepTemporaryFiles, withTemporaryFile } from './uploadedFile.ts';

describe('the folder of a file that is imported', () => {
  it('is swept when its server has gone, and stays as long as it is there', async () => {
    const { pid } = spawnSync(execPath, ['--version']);
    const left = mkdtempSync(join(tmpdir(), `leitu-import-${pid}-`));
    await withTemporaryFile('list.csv', async (path) => {
      await sweepTemporaryFiles();
      expect(existsSync(left)).toBe(false);
      expect(existsSync(dirname(path))).toBe(true);
    });
    rmSync(left, { recursive: true, force: true });
  });
});
