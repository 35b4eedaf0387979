import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ok, type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from './refusals.ts';

export interface RegularFile {
  readonly file: FileHandle;
  readonly bytes: number;
}

/** Opens a file for reading; refuses folders, pipes and devices. */
export async function openRegularFile(path: string): Promise<Result<RegularFile, FileRefusal>> {
  try {
    // A pipe without a writer would hold the opening for ever; the flag makes it return, and the check below refuses it.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = await file.stat();
    if (found.isFile()) return ok({ file, bytes: found.size });
    await file.close();
    return refused(refuseFile(found.isDirectory() ? 'file_is_folder' : 'file_not_regular', { path }));
  } catch (error) {
    const reason = reasonOf(error);
    return refused(refuseFile(reason === 'ENOENT' ? 'file_missing' : 'file_unreadable', { path, reason }));
  }
}

/** The system's short name of what went wrong, such as EACCES or ENOSPC. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.message : String(error);
}
