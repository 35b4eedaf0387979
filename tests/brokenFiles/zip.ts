import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip archive, and the lies its headers tell where a test wants some. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Buffer | Deflated;
  readonly declaredBytes?: number;
  readonly declaredChecksum?: number;
  readonly method?: number;
  readonly isEncrypted?: boolean;
  /** Stands in the directory only, and leads to the bytes of the first entry. */
  readonly sharesFirst?: boolean;
}

/** Content given in its compressed form, for contents too large to be made. */
export interface Deflated {
  readonly bytes: number;
  readonly checksum: number;
  readonly pieces: readonly Buffer[];
}

/** A block repeated many times, compressed once: the compressed pieces repeat too, since each ends on a byte and forgets what was. */
export function repeated(before: string, block: string | Buffer, times: number, after: string): Deflated {
  const blockBytes = Buffer.from(block);
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const piece = deflateRawSync(blockBytes, flush);
  let checksum = crc32(before);
  for (let time = 0; time < times; time++) checksum = crc32(blockBytes, checksum);
  return {
    bytes: Buffer.byteLength(before) + blockBytes.length * times + Buffer.byteLength(after),
    checksum: crc32(after, checksum),
    pieces: [deflateRawSync(before, flush), ...Array<Buffer>(times).fill(piece), deflateRawSync(after)],
  };
}

function deflated(content: ZipEntry['content']): Deflated {
  if (typeof content === 'object' && 'pieces' in content) return content;
  const bytes = Buffer.from(content);
  return { bytes: bytes.length, checksum: crc32(bytes), pieces: [deflateRawSync(bytes)] };
}

/** A zip archive (PKWARE, APPNOTE.TXT 6.3) by hand, since no library writes broken ones. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { bytes, checksum, pieces } = deflated(entry.content);
    const compressedBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const name = Buffer.from(entry.name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800 | (entry.isEncrypted ? 1 : 0), 2);
    fields.writeUInt16LE(entry.method ?? 8, 4);
    fields.writeUInt32LE(entry.declaredChecksum ?? checksum, 10);
    fields.writeUInt32LE(compressedBytes, 14);
    fields.writeUInt32LE(entry.declaredBytes ?? bytes, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(entry.sharesFirst ? 0 : offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, name);
    if (entry.sharesFirst) continue;
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, ...pieces);
    offset += 30 + name.length + compressedBytes;
  }
  return Buffer.concat([
    ...local,
    ...directory,
    endOfDirectory(entries.length, Buffer.concat(directory).length, offset),
  ]);
}

function endOfDirectory(entries: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
