import duckdb from '@duckdb/node-bindings';

/** Some texts as bytes of UTF-8: those of row r from `begins[r]` up to, not with, `ends[r]`. They are overwritten by the next ones. */
export interface Texts {
  bytes: Uint8Array;
  begins: Int32Array;
  ends: Int32Array;
}

/** A text in a vector (`duckdb_string_t` of DuckDB's C interface): four bytes of length, then up to twelve of its own, or where a longer one stands. */
const entry = { bytes: 16, words: 4, own: 4, address: 8 } as const;
const longestOwn = 12;

/** A file of Parquet has four bytes of length before each text, and a short one may stand between. What is so near to two texts is in their pages of memory. */
const mostBetween = 16;

export function createTexts(): Texts {
  return { bytes: new Uint8Array(0), begins: new Int32Array(0), ends: new Int32Array(0) };
}

/**
 * Reads a vector of texts, none of which is null. To fetch a text by itself takes a microsecond; but those of a column of a file stand one behind
 * the other, with little between, and such a run is fetched at once.
 */
export function readTexts(vector: duckdb.Vector, rows: number, into: Texts): void {
  const entries = alignedOf(duckdb.vector_get_data(vector, rows * entry.bytes));
  const words = new Uint32Array(entries.buffer, entries.byteOffset, rows * entry.words);
  if (into.begins.length < rows) [into.begins, into.ends] = [new Int32Array(rows), new Int32Array(rows)];
  // Short texts have places of their own in front, runs come behind.
  let place = longestOwn * rows;
  makeRoom(into, place);
  const { begins, ends } = into;
  let [first, address, end] = [-1, 0, 0];
  for (let row = 0; row < rows; row += 1) {
    const word = entry.words * row;
    const length = words[word] ?? 0;
    if (length <= longestOwn) {
      begins[row] = longestOwn * row;
      ends[row] = longestOwn * row + length;
      const own = entry.bytes * row + entry.own;
      for (let at = 0; at < length; at += 1) into.bytes[longestOwn * row + at] = entries[own + at] ?? 0;
      continue;
    }
    const stands = (words[word + 2] ?? 0) + 2 ** 32 * (words[word + 3] ?? 0);
    const gap = stands - end;
    if (first < 0 || gap < 0 || gap > mostBetween) {
      place = fetchRun(entries, first, end - address, into, place);
      [first, address] = [row, stands];
    }
    begins[row] = place + (stands - address);
    end = stands + length;
    ends[row] = place + (end - address);
  }
  fetchRun(entries, first, end - address, into, place);
}

/** Fetches a run of so many bytes, whose first text is that of a row; gives the place behind it. */
function fetchRun(entries: Uint8Array<ArrayBuffer>, first: number, size: number, into: Texts, place: number): number {
  if (first < 0) return place;
  const { buffer, byteOffset } = entries;
  const run = duckdb.get_data_from_pointer(buffer, byteOffset + entry.bytes * first + entry.address, size);
  makeRoom(into, place + size);
  into.bytes.set(run, place);
  return place + size;
}

function makeRoom(into: Texts, size: number): void {
  if (into.bytes.length >= size) return;
  const larger = new Uint8Array(2 * size);
  larger.set(into.bytes);
  into.bytes = larger;
}

function alignedOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % 4 === 0 && bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
