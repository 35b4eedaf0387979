import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { ok, type Result, refused } from '@leitu/kernel';
import { type LineChunk, lineChunks, longestLineBytes } from './csvChunks.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';

export type CsvEncoding = 'utf-8' | 'gb18030';

/** What a text file begins with when it says its own encoding; four bytes before two, since UTF-32 begins like UTF-16. */
const foreignMarks: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['UTF-32 LE', [0xff, 0xfe, 0, 0]],
  ['UTF-32 BE', [0, 0, 0xfe, 0xff]],
  ['UTF-16 LE', [0xff, 0xfe]],
  ['UTF-16 BE', [0xfe, 0xff]],
];

/**
 * Reads the whole file once and says which encoding all of it is in: UTF-8, or else GB18030. Also refuses what no text table holds:
 * UTF-16 and UTF-32, NUL characters, and lines over a megabyte.
 */
export async function detectEncoding(file: FileHandle, path: string): Promise<Result<CsvEncoding, FileRefusal>> {
  let encoding: CsvEncoding = 'utf-8';
  let linesBefore = 0;
  let proved = false;
  for await (const chunk of lineChunks(file)) {
    const unlike = chunk.offset === 0 ? foreignEncoding(chunk.bytes, path) : null;
    const bad = unlike ?? notText(chunk, linesBefore, path);
    if (bad !== null) return refused(bad);
    if (encoding === 'utf-8' && !isUtf8(chunk.bytes)) {
      if (proved || isMostlyUtf8(chunk.bytes)) return refused(brokenText('utf-8', chunk, linesBefore, path));
      encoding = 'gb18030';
    }
    if (encoding === 'gb18030' && !decodes(chunk.bytes, 'gb18030', false))
      return refused(brokenText('gb18030', chunk, linesBefore, path));
    proved ||= !isAscii(chunk.bytes);
    linesBefore += countLines(chunk.bytes);
  }
  return ok(encoding);
}

function foreignEncoding(bytes: Buffer, path: string): FileRefusal | null {
  const marked = foreignMarks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return refuseFile('encoding_utf16', { path, encoding: marked[0], byte: 1 });
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  // Without a mark: the commas, digits and line ends of a table leave one half of many pairs zero, and hardly ever the other.
  if (even + odd < head.length / 16 || Math.min(even, odd) * 4 > Math.max(even, odd)) return null;
  const encoding = odd > even ? 'UTF-16 LE' : 'UTF-16 BE';
  return refuseFile('encoding_utf16', { path, encoding, byte: head.indexOf(0) + 1 });
}

function notText(chunk: LineChunk, linesBefore: number, path: string): FileRefusal | null {
  const nul = chunk.bytes.indexOf(0);
  if (nul >= 0) {
    const line = linesBefore + countLines(chunk.bytes.subarray(0, nul)) + 1;
    return refuseFile('text_binary', { path, line, byte: chunk.offset + nul + 1 });
  }
  let begin = 0;
  for (let line = linesBefore + 1; begin < chunk.bytes.length; line++) {
    const end = endOfLine(chunk.bytes, begin);
    if (end - begin > longestLineBytes) return refuseFile('line_too_long', { path, line, limit: longestLineBytes });
    begin = end + 1;
  }
  return null;
}

/** Where the line ends that begins at `begin`. A file of lone carriage returns, as old Macs wrote them, counts those. */
function endOfLine(bytes: Buffer, begin: number): number {
  const feed = bytes.indexOf(0x0a, begin);
  if (feed >= 0) return feed;
  const returned = bytes.indexOf(0x0d, begin);
  return returned >= 0 ? returned : bytes.length;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = endOfLine(bytes, 0); at < bytes.length; at = endOfLine(bytes, at + 1)) lines++;
  return lines;
}

/**
 * Much GB18030 text is by chance not valid UTF-8, and much damaged UTF-8 is by chance valid GB18030, as other characters. Read as
 * UTF-8, the first is nearly all replacement characters and the second nearly none.
 */
function isMostlyUtf8(bytes: Buffer): boolean {
  let good = 0;
  let bad = 0;
  for (const character of bytes.toString('utf8')) {
    if (character === '\ufffd') bad++;
    else if (character > '\u007f') good++;
  }
  return good > bad;
}

function decodes(bytes: Buffer, encoding: CsvEncoding, mayGoOn: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: mayGoOn });
    return true;
  } catch {
    return false;
  }
}

/** Says where a run of lines stops being text of the encoding. */
function brokenText(encoding: CsvEncoding, chunk: LineChunk, linesBefore: number, path: string): FileRefusal {
  const sound = soundLength(chunk.bytes, encoding);
  const line = linesBefore + countLines(chunk.bytes.subarray(0, sound)) + 1;
  const code = encoding === 'utf-8' ? 'encoding_broken' : 'encoding_unknown';
  return refuseFile(code, { path, line, byte: chunk.offset + sound + 1 });
}

/** How many bytes come before the first character that is broken. */
function soundLength(bytes: Buffer, encoding: CsvEncoding): number {
  let sound = 0;
  let broken = bytes.length + 1;
  // Once a beginning is broken every longer one is, so the first broken length is found by halving.
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, true)) sound = middle;
    else broken = middle;
  }
  // What may still go on may end inside a character, which is then the broken one.
  while (!decodes(bytes.subarray(0, sound), encoding, false)) sound--;
  return sound;
}
