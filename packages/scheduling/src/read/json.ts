import type { Bilingual } from '@leitu/kernel';

/** Where reading a text failed: what stood wrong, by its place in the text. */
export type JsonFault = { readonly offset: number } & (
  | { readonly code: 'problem_not_json'; readonly wanted: Bilingual }
  | { readonly code: 'problem_key_twice'; readonly key: string }
);

type Seen = (pointer: string, offset: number) => void;

/** A fault on its way out of the descent; it does not leave this file. */
class Halt extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/**
 * Reads JSON (RFC 8259), and tells where it is broken. Unlike `JSON.parse` it takes no key twice. `seen` hears of each value with its
 * pointer (RFC 6901) and its place in the text.
 */
export function readJson(text: string, seen?: Seen): { readonly value: unknown } | { readonly fault: JsonFault } {
  try {
    const reader = new Reader(text, seen);
    return { value: reader.readWhole() };
  } catch (error) {
    if (error instanceof Halt) return { fault: error.fault };
    throw error;
  }
}

/** Line and column, from 1, of a place in a text. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The place of the value that a pointer names; where it names none, that of the nearest around it. */
export function offsetOf(text: string, pointer: string): number {
  let best = { length: -1, offset: 0 };
  readJson(text, (at, offset) => {
    const isAround = pointer === at || pointer.startsWith(`${at}/`);
    if (isAround && at.length > best.length) best = { length: at.length, offset };
  });
  return best.offset;
}

/** A key as a step of a pointer. */
export function pointerStep(key: string): string {
  return /[~/]/.test(key) ? `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${key}`;
}

/** Deeper nesting is that of no problem and would not fit on the stack. */
const deepest = 64;

class Reader {
  readonly text: string;
  readonly seen: Seen | undefined;
  offset = 0;

  constructor(text: string, seen: Seen | undefined) {
    this.text = text;
    this.seen = seen;
  }

  readWhole(): unknown {
    const value = this.readValue('', 0);
    this.skipBlanks();
    if (this.offset < this.text.length) this.halt({ zh: '文件结尾', en: 'the end of the text' });
    return value;
  }

  readValue(pointer: string, depth: number): unknown {
    this.skipBlanks();
    this.seen?.(pointer, this.offset);
    if (depth > deepest) this.halt({ zh: `至多 ${deepest} 层`, en: `at most ${deepest} levels` });
    switch (this.text.charCodeAt(this.offset)) {
      case sign.openBrace:
        return this.readObject(pointer, depth);
      case sign.openBracket:
        return this.readList(pointer, depth);
      case sign.quote:
        return this.readText();
      default:
        return this.readWord();
    }
  }

  readObject(pointer: string, depth: number): object {
    const entries = new Map<string, unknown>();
    this.offset += 1;
    for (let isFirst = true; !this.takes('}'); isFirst = false) {
      if (!isFirst) this.expect(',', { zh: '“,”或“}”', en: '“,” or “}”' });
      this.skipBlanks();
      const start = this.offset;
      if (this.text[start] !== '"') this.halt({ zh: '引号中的键名', en: 'a key in quotes' });
      const key = this.readText();
      if (entries.has(key)) throw new Halt({ offset: start, code: 'problem_key_twice', key });
      this.expect(':', { zh: '“:”', en: '“:”' });
      entries.set(key, this.readValue(this.seen === undefined ? '' : pointer + pointerStep(key), depth + 1));
    }
    return Object.fromEntries(entries);
  }

  readList(pointer: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.offset += 1;
    for (let isFirst = true; !this.takes(']'); isFirst = false) {
      if (!isFirst) this.expect(',', { zh: '“,”或“]”', en: '“,” or “]”' });
      items.push(this.readValue(this.seen === undefined ? '' : `${pointer}/${items.length}`, depth + 1));
    }
    return items;
  }

  /** A text in quotes; what has escapes is left to `JSON.parse`, which takes just what the standard takes. */
  readText(): string {
    const start = this.offset;
    plainText.lastIndex = start;
    if (plainText.test(this.text)) {
      this.offset = plainText.lastIndex;
      return this.text.slice(start + 1, this.offset - 1);
    }
    const wanted = { zh: '完整的引号文本', en: 'a text in quotes, ended and with sound escapes' };
    const quoted = this.match(escapedText, wanted);
    try {
      const read = String(JSON.parse(quoted));
      if (!loneHalf.test(read)) return read;
    } catch {}
    this.offset = start;
    return this.halt(wanted);
  }

  readWord(): unknown {
    return JSON.parse(this.match(word, { zh: '一个值', en: 'a value' }));
  }

  match(pattern: RegExp, wanted: Bilingual): string {
    pattern.lastIndex = this.offset;
    const [found] = pattern.exec(this.text) ?? [];
    if (found === undefined) return this.halt(wanted);
    this.offset += found.length;
    return found;
  }

  takes(wanted: string): boolean {
    this.skipBlanks();
    if (this.text[this.offset] !== wanted) return false;
    this.offset += 1;
    return true;
  }

  expect(what: string, wanted: Bilingual): void {
    if (!this.takes(what)) this.halt(wanted);
  }

  skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== sign.space && code !== sign.newline && code !== sign.tab && code !== sign.carriageReturn) return;
      this.offset += 1;
    }
  }

  halt(wanted: Bilingual): never {
    throw new Halt({ offset: this.offset, code: 'problem_not_json', wanted });
  }
}

/** What JSON is told apart by, as codes: the texts of files are long. */
const sign = {
  space: 32,
  newline: 10,
  tab: 9,
  carriageReturn: 13,
  quote: 34,
  openBracket: 91,
  openBrace: 123,
} as const;

const plainText = /"[^"\\\p{Cc}\p{Surrogate}]*"/uy;
const escapedText = /"(?:[^"\\]|\\.)*"/sy;
/** Half of a pair that stands for one sign (UTF-16), without the other: no text that can be written to a file. */
const loneHalf = /\p{Surrogate}/u;
const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
