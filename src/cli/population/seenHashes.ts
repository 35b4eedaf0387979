/** Hashes of 64 bits, as two numbers of 32, of which those that came twice can be told. */
export interface SeenHashes {
  add(a: number, b: number): void;
  twice(): HashesTwice;
}

export interface HashesTwice {
  readonly size: number;
  has(a: number, b: number): boolean;
}

/** So many hashes are looked at together, since their table stays in the processor's cache. */
const together = 2 ** 16;
const mostParts = 2 ** 10;
const numbersOf = 2;

/**
 * Remembers so many hashes or a few more, by their first bits in parts: one table of a nation's codes would be looked up in the machine's memory
 * for each of them, which takes several times as long as all else.
 */
export function createSeenHashes(count: number): SeenHashes {
  const partBits = Math.min(Math.log2(mostParts), Math.max(1, Math.ceil(Math.log2(count / together))));
  const shift = 32 - partBits;
  const room = Math.ceil(1.05 * (count / 2 ** partBits)) + 64;
  const parts = Array.from({ length: 2 ** partBits }, () => new Int32Array(numbersOf * room));
  const ends = new Int32Array(parts.length);
  return {
    add(a, b) {
      const place = a >>> shift;
      const end = ends[place] ?? 0;
      let part = parts[place] ?? new Int32Array(0);
      if (end === part.length) {
        part = grown(part);
        parts[place] = part;
      }
      part[end] = a;
      part[end + 1] = b;
      ends[place] = end + numbersOf;
    },
    twice() {
      const twice = new Set<string>();
      for (const [place, part] of parts.entries()) addTwice(part.subarray(0, ends[place]), twice);
      return { size: twice.size, has: (a, b) => twice.has(`${a} ${b}`) };
    },
  };
}

function grown(part: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * part.length);
  larger.set(part);
  return larger;
}

/** Those of a part that came before, by a table with open addresses (Knuth, The Art of Computer Programming 3, algorithm 6.4 L). */
function addTwice(part: Int32Array, twice: Set<string>): void {
  const size = 2 ** Math.ceil(Math.log2(part.length + 1));
  const table = new Int32Array(size).fill(-1);
  for (let at = 0; at < part.length; at += numbersOf) {
    const [a, b] = [part[at] ?? 0, part[at + 1] ?? 0];
    let slot = b & (size - 1);
    for (let known = table[slot] ?? -1; known >= 0; known = table[slot] ?? -1) {
      if (part[known] === a && part[known + 1] === b) {
        twice.add(`${a} ${b}`);
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
    if ((table[slot] ?? -1) < 0) table[slot] = at;
  }
}
