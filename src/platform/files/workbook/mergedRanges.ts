const mark = 'mergeCell';
const pattern = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([^"]{1,30})"/g;

/** The longest element that may lie across the end of a chunk. */
const overlapBytes = 120;
const rangesNamed = 5;

/**
 * Finds merged cells in the bytes of a sheet as they pass. The element comes after all rows (ISO/IEC 29500-1, 18.3.1.99), so without
 * this look ahead a merged sheet would be refused only after all its rows had been read. A `<` in a cell's text is always escaped, so
 * the pattern finds nothing else.
 */
export class MergedRanges {
  readonly #found = new Set<string>();
  #tail = Buffer.alloc(0);

  look(chunk: Buffer): void {
    const joined = Buffer.concat([this.#tail, chunk]);
    this.#tail = Buffer.from(joined.subarray(-overlapBytes));
    if (this.#found.size >= rangesNamed || !joined.includes(mark)) return;
    for (const [, range = ''] of joined.toString('latin1').matchAll(pattern)) {
      if (this.#found.size < rangesNamed) this.#found.add(range);
    }
  }

  /** The first few ranges, such as `A1:C1`. */
  get found(): readonly string[] {
    return [...this.#found];
  }
}
