/** What is wrong with a unified social credit code. */
export type UsccFault = 'uscc_length' | 'uscc_character' | 'uscc_check_digit';

/** The 31 characters of GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * What is wrong with a code, or null: 18 characters of the standard's alphabet, the last of them a check digit
 * (GB 32100-2015, 4.2 and annex A, after GB/T 17710: weights 3^i modulo 31).
 * @example usccFault('91350100M000100Y43') // null
 */
export function usccFault(code: string): UsccFault | null {
  if (code.length !== 18) return 'uscc_length';
  let sum = 0;
  let weight = 1;
  for (let index = 0; index < 17; index += 1) {
    const value = CHARACTERS.indexOf(code.charAt(index));
    if (value === -1) return 'uscc_character';
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  const check = CHARACTERS.indexOf(code.charAt(17));
  if (check === -1) return 'uscc_character';
  return check === (31 - (sum % 31)) % 31 ? null : 'uscc_check_digit';
}

/**
 * The check digit that belongs to the first 17 characters of a code.
 * @example usccCheckDigit('91350100M000100Y4') // '3'
 */
export function usccCheckDigit(first17: string): string {
  const digit = [...CHARACTERS].find((character) => usccFault(first17 + character) === null);
  if (digit === undefined) throw new Error(`Broken invariant: ${first17} is 17 characters of the standard`);
  return digit;
}

/** Added for a byte that no code holds; the sum of a code is smaller. */
export const NOT_IN_USCC = 2 ** 15;

/**
 * For looking through many codes as bytes: what byte b adds at place i (from 0) stands at 256 i + b. Eighteen bytes are a code of the standard
 * where their sum is below `NOT_IN_USCC` and a multiple of 31.
 */
export function usccSums(): Uint16Array {
  const sums = new Uint16Array(18 * 256).fill(NOT_IN_USCC);
  let weight = 1;
  for (let place = 0; place < 18; place += 1) {
    for (const [value, character] of [...CHARACTERS].entries()) {
      // The check digit is what is missing to the next multiple.
      sums[256 * place + character.charCodeAt(0)] = (place === 17 ? 1 : weight) * value;
    }
    weight = (weight * 3) % 31;
  }
  return sums;
}
