/** Where reading a text failed: what stood wrong, by its place in the text. */
export interface JsonFault {
  readonly offset: number;
  readonly code: 'problem_not_json' | 'problem_key_twice';
  /** What was wanted there, or the key that is there twice. */
  readonly text: string;
}

type Seen = (pointer: string, offset: number) => void;

/** A fault on its way out of the descent; it does not leave this file. */
class Halt extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.text);
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
    if (this.offset < this.text.length) this.halt('文件结尾 the end of the text');
    return value;
  }

  readValue(pointer: string, depth: number): unknown {
    this.skipBlanks();
    this.seen?.(pointer, this.offset);
    if (depth > deepest) this.halt(`至多 ${deepest} 层 at most ${deepest} levels`);
    const first = this.text[this.offset];
    if (first === '{') return this.readObject(pointer, depth);
    if (first === '[') return this.readList(pointer, depth);
    return first === '"' ? this.readText() : this.readWord();
  }

  readObject(pointer: string, depth: number): object {
    const entries = new Map<string, unknown>();
    this.offset += 1;
    for (let isFirst = true; !this.takes('}'); isFirst = false) {
      if (!isFirst) this.expect(',', '“,”或“}” “,” or “}”');
      this.skipBlanks();
      const start = this.offset;
      if (this.text[start] !== '"') this.halt('引号中的键名 a key in quotes');
      const key = this.readText();
      if (entries.has(key)) throw new Halt({ offset: start, code: 'problem_key_twice', text: key });
      this.expect(':', '“:”');
      entries.set(key, this.readValue(pointer + pointerStep(key), depth + 1));
    }
    return Object.fromEntries(entries);
  }

  readList(pointer: string, depth: number): unknown[] {
    const items: unknown[] = [];
    this.offset += 1;
    for (let isFirst = true; !this.takes(']'); isFirst = false) {
      if (!isFirst) this.expect(',', '“,”或“]” “,” or “]”');
      items.push(this.readValue(`${pointer}/${items.length}`, depth + 1));
    }
    return items;
  }

  /** A text in quotes; what is inside is left to `JSON.parse`, which takes just what the standard takes. */
  readText(): string {
    const start = this.offset;
    const wanted = '完整的引号文本 a text in quotes, ended and with sound escapes';
    const quoted = this.match(/"(?:[^"\\]|\\.)*"/sy, wanted);
    try {
      return String(JSON.parse(quoted));
    } catch {
      this.offset = start;
      return this.halt(wanted);
    }
  }

  readWord(): unknown {
    const pattern = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
    return JSON.parse(this.match(pattern, '一个值 a value'));
  }

  match(pattern: RegExp, wanted: string): string {
    pattern.lastIndex = this.offset;
    const [found] = pattern.exec(this.text) ?? [];
    if (found === undefined) return this.halt(wanted);
    this.offset += found.length;
    return found;
  }

  takes(sign: string): boolean {
    this.skipBlanks();
    if (this.text[this.offset] !== sign) return false;
    this.offset += 1;
    return true;
  }

  expect(sign: string, wanted: string): void {
    if (!this.takes(sign)) this.halt(wanted);
  }

  skipBlanks(): void {
    while (' \n\r\t'.includes(this.text[this.offset] ?? 'none')) this.offset += 1;
  }

  halt(wanted: string): never {
    throw new Halt({ offset: this.offset, code: 'problem_not_json', text: wanted });
  }
}
