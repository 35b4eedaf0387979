import { describe, expect, it } from 'vitest';
import { NOT_IN_USCC, usccCheckDigit, usccFault, usccSums } from './uscc.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Codes whose check digits the sum below works out anew. */
const SOUND = ['91350100M000100Y43', '91110000802100433B', '91440300708461136T', '9144030071526726XG'];

/** The standard's sum, written out: weights 1, 3, 9, 27, 19, … (3^i modulo 31), the check digit making it 31 − remainder. */
function checkDigit(first17: string): string {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

describe('a unified social credit code', () => {
  it.each(SOUND)('%s is sound', (code) => {
    expect(usccFault(code)).toBeNull();
    expect(usccCheckDigit(code.slice(0, 17))).toBe(code.charAt(17));
    expect(checkDigit(code.slice(0, 17))).toBe(code.charAt(17));
  });

  it.each(SOUND)('%s with any one character mistaken for another is refused', (code) => {
    let tried = 0;
    for (let at = 0; at < 18; at += 1) {
      for (const wrong of ALPHABET) {
        if (wrong === code.charAt(at)) continue;
        tried += 1;
        expect(usccFault(code.slice(0, at) + wrong + code.slice(at + 1))).toBe('uscc_check_digit');
      }
    }
    expect(tried).toBe(18 * 30);
  });

  it.each(SOUND)('%s with two neighbours exchanged is refused', (code) => {
    const exchanged = Array.from({ length: 17 }, (_, at) => {
      return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    });
    const others = exchanged.filter((one) => one !== code);
    expect(new Set(others.map(usccFault))).toEqual(new Set(['uscc_check_digit']));
  });

  it('has the check digit of the standard whatever stands before it', () => {
    for (const character of ALPHABET) {
      const first17 = `9135010${character}M000100Y4`.padEnd(17, character).slice(0, 17);
      expect(usccCheckDigit(first17)).toBe(checkDigit(first17));
    }
  });

  it.each([
    ['', 'uscc_length'],
    ['91350100M000100Y4', 'uscc_length'],
    ['91350100M000100Y433', 'uscc_length'],
    ['91350100I000100Y43', 'uscc_character'],
    ['91350100O000100Y43', 'uscc_character'],
    ['91350100S000100Y43', 'uscc_character'],
    ['91350100V000100Y43', 'uscc_character'],
    ['91350100Z000100Y43', 'uscc_character'],
    ['91350100m000100Y43', 'uscc_character'],
    ['91350100M000100Y4Z', 'uscc_character'],
    ['91350100M000100Y4 ', 'uscc_character'],
    ['91350100Ｍ000100Y43', 'uscc_character'],
    ['91350100M000100Y44', 'uscc_check_digit'],
  ])('“%s” is refused as %s', (code, fault) => {
    expect(usccFault(code)).toBe(fault);
  });

  it('is told from others by the sums of its bytes too', () => {
    const sums = usccSums();
    const isSound = (bytes: Uint8Array) => {
      const sum = bytes.reduce((total, byte, place) => total + (sums[256 * place + byte] ?? 0), 0);
      return sum < NOT_IN_USCC && sum % 31 === 0;
    };
    const [code = ''] = SOUND;
    const bytes = new TextEncoder().encode(code);
    for (let place = 0; place < 18; place += 1) {
      for (let byte = 0; byte < 256; byte += 1) {
        const changed = bytes.with(place, byte);
        expect(isSound(changed)).toBe(usccFault(String.fromCharCode(...changed)) === null);
      }
    }
  });
});
