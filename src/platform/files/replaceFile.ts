import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { reasonOf } from './regularFile.ts';

/**
 * Writes a file whole or not at all. It grows beside its place under another name, reaches the disk, and only then takes its place, so
 * a crash or a full disk leaves what was there before. A refusal by the writer discards it.
 */
export function replaceFile(
  path: string,
  write: (file: FileHandle) => Promise<FileRefusal | null>,
): Promise<Result<null, FileRefusal>> {
  return replacePath(path, (growing) => writeTo(growing, write));
}

/** The same for a writer that opens the growing file itself, by its path, and lets go of it. */
export async function replacePath(
  path: string,
  write: (growing: string) => Promise<FileRefusal | null>,
): Promise<Result<null, FileRefusal>> {
  try {
    const found = await stat(path).catch(() => null);
    if (found !== null && !found.isFile()) return refused(refuseFile('write_not_file', { path }));
    // Renaming onto a link, such as /dev/stdout, would replace the link and not what it leads to.
    const target = found === null ? path : await realpath(path);
    // A folder that is not there is told by its own name, not by that of the growing file.
    await stat(dirname(target));
    const growing = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
    // A process that ends in the middle takes its unfinished file with it.
    const discard = () => rmSync(growing, { force: true });
    process.once('exit', discard);
    try {
      const refusal = await write(growing);
      if (refusal !== null) return refused(refusal);
      await reachDisk(growing);
      await rename(growing, target);
      return ok(null);
    } finally {
      // After the renaming there is nothing of that name left to remove.
      process.off('exit', discard);
      await rm(growing, { force: true });
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return refused(refuseFile('write_failed', { path, reason: reasonOf(error) }));
  }
}

async function writeTo(
  path: string,
  write: (file: FileHandle) => Promise<FileRefusal | null>,
): Promise<FileRefusal | null> {
  const file = await open(path, 'wx');
  try {
    return await write(file);
  } finally {
    await file.close();
  }
}

async function reachDisk(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
