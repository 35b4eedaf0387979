import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { isRunning } from '../../../platform/db/isRunning.ts';
import { MOST_UPLOAD_MEGABYTES } from '../contract.ts';
import { refuseImport } from './refusals.ts';

/** A file that has arrived, as long as the work with it goes on. */
export interface UploadedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

const beginning = 'leitu-import-';

/** Removes the folders of servers that were killed before they could: each bears the number of its process. */
export async function sweepTemporaryFiles(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${beginning}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** Does work with a file of an import in a folder of its own, which goes with the work however that ends. */
export async function withTemporaryFile<Value>(
  fileName: string,
  work: (path: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), `${beginning}${process.pid}-`));
  try {
    // The reader tells by the ending what a file should be; whatever else the name holds stays outside.
    return await work(join(folder, `upload${extname(fileName).toLowerCase()}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Why an upload of so many bytes is not taken; undefined where it is. */
export function refuseSize(bytes: number): Refusal | undefined {
  if (bytes <= MOST_UPLOAD_MEGABYTES * 1024 * 1024) return undefined;
  return refuseImport('upload_too_large', { limitMegabytes: MOST_UPLOAD_MEGABYTES });
}

/** Writes what arrives to a file, piece by piece; refuses what is larger than an upload may be, and what does not arrive whole. */
export async function receiveFile(body: Readable, path: string): Promise<Result<UploadedFile, Refusal>> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    // The stream is not destroyed where reading stops: the connection still has to carry the answer.
    for await (const piece of body.iterator({ destroyOnReturn: false })) {
      const chunk = piece as Buffer; // A stream of bytes gives buffers.
      bytes += chunk.length;
      const tooLarge = refuseSize(bytes);
      if (tooLarge !== undefined) return refused(tooLarge);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } catch (error) {
    if (body.errored === null) throw error;
    return refused(refuseImport('upload_broken'));
  } finally {
    await file.close();
  }
  return ok({ path, bytes, sha256: hash.digest() });
}

/** The refusal of a file, in which the name that people know stands for the place where the file lay. */
export function namedAs<Kind extends Refusal>(refusal: Kind, path: string, fileName: string): Kind {
  const rename = (text: string) => text.replaceAll(path, fileName);
  const figures = Object.entries(refusal.figures).map(
    ([name, figure]) => [name, typeof figure === 'string' ? rename(figure) : figure] as const,
  );
  const { zh, en } = refusal.message;
  return { ...refusal, message: { zh: rename(zh), en: rename(en) }, figures: Object.fromEntries(figures) };
}
