/** PostgreSQL cuts identifiers behind 63 bytes without a word. */
const MOST_BYTES = 63;

/** What PostgreSQL and DuckDB keep for themselves among the names that would need no quotes: current_date, session_user … */
const PLAIN = /^(?!current_|session_|system_)[a-z][a-z0-9]*(_[a-z0-9]+)+$/;

/** A name as SQL has it: in quotes unless it can do without in both dialects. */
export function identifier(name: string): string {
  return PLAIN.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL has it. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A number as SQL has it, to be read as the very same double. DuckDB reads up to 15 digits as an exact decimal; with an exponent it
 * reads a double.
 */
export function numberLiteral(value: number): string {
  if (Number.isNaN(value)) return 'null';
  const text = String(value);
  return text.includes('e') || Number.isSafeInteger(value) || text.length <= 15 ? text : `${text}e0`;
}

/** Words of a pack behind `--`, to the end of the line. */
export function commentOf(...words: readonly string[]): string {
  return `-- ${words.join(' ').replace(/\s+/g, ' ').trim()}`;
}

/** The names of columns that are taken. DuckDB takes names that differ in case alone for one. */
export class Names {
  private readonly taken = new Set<string>();

  /** The name asked for; where that is taken or too long, the nearest that is free and short enough. */
  take(wish: string): string {
    let name = cut(wish, MOST_BYTES);
    for (let count = 2; this.taken.has(name.toLowerCase()); count += 1) {
      name = `${cut(wish, MOST_BYTES - 1 - String(count).length)}_${count}`;
    }
    this.taken.add(name.toLowerCase());
    return name;
  }
}

/** The beginning of a text that fits into so many bytes of UTF-8. */
function cut(text: string, mostBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    if (bytes > mostBytes) return kept;
    kept += character;
  }
  return kept;
}
