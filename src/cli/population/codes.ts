import { NOT_IN_USCC, usccSums } from '@leitu/rules';

/** A code as two hashes of 32 bits that have nothing to do with each other. */
export interface HashedCode {
  a: number;
  b: number;
}

const codeBytes = 18;
const sums = usccSums();

/** Hashes a text (after Fowler, Noll and Vo) and gives whether it is a code of the standard. */
export function readCode(bytes: Uint8Array, begin: number, end: number, into: HashedCode): boolean {
  if (end - begin !== codeBytes) return false;
  let [sum, a, b] = [0, 0x811c9dc5 | 0, 0];
  for (let place = 0; place < codeBytes; place += 1) {
    const byte = bytes[begin + place] ?? 0;
    sum += sums[256 * place + byte] ?? 0;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b + byte, 0x5bd1e995);
  }
  into.a = a ^ (a >>> 15);
  into.b = b ^ (b >>> 13);
  return sum < NOT_IN_USCC && sum % 31 === 0;
}
