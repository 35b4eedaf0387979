import { randomInt } from 'node:crypto';

/** Crockford's base 32: digits and letters without I, L, O and U. https://www.crockford.com/base32.html */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const length = 12;

/** The symbols of a code of 60 random bits, as they are hashed. */
export function makeCode(): string {
  return Array.from({ length }, () => symbols.charAt(randomInt(symbols.length))).join('');
}

/**
 * A code as people read it out and type it.
 * @example writeCode('7K3M0QXZ9D2F') // '7K3M-0QXZ-9D2F'
 */
export function writeCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Reads a code however it was typed: small or full-width letters, blanks and strokes anywhere, O for 0, I and L for 1. Gives its 12
 * symbols, or null where it cannot be a code.
 * @example readCode('7k3m oqxz 9d2f') // '7K3M0QXZ9D2F'
 */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Pc}·.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = code.length === length && [...code].every((symbol) => symbols.includes(symbol));
  return isCode ? code : null;
}
