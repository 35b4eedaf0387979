import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Refusal, Result } from '@leitu/kernel';
import { isErrorCode } from './isErrorCode.ts';
import { isRunning } from './isRunning.ts';

/** Work on an unfinished folder that is older than this has ended, whatever its process number says. */
const abandonedAfterMinutes = 10;

/**
 * Makes a folder that is either not there or complete, wherever the process is killed: it is filled under another name in the same
 * place and then renamed. When another process was faster, its folder stays and ours is dropped.
 */
export async function appearAtOnce(
  folder: string,
  fill: (unfinished: string) => Promise<Result<void, Refusal>>,
): Promise<Result<void, Refusal>> {
  removeAbandoned(folder);
  const unfinished = `${folder}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const filled = await fill(unfinished);
    if (filled.ok) renameUnlessTaken(unfinished, folder);
    return filled;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function renameUnlessTaken(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!isErrorCode(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
    return;
  }
  // The name of the folder must be on the disk before anything in it is promised to anybody.
  const parent = openSync(dirname(to), 'r');
  fsyncSync(parent);
  closeSync(parent);
}

function removeAbandoned(folder: string): void {
  const prefix = `${basename(folder)}.unfinished-`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dirname(folder), name);
    const made = statSync(path, { throwIfNoEntry: false });
    if (made === undefined) continue;
    const isOld = Date.now() - made.mtimeMs > abandonedAfterMinutes * 60_000;
    if (isOld || !isRunning(Number.parseInt(name.slice(prefix.length), 10))) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
