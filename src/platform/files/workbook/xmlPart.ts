import { TextDecoder } from 'node:util';
import { ok, type Result, refused } from '@leitu/kernel';
import { SaxesParser } from 'saxes';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import type { Part } from './archive.ts';
import { damagedWorkbook } from './damage.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is made of an XML part as it passes. Names come without their prefix, since writers choose prefixes freely. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Feeds a part to its reader. Gives `null` after each chunk, so that the caller may take what the reader has gathered, and a refusal as
 * the last thing when the part is not sound XML. No DTD is read, so no entity but the five of XML itself is ever expanded.
 */
export async function* readXml(
  part: Part,
  path: string,
  reader: XmlReader,
): AsyncGenerator<FileRefusal | null, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const { parser, refusal } = parserFor(part, path, reader);
  for await (const chunk of part.open()) {
    const text = decodedOrNull(decoder, chunk);
    if (text === null) return yield damagedWorkbook(path, part.name, 'encoding');
    parser.write(text);
    yield refusal();
    if (refusal() !== null) return;
  }
  if (decodedOrNull(decoder) === null) return yield damagedWorkbook(path, part.name, 'encoding');
  parser.close();
  yield refusal();
}

/** Feeds a whole part, for parts that are small or are held whole anyway. */
export async function readWholeXml(part: Part, path: string, reader: XmlReader): Promise<Result<null, FileRefusal>> {
  for await (const refusal of readXml(part, path, reader)) if (refusal !== null) return refused(refusal);
  return ok(null);
}

/** The next text of a stream of UTF-8; `null` when it is none. Without bytes, the end of the stream. */
function decodedOrNull(decoder: TextDecoder, bytes?: Buffer): string | null {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}

function parserFor(part: Part, path: string, reader: XmlReader) {
  let first: FileRefusal | null = null;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('doctype', () => {
    first ??= refuseFile('workbook_doctype', { path, part: part.name });
  });
  // Once there is a handler the parser goes on after an error; what follows the first is not believed.
  parser.on('error', () => {
    first ??= damagedWorkbook(path, `${part.name}:${parser.line}:${parser.column}`, 'xml');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (first === null) reader.open(localName(name), attributes);
  });
  parser.on('text', (text) => {
    if (first === null) reader.text(text);
  });
  parser.on('cdata', (text) => {
    if (first === null) reader.text(text);
  });
  parser.on('closetag', ({ name }) => {
    if (first === null) reader.close(localName(name));
  });
  return { parser, refusal: () => first };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The value of an attribute whatever its prefix, such as `r:id`. */
export function attributeOf(attributes: Attributes, local: string): string | undefined {
  const key = Object.keys(attributes).find((name) => localName(name) === local);
  return key === undefined ? undefined : attributes[key];
}
