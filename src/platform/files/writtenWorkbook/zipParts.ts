import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ok, type Result, refused } from '@leitu/kernel';
import { ZipFile } from 'yazl';
import type { FileRefusal } from '../refusals.ts';

/** Some text of a part, or why there is no more: then it is the last thing that comes. */
export type PartPiece = Result<string, FileRefusal>;

/** A part of a workbook, as a file in its archive. */
export interface WrittenPart {
  readonly name: string;
  readonly pieces: Iterable<PartPiece> | AsyncIterable<PartPiece>;
}

/** 1 of 9: a large sheet is a fifth larger than with zlib's own 6, and made in two thirds of the time. */
const compressionLevel = 1;

/** A stream knows no other way to end without being whole. */
class PartRefused extends Error {
  readonly refusal: FileRefusal;

  constructor(refusal: FileRefusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}

/**
 * The bytes of an archive, made no faster than they are taken; the parts are asked for one after the other. The refusal of a part is the
 * last thing that comes, and its failure is passed on. However the walk ends, the part under way is closed by then.
 */
export async function* zipParts(
  parts: readonly WrittenPart[],
): AsyncGenerator<Result<Uint8Array, FileRefusal>, void, void> {
  const output = new PassThrough();
  const fail = (error: Error) => output.destroy(error);
  let underWay: Readable | undefined;
  const zip = new ZipFile().on('error', fail);
  for (const { name, pieces } of parts)
    zip.addReadStreamLazy(name, { compressionLevel }, (give) => {
      // The library goes on for a while after nobody listens any more; no rows are asked for by then.
      if (output.destroyed) return;
      // The library hears nothing of a failing part and would wait for ever.
      underWay = Readable.from(textsOf(pieces)).on('error', fail);
      give(null, underWay);
    });
  zip.outputStream.pipe(output);
  zip.end();
  try {
    // A stream without an encoding gives bytes; its type does not say so.
    for await (const bytes of output as AsyncIterable<Buffer>) yield ok(bytes);
  } catch (error) {
    if (!(error instanceof PartRefused)) throw error;
    yield refused(error.refusal);
  } finally {
    output.destroy();
    if (underWay?.destroy().closed === false) await once(underWay, 'close');
  }
}

async function* textsOf(pieces: WrittenPart['pieces']): AsyncGenerator<string, void, void> {
  for await (const piece of pieces) {
    if (!piece.ok) throw new PartRefused(piece.reason);
    yield piece.value;
  }
}
