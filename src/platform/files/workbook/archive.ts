import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { ok, type Result, refused } from '@leitu/kernel';
import { type Entry, fromFdPromise, validateFileName, type ZipFile } from 'yauzl';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import { type Damage, damagedWorkbook } from './damage.ts';
import { megabyte, workbookLimits } from './limits.ts';
import { MergedRanges } from './mergedRanges.ts';

/** An entry of the archive that has been inflated once and found sound. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
  /** The merged cells in it, when it is a sheet: the first few. */
  readonly merged: readonly string[];
  /** Inflates it again. */
  open(): AsyncIterable<Buffer>;
}

/** The parts of a workbook by name in small letters: names in a package are the same in either case (ISO/IEC 29500-2). */
export type Archive = ReadonlyMap<string, Part>;

/**
 * The gate before a workbook is read. Inflates every entry and counts what really comes out, trusting no declared size; refuses bombs,
 * damage, passwords, macros and names that lead elsewhere. What is read later comes from the same central directory and the same
 * bytes that were checked here.
 */
export async function openArchive(file: FileHandle, path: string): Promise<Result<Archive, FileRefusal>> {
  const listed = await listEntries(file, path);
  if (!listed.ok) return listed;
  const { zip, entries } = listed.value;
  const parts = new Map<string, Part>();
  let total = 0;
  for (const [name, entry] of entries) {
    const unreadable = unreadableEntry(entry, name, path);
    if (unreadable !== null) return refused(unreadable);
    const checked = await inflateOnce(zip, entry, { path, name, before: total });
    if (!checked.ok) return checked;
    total += checked.value.bytes;
    parts.set(name.toLowerCase(), { name, ...checked.value, open: () => inflate(zip, entry) });
  }
  return ok(parts);
}

const inflatedChunkBytes = 1 << 17;

interface Listing {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

async function listEntries(file: FileHandle, path: string): Promise<Result<Listing, FileRefusal>> {
  const seen = new Set<string>();
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromFdPromise(file.fd, {
      autoClose: false,
      lazyEntries: true,
      // Names are checked and sizes are counted here, to say in our own words what is wrong.
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (zip.entryCount > workbookLimits.entries) return refused(damagedWorkbook(path, 'zip', 'entries'));
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8').replaceAll('\\', '/');
      const key = name.toLowerCase();
      if (validateFileName(name) !== null || seen.has(key))
        return refused(refuseFile('workbook_entry_name', { path, part: name }));
      if (/(^|\/)vbaproject\.bin$|(^|\/)macrosheets\//.test(key))
        return refused(refuseFile('workbook_macro', { path, part: name }));
      seen.add(key);
      if (!name.endsWith('/')) entries.set(name, entry);
    }
    return ok({ zip, entries });
  } catch {
    // The library throws for whatever it cannot find its way through; there is no more to say of it than this.
    return refused(damagedWorkbook(path, 'zip', 'truncated'));
  }
}

function unreadableEntry(entry: Entry, name: string, path: string): FileRefusal | null {
  if (entry.isEncrypted()) return refuseFile('workbook_encrypted', { path });
  const isStoredOrDeflated = entry.compressionMethod === 0 || entry.compressionMethod === 8;
  return isStoredOrDeflated ? null : damagedWorkbook(path, name, 'method');
}

/** The bytes that come out of an entry; `hear` is told how many have gone in, to know what is being inflated. */
async function* inflate(
  zip: ZipFile,
  entry: Entry,
  hear?: (bytesIn: number) => void,
): AsyncGenerator<Buffer, void, void> {
  const stored = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  if (entry.compressionMethod === 0) {
    yield* stored;
    return;
  }
  const inflater = createInflateRaw({ chunkSize: inflatedChunkBytes });
  // A failure of either stream ends the loop below, and leaving the loop ends both; there is nothing to add to that here.
  pipeline(stored, inflater, () => {});
  for await (const chunk of inflater) {
    hear?.(inflater.bytesWritten);
    yield chunk;
  }
}

interface Gauge {
  readonly path: string;
  readonly name: string;
  /** Bytes that came out of the entries before this one. */
  readonly before: number;
}

async function inflateOnce(
  zip: ZipFile,
  entry: Entry,
  { path, name, before }: Gauge,
): Promise<Result<{ bytes: number; merged: readonly string[] }, FileRefusal>> {
  let bytes = 0;
  let bytesIn = entry.compressedSize;
  const hear = (count: number) => {
    bytesIn = count;
  };
  let checksum = 0;
  const merged = new MergedRanges();
  const damaged = (damage: Damage) => refused(damagedWorkbook(path, name, damage));
  try {
    for await (const chunk of inflate(zip, entry, hear)) {
      bytes += chunk.length;
      const excess = excessOf(bytes, bytesIn, { path, name, before });
      if (excess !== null) return refused(excess);
      checksum = crc32(chunk, checksum);
      merged.look(chunk);
    }
  } catch {
    return damaged('inflation');
  }
  if (bytes !== entry.uncompressedSize) return damaged('size');
  if (checksum !== entry.crc32) return damaged('checksum');
  return ok({ bytes, merged: merged.found });
}

function excessOf(bytes: number, bytesIn: number, { path, name, before }: Gauge): FileRefusal | null {
  const ratio = Math.round(bytes / Math.max(1, bytesIn));
  if (bytes > workbookLimits.ratioFromMegabytes * megabyte && ratio > workbookLimits.ratio)
    return refuseFile('workbook_bomb', { path, part: name, megabytes: Math.round(bytes / megabyte), ratio });
  const isShared = name.toLowerCase().endsWith('/sharedstrings.xml');
  const limitMegabytes = isShared ? workbookLimits.sharedTextsMegabytes : workbookLimits.partMegabytes;
  if (bytes > limitMegabytes * megabyte) return refuseFile('workbook_too_large', { path, part: name, limitMegabytes });
  if (before + bytes > workbookLimits.allMegabytes * megabyte)
    return refuseFile('workbook_too_large', { path, part: 'zip', limitMegabytes: workbookLimits.allMegabytes });
  return null;
}
