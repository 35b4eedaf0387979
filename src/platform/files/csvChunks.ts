import type { FileHandle } from 'node:fs/promises';

/** The longest line read. The widest real tables have lines of some kilobytes. */
export const longestLineBytes = 1 << 20;

const chunkBytes = 1 << 18;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A run of whole lines. */
export interface LineChunk {
  readonly bytes: Buffer;
  /** Where the run begins in the file, in bytes from 0. */
  readonly offset: number;
}

/**
 * Reads a file in runs that end at a line end. No byte of a multi-byte character is a line end in UTF-8 or GB18030, so a run can be
 * checked and decoded by itself. A line over the limit comes as a run without a line end, so that memory stays bounded.
 */
export async function* lineChunks(file: FileHandle): AsyncGenerator<LineChunk> {
  let kept: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const room = Buffer.allocUnsafe(kept.length + chunkBytes);
    kept.copy(room);
    const { bytesRead } = await file.read(room, kept.length, chunkBytes, offset + kept.length);
    const bytes = room.subarray(0, kept.length + bytesRead);
    if (bytesRead === 0) {
      if (bytes.length > 0) yield { bytes, offset };
      return;
    }
    const end = lengthOfWholeLines(bytes);
    const given = end === 0 && bytes.length > longestLineBytes ? bytes.length : end;
    if (given > 0) yield { bytes: bytes.subarray(0, given), offset };
    kept = bytes.subarray(given);
    offset += given;
  }
}

/** A carriage return ends a line only where no line feed can still follow it. */
function lengthOfWholeLines(bytes: Buffer): number {
  const feed = bytes.lastIndexOf(lineFeed);
  return feed >= 0 ? feed + 1 : bytes.subarray(0, -1).lastIndexOf(carriageReturn) + 1;
}
