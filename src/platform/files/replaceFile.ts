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
export async function replaceFile(
  path: string,
  write: (file: FileHandle) => Promise<FileRefusal | null>,
): Promise<Result<null, FileRefusal>> {
  try {
    const found = await stat(path).catch(() => null);
    if (found !== null && !found.isFile()) return refused(refuseFile('write_not_file', { path }));
    // Renaming onto a link, such as /dev/stdout, would replace the link and not what it leads to.
    const target = found === null ? path : await realpath(path);
    const growing = join(dirname(target), `.${basename(target)}.${randomUUID()}.part`);
    // A process that ends in the middle takes its unfinished file with it.
    const discard = () => rmSync(growing, { force: true });
    process.once('exit', discard);
    try {
      const refusal = await writeTo(growing, write);
      if (refusal !== null) return refused(refusal);
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
    const refusal = await write(file);
    await file.sync();
    return refusal;
  } finally {
    await file.close();
  }
}
