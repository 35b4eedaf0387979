import { NOT_IN_USCC, usccSums } from '@leitu/rules';
import { shortText } from '../../platform/files/index.ts';

/** Half of a code is a short text. */
const half = 9;
const sums = usccSums();

/** The halves of a code as two texts that are never null. */
export function halvesSql(uscc: string): readonly [front: string, back: string] {
  const text = `coalesce(${uscc}, '')`;
  return [`substr(${text}, 1, ${half})`, `substr(${text}, ${half + 1})`];
}

/** A code as two hashes of 32 bits that have nothing to do with each other. */
export interface HashedCode {
  a: number;
  b: number;
}

/** Hashes the code of a row (after Fowler, Noll and Vo) and gives whether it is one of the standard. */
export function readCode(front: Uint8Array, back: Uint8Array, row: number, into: HashedCode): boolean {
  const at = row * shortText.bytes;
  if (front[at] !== half || back[at] !== half) return false;
  let [sum, a, b] = [0, 0x811c9dc5 | 0, 0];
  for (let place = 0; place < half; place += 1) {
    const [first, second] = [front[at + shortText.begin + place] ?? 0, back[at + shortText.begin + place] ?? 0];
    sum += (sums[256 * place + first] ?? 0) + (sums[256 * (half + place) + second] ?? 0);
    a = Math.imul(Math.imul(a ^ first, 0x01000193) ^ second, 0x01000193);
    b = Math.imul(b, 0x5bd1e995) + (first << 8) + second;
  }
  into.a = a ^ (a >>> 15);
  into.b = b ^ (b >>> 13);
  return sum < NOT_IN_USCC && sum % 31 === 0;
}
